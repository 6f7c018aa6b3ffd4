// Takes a file that the person gives as a receipt or a proof: a PDF or a picture, known by its first bytes and not its name.
import { FailureError } from '../contract/failure.ts';
import type { CaseDocument } from '../model/caseEntry.ts';
import type { NoticeDocument } from '../model/document.ts';
import type { DocumentFiles, Store } from '../store/store.ts';
import { typeOfFile } from './fileType.ts';

/** Stores the bytes under the case; fails with `document.empty`, or `file.notUnderstood` for anything else. */
export async function keepOwnFile(
  deps: { files: DocumentFiles; newId: () => string; now: () => string },
  caseId: string,
  file: { name: string; base64: string },
): Promise<CaseDocument> {
  const bytes = Buffer.from(file.base64, 'base64');
  const { name } = file;
  if (bytes.byteLength === 0) throw new FailureError('document.empty', { name });
  const type = typeOfFile(bytes);
  if (type === null || type === 'text/html') throw new FailureError('file.notUnderstood', { name });
  const { sha256, size } = await deps.files.write(caseId, bytes);
  return { id: deps.newId(), name, type, size, sha256, storedAt: deps.now() };
}

/** A receipt or a proof that the person gave to a case, or a file that belongs nowhere yet. */
export async function findOwnFile(
  { cases, papers }: Pick<Store, 'cases' | 'papers'>,
  id: string,
): Promise<NoticeDocument | null> {
  const found = await cases.document(id);
  if (found) return asDocument(found.document, found.caseId);
  const paper = await papers.get(id);
  return paper && asDocument({ ...paper, storedAt: paper.addedAt }, paper.folder);
}

/** The person's own file in the shape of any other document, so that it is read, saved and opened alike. */
const asDocument = (
  { id, name, type, size, sha256, storedAt }: CaseDocument,
  caseId: string,
): NoticeDocument => ({
  id,
  noticeId: '',
  accountId: caseId,
  portalDocumentId: id,
  name,
  type,
  size,
  role: 'attachment',
  state: 'stored',
  sha256,
  storedAt,
  failureCode: null,
  attempts: 0,
});
