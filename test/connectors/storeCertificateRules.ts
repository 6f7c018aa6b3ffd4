// What every Spanish portal does with a certificate of the system's store, as far as it goes without a desktop: what does not fit is
// refused before anything is presented.
import { expect, test } from 'vitest';
import type { Connector, ConnectorContext } from '../../main/connectors/connector.ts';
import { failureOf } from '../../main/contract/failure.ts';
import type { Account } from '../../main/model/account.ts';
import { certificateChoiceOf } from '../../main/net/certificateChoice.ts';
import { openPortalSession } from '../../main/net/openPortalSession.ts';
import { readPkcs12 } from '../../main/vault/certificates/readPkcs12.ts';
import type { SampleCertificate, SampleHolder } from '../portals/ca/sampleAuthority.ts';

type Certificates = Record<SampleHolder, SampleCertificate>;

export interface StoreCertificatePortal {
  /** Asked in each test: a sample portal starts before them and not before this file. */
  started: () => { certificates: Certificates; log: readonly unknown[] };
  bench: () => { connector: Connector; context: (change: Partial<ConnectorContext>) => ConnectorContext };
  account: (change: Partial<Account>) => Account;
}

export const choiceOf = (certificates: Certificates, holder: SampleHolder): string =>
  JSON.stringify(certificateChoiceOf(certificates[holder].pem));

/** A desktop whose store holds this certificate: shown first, presented when nobody refuses. */
export const storeWith =
  ({ pem, p12, passphrase }: SampleCertificate): NonNullable<ConnectorContext['openSession']> =>
  (options) => {
    const { certificate, ...rest } = options;
    if (!certificate || !('choice' in certificate)) throw new Error('a store certificate is expected');
    certificate.examine(pem);
    const { certPem, keyPem } = readPkcs12(p12, passphrase);
    return openPortalSession({ ...rest, certificate: { certPem, keyPem, origins: certificate.origins } });
  };

export function keepsStoreCertificateRules({ started, bench, account }: StoreCertificatePortal): void {
  const accountWith = (choice: string, subject: string | null = null): Account =>
    account({ method: 'osCertificate', fields: { storeCertificate: choice }, subject });
  const accountOf = (holder: SampleHolder, subject: string | null = null): Account =>
    accountWith(choiceOf(started().certificates, holder), subject);
  const storeOf = (holder: SampleHolder) => storeWith(started().certificates[holder]);
  const check = async (change: Partial<ConnectorContext>) => {
    const { connector, context } = bench();
    try {
      return await connector.check(context(change));
    } catch (error) {
      return failureOf(error);
    }
  };

  test('says who signed in', async () => {
    const identity = await check({ account: accountOf('ana'), openSession: storeOf('ana') });
    expect(identity).toMatchObject({ subject: 'X1234567L', name: 'ANA EJEMPLO PRUEBA' });
  });

  test('needs the desktop app', async () => {
    expect(await check({ account: accountOf('ana') })).toEqual({
      code: 'ability.missing',
      details: { what: 'osCertificates' },
    });
    expect(started().log).toEqual([]);
  });

  test.each<[string, SampleHolder, string | null, object]>([
    ['somebody else’s', 'boris', 'X1234567L', { code: 'signIn.otherSubject' }],
    ['one that has ended', 'expired', null, { code: 'certificate.expired' }],
    ['one that has not begun', 'notYetValid', null, { details: { reason: 'notYetValid' } }],
    ['one that only signs', 'signatureOnly', null, { details: { reason: 'signatureOnly' } }],
    ['one without a number', 'nameless', null, { details: { reason: 'noNif' } }],
  ])('refuses %s before it is presented', async (_what, holder, subject, failure) => {
    const found = await check({ account: accountOf(holder, subject), openSession: storeOf(holder) });
    expect(found).toMatchObject(failure);
    expect(started().log).toEqual([]);
  });

  test('an account without a readable choice asks for one', async () => {
    expect(await check({ account: accountWith('{"fingerprint":1}'), openSession: storeOf('ana') })).toEqual({
      code: 'certificate.missing',
      details: { reason: 'noChoice' },
    });
  });
}
