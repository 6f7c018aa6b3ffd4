// Makes of a PDF's bytes what is kept of it: its text without codes, and its reading.
import type { DocumentReading } from '../model/documentReading.ts';
import type { PdfReader } from './createPdfReader.ts';
import { findPrintedFacts, maskCodes } from './findPrintedFacts.ts';

/** Readings made by an older version are made again. */
export const readerVersion = 1;

export async function readDocument(
  reader: PdfReader,
  bytes: Uint8Array,
  readAt: string,
): Promise<{ reading: DocumentReading; text: string }> {
  const told = await reader.read(bytes);
  if ('refusedFor' in told) {
    const { refusedFor } = told;
    const nothing = { pageCount: null, readPages: 0, traits: [], facts: [] };
    return { reading: { state: 'refused', refusedFor, ...nothing, readAt }, text: '' };
  }
  const { pages, pageCount, traits } = told;
  const text = maskCodes(pages.join('\n')).trim();
  const reading: DocumentReading = {
    state: text === '' ? 'noText' : 'read',
    refusedFor: null,
    pageCount,
    readPages: pages.length,
    traits,
    facts: findPrintedFacts(pages),
    readAt,
  };
  return { reading, text };
}
