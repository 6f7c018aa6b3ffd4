// A real store on disk, real files and a memory vault around a portal that a test scripts page by page.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHub } from '../../main/app/createHub.ts';
import { noEndpoints } from '../../main/app/endpoints.ts';
import { createMakeContext } from '../../main/app/makeContext.ts';
import type { Connector, ListingCursor, ListingEnd, ListingPage } from '../../main/connectors/connector.ts';
import type { EventName } from '../../main/contract/events.ts';
import type { Account } from '../../main/model/account.ts';
import { silentLogger } from '../../main/model/logger.ts';
import type { ListedNotice } from '../../main/model/notice.ts';
import { openDocumentFiles } from '../../main/store/openDocumentFiles.ts';
import { openStore } from '../../main/store/openStore.ts';
import type { SyncDeps } from '../../main/sync/syncDeps.ts';
import { createUpdateAccount } from '../../main/sync/updateAccount.ts';
import {
  type CertificateFiles,
  openCertificateFiles,
} from '../../main/vault/certificates/certificateFiles.ts';
import { createMemoryVault } from '../../main/vault/memory.ts';
import { sampleManifest } from '../unit/sync/sampleManifest.ts';

export const storeWorkerUrl = new URL('../../main/store/sqlite/storeWorker.ts', import.meta.url);

/** What the portal answers in one run: pages in order; an error among them is thrown in its place. */
export type Script = { pages: (Partial<ListingPage> | Error)[]; end?: Partial<ListingEnd> };

export interface SyncBench {
  deps: SyncDeps;
  profileDir: string;
  certificates: CertificateFiles;
  account: Account;
  /** Cursors that the portal was asked with, one per listing. */
  askedWith: (ListingCursor | null)[];
  /** The account's `nextCheckAt` at the moment the portal was asked. */
  stampedWhenAsked: (string | null)[];
  facts: { name: EventName; payload: unknown }[];
  play(script: Script): void;
  clock: { at: Date };
  close(): Promise<void>;
}

export const page = (notices: ListedNotice[], change: Partial<ListingPage> = {}): ListingPage => ({
  notices,
  inlineDocuments: [],
  evidence: [],
  secrets: [],
  seen: notices.length,
  total: null,
  cursor: null,
  ...change,
});

export async function openSyncBench(): Promise<SyncBench> {
  const profileDir = await mkdtemp(join(tmpdir(), 'recado-sync-'));
  const clock = { at: new Date('2026-11-21T10:00:00.000Z') };
  const log = silentLogger;
  const store = await openStore({ profileDir, workerUrl: storeWorkerUrl, log });
  const hub = createHub(log);
  const vault = createMemoryVault({});
  const facts: SyncBench['facts'] = [];
  const names: EventName[] = [
    'notices.changed',
    'accounts.changed',
    'account.parked',
    'run.started',
    'run.finished',
    'alert.raised',
  ];
  for (const name of names) hub.on(name, (payload) => facts.push({ name, payload }));

  let script: Script = { pages: [] };
  const askedWith: (ListingCursor | null)[] = [];
  const stampedWhenAsked: (string | null)[] = [];
  const connector: Connector = {
    manifest: sampleManifest(),
    check: () => Promise.resolve({ subject: 'camila.rojas@example.com', name: null }),
    inspect: () => Promise.reject(new Error('not part of this bench')),
    async *list(context, since) {
      stampedWhenAsked.push((await store.accounts.get(context.account.id))?.nextCheckAt ?? null);
      askedWith.push(since);
      for (const step of script.pages) {
        if (step instanceof Error) throw step;
        yield page(step.notices ?? [], step);
      }
      return { isComplete: true, presentIds: null, unread: [], ...script.end };
    },
  };
  const certificates = openCertificateFiles(profileDir);
  const makeContext = createMakeContext({
    vault,
    certificates,
    learned: store.learned,
    endpoints: noEndpoints,
    clock: { now: () => clock.at },
    log,
  });
  const deps: SyncDeps = {
    store,
    vault,
    hub,
    log,
    files: openDocumentFiles({ profileDir }),
    clock: { now: () => clock.at },
    registry: new Map([['chile', connector]]),
    updateAccount: createUpdateAccount(store.accounts, hub),
    newId: randomUUID,
    random: () => 0,
    contextOf: makeContext,
  };
  const account: Account = {
    id: randomUUID(),
    portal: 'chile',
    personId: 'p1',
    label: 'Camila',
    method: 'imap',
    fields: { host: 'mail.example' },
    subject: 'camila.rojas@example.com',
    state: 'active',
    parkedFor: null,
    schedule: null,
    nextCheckAt: null,
    lastCompleteListingAt: null,
    createdAt: clock.at.toISOString(),
  };
  await store.persons.save({ id: 'p1', name: 'Camila Rojas Ejemplo', nie: null, passport: null });
  await store.accounts.save(account);
  return {
    deps,
    profileDir,
    certificates,
    account,
    askedWith,
    stampedWhenAsked,
    facts,
    clock,
    play: (next) => {
      script = next;
    },
    close: async () => {
      await store.close();
      await rm(profileDir, { recursive: true });
    },
  };
}
