// From stored bytes to a search that finds them: real files, a real store and pdf.js in its thread.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHub } from '../../main/app/createHub.ts';
import { createDocumentReader } from '../../main/app/documentReader.ts';
import { readerVersion } from '../../main/documents/readDocument.ts';
import { silentLogger } from '../../main/model/logger.ts';
import { openDocumentFiles } from '../../main/store/openDocumentFiles.ts';
import type { Store } from '../../main/store/store.ts';
import { samplePdf } from '../portals/samplePdf.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  sampleDocument,
  sampleNotice,
  temporaryProfile,
} from '../support/storeFixtures.ts';

const code = 'GEISER-1a2b-3c4d-5e6f-7a8b-9c0d-1e2f-3a4b-5c6d';
let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let store: Store;
beforeEach(async () => {
  profile = await temporaryProfile();
  store = await openTestStore(profile.profileDir);
  await addAccount(store);
});
afterEach(async () => {
  await store.close();
  await profile.remove();
});

it('reads what is stored, finds it, hides codes, and goes on past what cannot be read', async () => {
  const files = openDocumentFiles({ profileDir: profile.profileDir });
  const contents = {
    good: samplePdf('Sociolaboral: plazo de diez dias habiles'),
    coded: samplePdf(code),
    blank: samplePdf(' '),
    broken: Buffer.from('%PDF-1.7 nada mas'),
  };
  const documents = await Promise.all(
    Object.entries(contents).map(async ([id, bytes]) => {
      const { sha256 } = await files.write('account-1', bytes);
      const where = { noticeId: 'n-p-1', portalDocumentId: id };
      return sampleDocument({ id, ...where, state: 'stored', sha256, storedAt: now });
    }),
  );
  await store.notices.applyListing(planOf([sampleNotice()], { documents }));
  const hub = createHub(silentLogger);
  const clock = { now: () => new Date(now) };
  const reader = createDocumentReader({ store, files, hub, clock, log: silentLogger });
  reader.start();
  await reader.idle();
  const states = await Promise.all(documents.map((document) => reader.read(document)));
  expect(states.map(({ state, refusedFor }) => refusedFor ?? state)).toEqual([
    'read',
    'read',
    'noText',
    'broken',
  ]);
  expect(states.flatMap(({ facts }) => facts.map(({ kind }) => kind))).toEqual([
    'daysToAnswer',
    'verificationCode',
  ]);
  const search = async (text: string) =>
    (await store.notices.search(text, { box: 'all' }, null, 5)).rows.length;
  expect(await search('sociolaboral')).toBe(1);
  expect(await search('3c4d')).toBe(0);
  expect((await reader.pages(documents[1] ?? sampleDocument())).join('')).toContain(code);
  expect(await store.readings.unread(readerVersion, 10)).toEqual([]);
  await reader.close();
}, 60_000);
