// Takes files given by hand into the inbox, by the same reading and storing as a sync.
import type { ConnectorRegistry, ListingPage } from '../connectors/connector.ts';
import { FailureError, failureOf } from '../contract/failure.ts';
import type { ImportSummary } from '../contract/views.ts';
import { type Account, importMethod } from '../model/account.ts';
import type { PortalId } from '../model/portal.ts';
import { storePage } from '../sync/storePage.ts';
import type { SyncDeps } from '../sync/syncDeps.ts';

/** Each file is taken, already known, or refused with a reason; one bad file never stops the others. */
export async function importFiles(
  deps: SyncDeps,
  files: { name: string; base64: string }[],
): Promise<ImportSummary> {
  const summary: ImportSummary = { taken: [], known: [], notTaken: [] };
  const runId = deps.newId();
  for (const { name, base64 } of files) {
    try {
      const { portal, page } = await readFile(deps, { name, bytes: Buffer.from(base64, 'base64') });
      if (await isKnown(deps, portal, page)) {
        summary.known.push(name);
        continue;
      }
      const account = await importAccount(deps, portal);
      const stored = await storePage(deps, account.id, runId, page);
      summary.taken.push({ file: name, noticeIds: [...stored.added, ...stored.changed] });
    } catch (error) {
      summary.notTaken.push({ file: name, failure: failureOf(error) });
    }
  }
  const added = summary.taken.flatMap(({ noticeIds }) => noticeIds);
  if (added.length > 0) deps.hub.emit('notices.changed', { added: [], changed: added });
  return summary;
}

async function readFile(
  deps: { registry: ConnectorRegistry; clock: SyncDeps['clock']; store: SyncDeps['store'] },
  file: { name: string; bytes: Uint8Array },
): Promise<{ portal: PortalId; page: ListingPage }> {
  const today = deps.clock.now().toISOString().slice(0, 10);
  const learned = await deps.store.learned.list();
  for (const [portal, connector] of deps.registry) {
    const page = await connector.importFile?.(file, today, learned);
    if (page && page.notices.length > 0) return { portal, page };
  }
  throw new FailureError('file.notUnderstood', { name: file.name });
}

async function isKnown(deps: SyncDeps, portal: PortalId, page: ListingPage): Promise<boolean> {
  const ids = page.notices.map((notice) => notice.portalNoticeId);
  for (const account of await deps.store.accounts.list()) {
    if (account.portal !== portal) continue;
    const known = await deps.store.notices.findKnown(account.id, ids);
    if (known.length === ids.length) return true;
  }
  return false;
}

async function importAccount(deps: SyncDeps, portal: PortalId): Promise<Account> {
  const accounts = await deps.store.accounts.list();
  const existing = accounts.find((account) => account.portal === portal && account.method === importMethod);
  if (existing) return existing;
  const persons = await deps.store.persons.list();
  const person = persons[0] ?? { id: deps.newId(), name: '', nie: null, passport: null };
  if (persons.length === 0) await deps.store.persons.save(person);
  const account: Account = {
    id: deps.newId(),
    portal,
    personId: person.id,
    label: '',
    method: importMethod,
    fields: {},
    subject: null,
    state: 'active',
    parkedFor: null,
    schedule: null,
    nextCheckAt: null,
    lastCompleteListingAt: null,
    createdAt: deps.clock.now().toISOString(),
  };
  await deps.store.accounts.save(account);
  deps.hub.emit('accounts.changed', { accountId: account.id });
  return account;
}
