// Fetches what a listing only named: checked, stored under its hash, each failure kept at its document.
import type { Connector, ConnectorContext, DownloadedFile } from '../connectors/connector.ts';
import { FailureError, failureOf } from '../contract/failure.ts';
import type { NoticeDocument } from '../model/document.ts';
import { checkDocument } from './checkDocument.ts';
import type { SyncDeps } from './syncDeps.ts';

/** Returns how many were stored. A document that fails does not stop the others; a portal that fails does. */
export async function fetchDocuments(
  deps: SyncDeps,
  connector: Connector,
  context: ConnectorContext,
): Promise<number> {
  const { download } = connector;
  if (!download) return 0;
  let stored = 0;
  for (const document of await deps.store.documents.pending(context.account.id)) {
    if (context.signal.aborted) throw new FailureError('cancelled');
    const fetched = await fetchDocument(deps, context, document, download);
    if (fetched.state === 'stored') stored += 1;
  }
  return stored;
}

/** Fetches one listed document, checks and stores it; what went wrong with the file itself stays at its record. */
export async function fetchDocument(
  deps: SyncDeps,
  context: ConnectorContext,
  document: NoticeDocument,
  download: NonNullable<Connector['download']>,
): Promise<NoticeDocument> {
  // Another account may speak for the notice; this portal knows it by its own words.
  const notice = await deps.store.notices.toldBy(document.noticeId, document.accountId);
  if (!notice) throw new FailureError('input.notFound', { what: 'notice' });
  const result = await download(context, notice, document).then(
    async (answer) => {
      const { bytes, attachments = [], ...told } = answer instanceof Uint8Array ? { bytes: answer } : answer;
      const failureCode = checkDocument({ ...document, ...told }, bytes);
      const file = bytes.byteLength === 0 ? null : await deps.files.write(context.account.id, bytes);
      await storeAttachments(deps, document, attachments);
      return { ...told, failureCode, sha256: file?.sha256 ?? null, size: bytes.byteLength };
    },
    (error: unknown) => {
      const { code } = failureOf(error);
      if (!code.startsWith('document.') && code !== 'consentNeeded') throw error;
      // The hash of what once was here stays: a file that was lost can be known again by it.
      return { failureCode: code, sha256: document.sha256, size: document.size };
    },
  );
  const isStored = result.failureCode === null;
  const changed: NoticeDocument = {
    ...document,
    ...result,
    state: isStored ? 'stored' : 'failed',
    attempts: document.attempts + Number(document.state === 'failed'),
    storedAt: isStored ? deps.clock.now().toISOString() : null,
  };
  if (isStored && document.sha256 !== null && document.sha256 !== changed.sha256)
    await deps.store.audit.append({
      at: deps.clock.now().toISOString(),
      what: 'document.replaced',
      accountId: document.accountId,
      noticeId: document.noticeId,
      details: { documentId: document.id, before: document.sha256, now: changed.sha256 },
    });
  await deps.store.documents.save(changed);
  deps.hub.emit('notices.changed', { added: [], changed: [document.noticeId] });
  return changed;
}

/** What came in the same answer stands beside the document; what is here already is not stored a second time. */
async function storeAttachments(
  deps: SyncDeps,
  { noticeId, accountId }: NoticeDocument,
  attachments: NonNullable<DownloadedFile['attachments']>,
): Promise<void> {
  if (attachments.length === 0) return;
  const known = (await deps.store.notices.get(noticeId))?.documents ?? [];
  for (const { portalDocumentId, name, type, bytes } of attachments) {
    const before = known.find(
      (one) => one.accountId === accountId && one.portalDocumentId === portalDocumentId,
    );
    const failureCode = checkDocument({ name, type }, bytes);
    if (before?.state === 'stored' || failureCode !== null) continue;
    const { sha256 } = await deps.files.write(accountId, bytes);
    await deps.store.documents.save({
      id: before?.id ?? deps.newId(),
      noticeId,
      accountId,
      portalDocumentId,
      name,
      type,
      role: 'attachment',
      state: 'stored',
      sha256,
      size: bytes.byteLength,
      failureCode: null,
      attempts: 0,
      storedAt: deps.clock.now().toISOString(),
    });
  }
}
