// The sede with a certificate of the system's store, as far as it goes without a desktop: what is refused before anything is presented.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ConnectorContext } from '../../main/connectors/connector.ts';
import { failureOf } from '../../main/contract/failure.ts';
import { certificateChoiceOf } from '../../main/net/certificateChoice.ts';
import { openPortalSession } from '../../main/net/openPortalSession.ts';
import { readPkcs12 } from '../../main/vault/certificates/readPkcs12.ts';
import type { SampleHolder } from '../portals/ca/sampleAuthority.ts';
import { proveNothingOpened } from '../portals/sede/proveNothingOpened.ts';
import { sedeAccount, sedeBench } from '../portals/sede/sedeContext.ts';
import { type SampleSede, startSampleSede } from '../portals/sede/startSampleSede.ts';

let sede: SampleSede;
beforeAll(async () => {
  sede = await startSampleSede({ switches: { wafApartMs: 0 } });
});
afterAll(() => sede.stop());
afterEach(() => proveNothingOpened(sede));
beforeEach(() => sede.reset());

const choiceOf = (holder: SampleHolder): string =>
  JSON.stringify(certificateChoiceOf(sede.certificates[holder].pem));
const accountWith = (choice: string, subject: string | null = null) =>
  sedeAccount({ method: 'osCertificate', fields: { storeCertificate: choice }, subject });

/** A desktop whose store holds this certificate: shown first, presented when nobody refuses. */
const storeWith =
  (holder: SampleHolder): NonNullable<ConnectorContext['openSession']> =>
  (options) => {
    const { p12, passphrase } = sede.certificates[holder];
    const { certificate, ...rest } = options;
    if (!certificate || !('choice' in certificate)) throw new Error('a store certificate is expected');
    certificate.examine(sede.certificates[holder].pem);
    const { certPem, keyPem } = readPkcs12(p12, passphrase);
    return openPortalSession({ ...rest, certificate: { certPem, keyPem, origins: certificate.origins } });
  };

const failed = async (change: Partial<ConnectorContext>) => {
  const bench = sedeBench(sede);
  try {
    return await bench.connector.check(bench.context(change));
  } catch (error) {
    return failureOf(error);
  }
};

test('says who signed in', async () => {
  const identity = await failed({ account: accountWith(choiceOf('ana')), openSession: storeWith('ana') });
  expect(identity).toMatchObject({ subject: 'X1234567L', name: 'ANA EJEMPLO PRUEBA' });
});

test('needs the desktop app', async () => {
  expect(await failed({ account: accountWith(choiceOf('ana')) })).toEqual({
    code: 'ability.missing',
    details: { what: 'osCertificates' },
  });
  expect(sede.log).toEqual([]);
});

test.each<[string, SampleHolder, string | null, object]>([
  ['somebody else’s', 'boris', 'X1234567L', { code: 'signIn.otherSubject' }],
  ['one that has ended', 'expired', null, { code: 'certificate.expired' }],
  ['one that has not begun', 'notYetValid', null, { details: { reason: 'notYetValid' } }],
  ['one that only signs', 'signatureOnly', null, { details: { reason: 'signatureOnly' } }],
  ['one without a number', 'nameless', null, { details: { reason: 'noNif' } }],
])('refuses %s before it is presented', async (_what, holder, subject, failure) => {
  const change = { account: accountWith(choiceOf(holder), subject), openSession: storeWith(holder) };
  expect(await failed(change)).toMatchObject(failure);
  expect(sede.log).toEqual([]);
});

test('an account without a readable choice asks for one', async () => {
  expect(await failed({ account: accountWith('{"fingerprint":1}'), openSession: storeWith('ana') })).toEqual({
    code: 'certificate.missing',
    details: { reason: 'noChoice' },
  });
});
