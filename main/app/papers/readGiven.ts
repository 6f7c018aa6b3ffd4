// Reads what stands in a file that a person gave: the pages of a PDF, the words of a saved page; a picture has none.
import { open } from 'node:fs/promises';
import type { PdfFile, PdfReader } from '../../documents/createPdfReader.ts';
import { readDocument } from '../../documents/readDocument.ts';
import type { DocumentReading, PrintedFact } from '../../model/documentReading.ts';

export interface GivenText {
  /** Null for what is no PDF. */
  reading: DocumentReading | null;
  /** Without verification codes. */
  text: string;
  facts: PrintedFact[];
}

const longestPage = 2_000_000;

/** Never fails for what stands in the file: what cannot be read has no text. */
export async function readGiven(
  pdf: Pick<PdfReader, 'summarize'>,
  type: string | null,
  file: PdfFile,
  readAt: string,
): Promise<GivenText> {
  if (type === 'application/pdf') {
    const { reading, text } = await readDocument(pdf, file, readAt);
    return { reading, text, facts: reading.facts };
  }
  if (type !== 'text/html') return { reading: null, text: '', facts: [] };
  const [{ convert }, { decodeText }, { findPrintedFacts, maskCodes }] = await Promise.all([
    import('html-to-text'),
    import('../../net/decodeText.ts'),
    import('../../documents/findPrintedFacts.ts'),
  ]);
  const html = decodeText(await startOf(file.path, longestPage)).text;
  const text = convert(html, { wordwrap: false, limits: { maxInputLength: longestPage } });
  return { reading: null, text: maskCodes(text), facts: findPrintedFacts([text]) };
}

async function startOf(path: string, most: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
