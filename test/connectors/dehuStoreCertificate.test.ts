// DEHú with a certificate of the system's store, as far as it goes without a desktop, and the way to it from a file.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { dehuAccount, dehuBench } from '../portals/dehu/dehuContext.ts';
import { proveConsent } from '../portals/dehu/proveConsent.ts';
import { sampleNotice } from '../portals/dehu/sampleNotices.ts';
import { type SampleSpain, startSampleSpain } from '../portals/dehu/startSampleSpain.ts';
import { openPortalCore } from '../support/portalCore.ts';
import { choiceOf, keepsStoreCertificateRules, storeWith } from './storeCertificateRules.ts';

let spain: SampleSpain;
beforeAll(async () => {
  spain = await startSampleSpain();
});
afterAll(() => spain.stop());
beforeEach(() => spain.reset());
afterEach(() => proveConsent(spain));

keepsStoreCertificateRules({ started: () => spain, bench: () => dehuBench(spain), account: dehuAccount });

test('an account goes over from its file to the store: file and passphrase are gone, its notices are the same', async () => {
  spain.notices.push(sampleNotice({ concept: 'Pendiente' }));
  const noWindow = () => Promise.reject(new Error('no window'));
  const core = await openPortalCore({ dehu: spain.endpoints }, [spain.caPem], {
    portals: {
      openSession: storeWith(spain.certificates.ana),
      offeredCertificates: async () => [],
      openWindow: noWindow,
    },
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
      fields: { storeCertificate: choiceOf(spain.certificates, 'ana') },
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
