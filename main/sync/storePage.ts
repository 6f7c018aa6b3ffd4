// Puts one page of a listing where it belongs: secrets to the vault, bytes to disk, facts to the store in one transaction.
import type { ListingPage } from '../connectors/connector.ts';
import { noticeSecretKey } from '../model/account.ts';
import type { Deadline } from '../model/deadline.ts';
import type { NoticeDocument } from '../model/document.ts';
import type { ListedNotice } from '../model/notice.ts';
import { mailboxPortal } from '../model/portal.ts';
import { checkDocument } from './checkDocument.ts';
import { feedWaiting } from './feedWaiting.ts';
import { reconcile } from './reconcile.ts';
import type { SyncDeps } from './syncDeps.ts';

export interface StoredPage {
  added: string[];
  changed: string[];
  documents: number;
}

/**
 * Bytes are on disk before the record that names them, and the cursor moves in the same transaction as the facts:
 * whatever moment the process dies at, the next run finds either all of the page or none of it.
 */
export async function storePage(
  deps: SyncDeps,
  accountId: string,
  runId: string,
  page: ListingPage,
): Promise<StoredPage> {
  // Calendars are loaded with the first page, not with the first sight of the inbox.
  const { deadlinesOf } = await import('../deadlines/deadlinesOf.ts');
  const at = deps.clock.now().toISOString();
  const account = await deps.store.accounts.get(accountId);
  const counting = await (await import('./countingContext.ts')).readCounting(deps.store);
  const listed = page.notices.map((notice) =>
    withDerived(notice, deadlinesOf(notice, counting.contextOf(notice, account?.personId ?? '')), page),
  );
  const known = await deps.store.notices.findKnown(
    accountId,
    listed.flatMap(({ portalNoticeId: id }) => [id, ...(page.formerIds?.get(id) ?? [])]),
  );
  const via = account?.portal === mailboxPortal ? 'mail' : 'portal';
  const { added, changed, idOf } = reconcile(listed, known, deps.newId, { via, formerIds: page.formerIds });
  const touched = new Set([...added, ...changed].map((notice) => notice.id));

  for (const secret of page.secrets) {
    const id = idOf.get(secret.portalNoticeId);
    if (id !== undefined && touched.has(id))
      await deps.vault.write(noticeSecretKey(id, secret.name), secret.value);
  }

  const kept = await documentsBefore(deps, accountId, changed);
  const documents: NoticeDocument[] = [];
  const here = new Set<string>();
  for (const { portalNoticeId, document, bytes } of [
    ...page.inlineDocuments,
    ...page.evidence.map(asDocument),
  ]) {
    const noticeId = idOf.get(portalNoticeId);
    if (noticeId === undefined || !touched.has(noticeId)) continue;
    const failureCode = checkDocument(document, bytes);
    const file = bytes.byteLength === 0 ? null : await deps.files.write(accountId, bytes);
    const key = documentKey(noticeId, document.portalDocumentId);
    here.add(key);
    const before = kept.get(key);
    if (before?.state === 'stored' && before.sha256 === file?.sha256) continue;
    documents.push({
      ...document,
      // Other bytes under the same name stand beside the first ones; nothing that was stored is overwritten.
      id: before && before.state !== 'stored' ? before.id : deps.newId(),
      noticeId,
      accountId,
      attempts: 0,
      size: bytes.byteLength,
      failureCode,
      state: failureCode === null ? 'stored' : 'failed',
      sha256: file?.sha256 ?? null,
      storedAt: failureCode === null ? at : null,
    });
  }
  for (const { id, facts } of [...added, ...changed]) {
    for (const document of facts.documents) {
      const key = documentKey(id, document.portalDocumentId);
      if (here.has(key) || kept.has(key)) continue;
      documents.push({
        ...document,
        id: deps.newId(),
        noticeId: id,
        accountId,
        attempts: 0,
        state: 'pending',
        sha256: null,
        storedAt: null,
        failureCode: null,
      });
    }
  }

  const changes = await deps.store.notices.applyListing({
    accountId,
    runId,
    at,
    added,
    changed,
    documents,
    cursor: page.cursor,
    listed: listed.length,
  });
  await feedWaiting(deps, changes.added);
  // What is only named yet is counted when it has been fetched.
  const arrived = documents.filter(({ state, role }) => state === 'stored' && role !== 'evidence');
  return { ...changes, documents: arrived.length };
}

const documentKey = (noticeId: string, portalDocumentId: string) => `${noticeId} ${portalDocumentId}`;

/** What changed notices have already from this account: a file that is here is not stored, and one that failed not asked for, a second time. */
async function documentsBefore(
  deps: SyncDeps,
  accountId: string,
  changed: { id: string }[],
): Promise<Map<string, NoticeDocument>> {
  const records = await Promise.all(changed.map(({ id }) => deps.store.notices.get(id)));
  const documents = records.flatMap((record) => record?.documents ?? []);
  return new Map(
    documents
      .filter((document) => document.accountId === accountId)
      .map((document) => [documentKey(document.noticeId, document.portalDocumentId), document]),
  );
}

function withDerived(notice: ListedNotice, deadlines: Deadline[], page: ListingPage): ListedNotice {
  const secretNames = page.secrets
    .filter((secret) => secret.portalNoticeId === notice.portalNoticeId)
    .map(({ name }) => name);
  return { ...notice, deadlines, ...(secretNames.length > 0 ? { secretNames } : {}) };
}

const asDocument = ({ portalNoticeId, name, type, bytes }: ListingPage['evidence'][number]) => ({
  portalNoticeId,
  bytes,
  document: {
    portalDocumentId: `evidence:${name}`,
    name,
    type,
    size: bytes.byteLength,
    role: 'evidence' as const,
  },
});
