// Refuses what is not the document that was promised: nothing at all, or something else under a PDF's name.
import type { FailureCode } from '../contract/failure.ts';
import type { ListedDocument } from '../model/document.ts';

/** Null when the bytes may be kept as this document. */
export function checkDocument(
  document: Pick<ListedDocument, 'name' | 'type'>,
  bytes: Uint8Array,
): FailureCode | null {
  if (bytes.byteLength === 0) return 'document.empty';
  const isPromisedPdf = document.type === 'application/pdf' || /\.pdf$/i.test(document.name);
  return isPromisedPdf && !hasPdfSignature(bytes) ? 'document.notPdf' : null;
}

/** `%PDF-` within the first 1,024 bytes, as readers accept it (ISO 32000-2, annex H.3.4.1 of the 2008 edition). */
function hasPdfSignature(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).includes('%PDF-');
}
