// Says whether bytes are a PDF, as far as the first and last bytes tell.
import type { FailureCode } from '../../contract/failure.ts';

/** Null when it is a PDF, else the failure. Readers accept the signature anywhere in the first kilobyte. */
export function pdfProblem(
  bytes: Uint8Array,
): Extract<FailureCode, 'document.empty' | 'document.notPdf'> | null {
  if (bytes.byteLength === 0) return 'document.empty';
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1_024, bytes.byteLength)).toString(
    'latin1',
  );
  return start.includes('%PDF-') ? null : 'document.notPdf';
}
