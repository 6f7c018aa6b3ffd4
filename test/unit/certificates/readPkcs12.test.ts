// Proves that certificate files are opened, old ones too, and that each unusable one is refused with its own reason.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { FailureError, failureOf } from '../../../main/contract/failure.ts';
import { checkCertificate } from '../../../main/vault/certificates/checkCertificate.ts';
import { readPkcs12 } from '../../../main/vault/certificates/readPkcs12.ts';
import {
  type SampleAuthority,
  type SampleHolder,
  sampleAuthority,
  samplePassphrase,
} from '../../portals/ca/sampleAuthority.ts';

let authority: SampleAuthority;
beforeAll(async () => {
  authority = await sampleAuthority();
});

const open = async (name: SampleHolder) => {
  const { p12, passphrase } = await authority.certificate(name);
  return readPkcs12(p12, passphrase);
};
const failureIn = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(FailureError);
    return failureOf(error);
  }
  return null;
};

describe('a certificate file', () => {
  test.each(['ana', 'legacy'] as const)('of %s gives key, chain and whose it is', async (name) => {
    const { facts, certPem, keyPem } = await open(name);
    const leaf = new X509Certificate((await authority.certificate(name)).pem);
    expect(facts).toEqual({
      nif: 'X1234567L',
      name: 'ANA EJEMPLO PRUEBA',
      representative: null,
      issuer: 'AC de prueba',
      serialNumber: leaf.serialNumber,
      fingerprint: leaf.fingerprint256,
      validFrom: leaf.validFromDate.toISOString(),
      validTo: leaf.validToDate.toISOString(),
      canIdentify: true,
    });
    expect(new X509Certificate(certPem).fingerprint256).toBe(leaf.fingerprint256);
    expect(certPem.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(leaf.checkPrivateKey(createPrivateKey(keyPem))).toBe(true);
  });

  test('of a representative names the company, and the human beside it', async () => {
    const { facts } = await open('representative');
    expect(facts).toMatchObject({
      nif: 'B12345674',
      name: 'EMPRESA EJEMPLO SL',
      representative: { nif: '12345678Z', name: 'JUAN MUESTRA' },
    });
  });

  test('keeps names with accents', async () => {
    expect((await open('boris')).facts).toMatchObject({ nif: 'Y1234567X', name: 'BORIS MUESTRA ÑANDÚ' });
  });

  test('with the same name and issuer as another has another fingerprint', async () => {
    const [ana, twin] = [await open('ana'), await open('anaTwin')];
    expect(twin.facts).toMatchObject({ nif: ana.facts.nif, name: ana.facts.name, issuer: ana.facts.issuer });
    expect(twin.facts.fingerprint).not.toBe(ana.facts.fingerprint);
  });

  test('is refused for a wrong passphrase, at once and without its text', async () => {
    const { p12 } = await authority.certificate('ana');
    const { p12: old } = await authority.certificate('legacy');
    for (const file of [p12, old]) {
      for (const wrong of ['', 'no-es-esta', `${samplePassphrase} `]) {
        const failure = failureIn(() => readPkcs12(file, wrong));
        expect(failure).toEqual({ code: 'certificate.rejected', details: { reason: 'passphrase' } });
      }
    }
  });

  test('that is none is refused as such', async () => {
    const { p12, pem } = await authority.certificate('ana');
    const others = [
      new Uint8Array(),
      Buffer.from('%PDF-1.7'),
      Buffer.from(pem),
      p12.subarray(0, 200),
      Buffer.alloc(300_000),
    ];
    for (const bytes of others)
      expect(failureIn(() => readPkcs12(bytes, samplePassphrase))).toEqual({
        code: 'certificate.rejected',
        details: { reason: 'notCertificateFile' },
      });
  });
});

describe('a certificate', () => {
  const now = new Date();
  test.each([
    ['expired', 'certificate.expired', undefined],
    ['notYetValid', 'certificate.rejected', 'notYetValid'],
    ['signatureOnly', 'certificate.rejected', 'signatureOnly'],
    ['nameless', 'certificate.rejected', 'noNif'],
  ] as const)('that is %s cannot sign in', async (name, code, reason) => {
    const { facts } = await open(name);
    expect(failureIn(() => checkCertificate(facts, now))).toMatchObject({
      code,
      details: reason ? { reason } : {},
    });
  });

  test.each(['ana', 'representative', 'revoked'] as const)('of %s may try', async (name) => {
    const { facts } = await open(name);
    expect(failureIn(() => checkCertificate(facts, now))).toBeNull();
  });
});
