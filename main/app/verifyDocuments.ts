// Reads every stored file through and says which are lost, so that they can be had again while their portal still has them.
import type { ConnectorRegistry } from '../connectors/connector.ts';
import type { LostDocument } from '../contract/documentMethods.ts';
import type { Hub } from '../model/hub.ts';
import { mailboxPortal } from '../model/portal.ts';
import type { DocumentFiles, Store } from '../store/store.ts';

export interface VerifyDeps {
  store: Store;
  files: DocumentFiles;
  hub: Hub;
  registry: ConnectorRegistry;
}

/** Files are read one by one and in pieces. A lost one keeps its record and its hash; it only stops counting as stored. */
export async function verifyDocuments({ store, files, hub, registry }: VerifyDeps): Promise<{
  checked: number;
  lost: LostDocument[];
}> {
  const states = new Map<string, Awaited<ReturnType<DocumentFiles['verify']>>>();
  const lost: LostDocument[] = [];
  for (const { accountId, sha256, documentId } of await store.documents.hashes()) {
    const key = `${accountId}/${sha256}`;
    const state = states.get(key) ?? (await files.verify(accountId, sha256));
    states.set(key, state);
    if (state !== 'whole') lost.push({ ...(await namesOf(documentId)), documentId, reason: state });
  }
  const noticeIds = lost.flatMap(({ noticeId }) => (noticeId === null ? [] : [noticeId]));
  if (noticeIds.length > 0) hub.emit('notices.changed', { added: [], changed: [...new Set(noticeIds)] });
  return { checked: states.size, lost };

  async function namesOf(documentId: string): Promise<Pick<LostDocument, 'noticeId' | 'name' | 'canFetch'>> {
    const document = await store.documents.get(documentId);
    if (!document) {
      const own = (await store.cases.document(documentId))?.document ?? (await store.papers.get(documentId));
      return { noticeId: null, name: own?.name ?? documentId, canFetch: false };
    }
    if (document.state === 'stored')
      await store.documents.save({ ...document, state: 'failed', failureCode: 'document.gone' });
    const account = await store.accounts.get(document.accountId);
    // A mailbox is read, never asked for one file of a mail.
    const canFetch =
      account !== null &&
      account.portal !== mailboxPortal &&
      document.role !== 'evidence' &&
      registry.get(account.portal)?.download !== undefined;
    return { noticeId: document.noticeId, name: document.name, canFetch };
  }
}
