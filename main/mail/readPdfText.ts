// Gives the text of a PDF that came with a mail, within limits of size, pages, memory and time; a file beyond them has none.
import { createPdfReader, type PdfLimits } from '../documents/createPdfReader.ts';

/** Null: not read, because it is too large, too slow, encrypted, broken or made of images. */
export type PdfTextReader = (bytes: Uint8Array) => Promise<string | null>;

/** A voucher is a page or two; what takes longer than this is made to hold a reader up. */
export const pdfTextLimits: PdfLimits = {
  mostBytes: 5 * 1_048_576,
  mostPages: 4,
  mostChars: 50_000,
  timeMs: 800,
  mostGrowthBytes: 400 * 1_048_576,
};

export function createPdfTextReader(limits: PdfLimits = pdfTextLimits): PdfTextReader {
  const reader = createPdfReader(limits);
  return async (bytes) => {
    const told = await reader.read(bytes);
    const text = 'pages' in told ? told.pages.join('\n').slice(0, limits.mostChars) : '';
    return text.trim() === '' ? null : text;
  };
}
