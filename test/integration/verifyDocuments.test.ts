// Lost files of a real store: found by their hash, marked, had again from a portal that still has them, never exchanged unasked.
import { rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHub } from '../../main/app/createHub.ts';
import { verifyDocuments } from '../../main/app/verifyDocuments.ts';
import type { Connector, ConnectorContext, ConnectorRegistry } from '../../main/connectors/connector.ts';
import { silentLogger } from '../../main/model/logger.ts';
import { openDocumentFiles } from '../../main/store/openDocumentFiles.ts';
import type { DocumentFiles, Store } from '../../main/store/store.ts';
import { fetchDocument } from '../../main/sync/fetchDocuments.ts';
import type { SyncDeps } from '../../main/sync/syncDeps.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  sampleDocument,
  sampleNotice,
  temporaryProfile,
} from '../support/storeFixtures.ts';

const pdf = (text: string): Uint8Array => Buffer.from(`%PDF-1.7 ${text}`);
let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let store: Store;
let files: DocumentFiles;
let hashes: string[];
const hub = createHub(silentLogger);
const portal = { download: () => Promise.resolve(pdf('again')) } as unknown as Connector;
const registry: ConnectorRegistry = new Map([['dehu', portal]]);

beforeEach(async () => {
  profile = await temporaryProfile();
  store = await openTestStore(profile.profileDir);
  files = openDocumentFiles({ profileDir: profile.profileDir });
  await addAccount(store);
  const texts = ['whole', 'missing', 'damaged'];
  hashes = await Promise.all(texts.map(async (text) => (await files.write('account-1', pdf(text))).sha256));
  const documents = texts.map((name, at) =>
    sampleDocument({
      id: name,
      portalDocumentId: name,
      name: `${name}.pdf`,
      noticeId: 'n-p-1',
      state: 'stored',
      sha256: hashes[at] ?? null,
      storedAt: now,
    }),
  );
  await store.notices.applyListing(planOf([sampleNotice()], { documents }));
  await rm(files.path('account-1', hashes[1] ?? ''));
  await writeFile(files.path('account-1', hashes[2] ?? ''), pdf('damageD'));
});
afterEach(async () => {
  await store.close();
  await profile.remove();
});

it('names what is lost, keeps the hash, and leaves what is whole alone', async () => {
  const changed: string[][] = [];
  const off = hub.on('notices.changed', (fact) => changed.push(fact.changed));
  const { checked, lost } = await verifyDocuments({ store, files, hub, registry });
  off();
  expect(checked).toBe(3);
  expect(lost.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
    { documentId: 'damaged', noticeId: 'n-p-1', name: 'damaged.pdf', reason: 'damaged', canFetch: true },
    { documentId: 'missing', noticeId: 'n-p-1', name: 'missing.pdf', reason: 'missing', canFetch: true },
  ]);
  expect(changed).toEqual([['n-p-1']]);
  expect(await store.documents.get('whole')).toMatchObject({ state: 'stored' });
  expect(await store.documents.get('missing')).toMatchObject({
    state: 'failed',
    failureCode: 'document.gone',
    sha256: hashes[1],
  });
});

it('gets a lost file again and writes down that other bytes came', async () => {
  await verifyDocuments({ store, files, hub, registry });
  const document = await store.documents.get('missing');
  if (!document || !portal.download) throw new Error('not there');
  const account = await store.accounts.get('account-1');
  const deps = { store, files, hub, clock: { now: () => new Date(now) } } as unknown as SyncDeps;
  const context = { account } as unknown as ConnectorContext;
  const again = await fetchDocument(deps, context, document, portal.download);
  expect(again).toMatchObject({ state: 'stored', failureCode: null });
  expect(Buffer.from(await files.read('account-1', again.sha256 ?? ''))).toEqual(pdf('again'));
  expect(await store.audit.list({ limit: 1 })).toMatchObject([
    { what: 'document.replaced', details: { before: hashes[1], now: again.sha256 } },
  ]);
  expect((await verifyDocuments({ store, files, hub, registry })).lost).toHaveLength(1);
});
