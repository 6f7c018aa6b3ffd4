// DEHú with a certificate of the system's store, as far as it goes without a desktop: what is refused before anything is presented.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ConnectorContext } from '../../main/connectors/connector.ts';
import { failureOf } from '../../main/contract/failure.ts';
import { certificateChoiceOf } from '../../main/net/certificateChoice.ts';
import { openPortalSession } from '../../main/net/openPortalSession.ts';
import { readPkcs12 } from '../../main/vault/certificates/readPkcs12.ts';
import type { SampleHolder } from '../portals/ca/sampleAuthority.ts';
import { dehuAccount, dehuBench } from '../portals/dehu/dehuContext.ts';
import { proveConsent } from '../portals/dehu/proveConsent.ts';
import { sampleNotice } from '../portals/dehu/sampleNotices.ts';
import { type SampleSpain, startSampleSpain } from '../portals/dehu/startSampleSpain.ts';
import { openPortalCore } from '../support/portalCore.ts';

let spain: SampleSpain;
beforeAll(async () => {
  spain = await startSampleSpain();
});
afterAll(() => spain.stop());
beforeEach(() => spain.reset());
afterEach(() => proveConsent(spain));

const choiceOf = (holder: SampleHolder): string =>
  JSON.stringify(certificateChoiceOf(spain.certificates[holder].pem));
const accountWith = (choice: string, subject: string | null = null) =>
  dehuAccount({ method: 'osCertificate', fields: { storeCertificate: choice }, subject });

/** A desktop whose store holds this certificate: shown first, presented when nobody refuses. */
const storeWith =
  (holder: SampleHolder): NonNullable<ConnectorContext['openSession']> =>
  (options) => {
    const { p12, passphrase } = spain.certificates[holder];
    const { certificate, ...rest } = options;
    if (!certificate || !('choice' in certificate)) throw new Error('a store certificate is expected');
    certificate.examine(spain.certificates[holder].pem);
    const { certPem, keyPem } = readPkcs12(p12, passphrase);
    return openPortalSession({ ...rest, certificate: { certPem, keyPem, origins: certificate.origins } });
  };

const failed = async (change: Partial<ConnectorContext>) => {
  const bench = dehuBench(spain);
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
  expect(spain.log).toEqual([]);
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
  expect(spain.log).toEqual([]);
});

test('an account without a readable choice asks for one', async () => {
  expect(await failed({ account: accountWith('{"fingerprint":1}'), openSession: storeWith('ana') })).toEqual({
    code: 'certificate.missing',
    details: { reason: 'noChoice' },
  });
});

test('an account goes over from its file to the store: file and passphrase are gone, its notices are the same', async () => {
  spain.notices.push(sampleNotice({ concept: 'Pendiente' }));
  const noWindow = () => Promise.reject(new Error('no window'));
  const core = await openPortalCore({ dehu: spain.endpoints }, [spain.caPem], {
    portals: { openSession: storeWith('ana'), offeredCertificates: async () => [], openWindow: noWindow },
  });
  try {
    const { p12, passphrase } = spain.certificates.ana;
    const file = {
      portal: 'dehu',
      method: 'pkcs12',
      label: '',
      personId: null,
      personName: 'Ana',
      fields: {},
      secrets: { passphrase },
      certificate: { name: 'ana.p12', base64: p12.toString('base64') },
    };
    const { id, personId } = await core.value('accounts.add', file);
    await core.core.idle();
    const before = (await core.rows()).map((row) => row.id);
    expect(before).toHaveLength(1);
    // A certificate of somebody else is no certificate of this person, whoever is chosen for it.
    const boris = spain.certificates.boris;
    const other = { name: 'boris.p12', base64: boris.p12.toString('base64') };
    expect(
      await core.failure('accounts.add', {
        ...file,
        personId,
        secrets: { passphrase: boris.passphrase },
        certificate: other,
      }),
    ).toMatchObject({ code: 'signIn.otherSubject', details: { expected: 'X1234567L' } });
    const store = {
      id,
      method: 'osCertificate',
      fields: { storeCertificate: choiceOf('ana') },
      secrets: {},
      certificate: null,
    };
    expect(await core.value('accounts.signIn', store)).toMatchObject({
      method: 'osCertificate',
      subject: 'X1234567L',
      state: 'active',
    });
    await core.core.idle();
    expect(core.runs.at(-1)).toMatchObject({ result: 'ok' });
    expect((await core.rows()).map((row) => row.id)).toEqual(before);
    expect(await readdir(join(core.profileDir, 'certificates'))).toEqual([]);
    await core.reopen();
    expect(await core.sync()).toMatchObject({ result: 'ok' });
  } finally {
    await core.close();
  }
}, 30_000);
