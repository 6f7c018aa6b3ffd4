// What Chromium's words for a failed connection mean, and what names a certificate beyond doubt.
import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumFailure } from '../../../main/electron/portal/chromiumFailure.ts';
import { certificateChoiceOf, isChosen, readCertificateChoice } from '../../../main/net/certificateChoice.ts';
import { type SampleAuthority, sampleAuthority } from '../../portals/ca/sampleAuthority.ts';

describe('Chromium’s errors', () => {
  const codeOf = (name: string, certificate: 'none' | 'notPresented' | 'presented' = 'none') => {
    const { code, details } = chromiumFailure(new Error(`net::ERR_${name}`), {
      host: 'h',
      certificate,
    }).failure;
    return 'reason' in details && code.startsWith('certificate')
      ? `${code} ${String(details['reason'])}`
      : code;
  };

  test.each([
    ['NAME_NOT_RESOLVED', 'network.offline'],
    ['INTERNET_DISCONNECTED', 'network.offline'],
    ['TIMED_OUT', 'network.timeout'],
    ['CONNECTION_TIMED_OUT', 'network.timeout'],
    ['CERT_AUTHORITY_INVALID', 'network.tls'],
    ['CERT_DATE_INVALID', 'network.tls'],
    ['SSL_PROTOCOL_ERROR', 'network.tls'],
    ['BAD_SSL_CLIENT_AUTH_CERT', 'network.tls'],
    ['SOCKET_NOT_CONNECTED', 'portal.down'],
    ['CONTENT_DECODING_FAILED', 'portal.changed'],
    ['CONNECTION_REFUSED', 'portal.down'],
    ['CONNECTION_RESET', 'portal.down'],
    ['EMPTY_RESPONSE', 'portal.down'],
  ])('%s is %s', (name, code) => {
    expect(codeOf(name)).toBe(code);
  });

  test.each([
    ['BAD_SSL_CLIENT_AUTH_CERT', 'notPresented', 'certificate.missing noneOffered'],
    ['SOCKET_NOT_CONNECTED', 'notPresented', 'certificate.missing noneOffered'],
    ['BAD_SSL_CLIENT_AUTH_CERT', 'presented', 'certificate.rejected BAD_SSL_CLIENT_AUTH_CERT'],
    [
      'SSL_CLIENT_AUTH_SIGNATURE_FAILED',
      'presented',
      'certificate.rejected SSL_CLIENT_AUTH_SIGNATURE_FAILED',
    ],
    ['SSL_PROTOCOL_ERROR', 'presented', 'network.tls'],
    ['NAME_NOT_RESOLVED', 'notPresented', 'network.offline'],
  ] as const)('%s, certificate %s, is %s', (name, certificate, code) => {
    expect(codeOf(name, certificate)).toBe(code);
  });

  test('words that say nothing are the portal being down', () => {
    expect(
      chromiumFailure(new Error('Redirect was cancelled'), { host: 'h', certificate: 'none' }).failure,
    ).toEqual({
      code: 'portal.down',
      details: { host: 'h' },
    });
  });
});

describe('the choice', () => {
  let authority: SampleAuthority;
  beforeAll(async () => {
    authority = await sampleAuthority();
  });
  const pemOf = async (name: 'ana' | 'anaTwin') => (await authority.certificate(name)).pem;

  test('is read back as it was kept, and names one certificate only', async () => {
    const ana = await pemOf('ana');
    const choice = readCertificateChoice(JSON.stringify(certificateChoiceOf(ana)));
    expect(isChosen(choice, ana)).toBe(true);
    expect(isChosen(choice, await pemOf('anaTwin'))).toBe(false);
    expect(isChosen({ ...choice, serialNumber: '01' }, ana)).toBe(false);
    expect(isChosen({ ...choice, issuer: 'CN=other' }, ana)).toBe(false);
    expect(isChosen(choice, 'no certificate')).toBe(false);
  });

  test.each([undefined, '', '{', 'null', '{}', '{"fingerprint":"x"}'])('%s is no choice', (text) => {
    expect(() => readCertificateChoice(text)).toThrow(
      expect.objectContaining({
        failure: { code: 'certificate.missing', details: { reason: 'noChoice' } },
      }) as Error,
    );
  });
});
