// Makes of a PDF what is kept of it: its text without codes, and its reading.
import type { DocumentReading } from '../model/documentReading.ts';
import type { PdfReader, PdfSource } from './createPdfReader.ts';

/** Readings made by an older version are made again. */
export const readerVersion = 4;

export async function readDocument(
  reader: Pick<PdfReader, 'summarize'>,
  source: PdfSource,
  readAt: string,
): Promise<{ reading: DocumentReading; text: string }> {
  const told = await reader.summarize(source);
  if ('refusedFor' in told) {
    const { refusedFor } = told;
    const nothing = { pageCount: null, readPages: 0, traits: [], facts: [] };
    return { reading: { state: 'refused', refusedFor, ...nothing, readAt }, text: '' };
  }
  const { text, ...read } = told;
  const state = text.trim() === '' ? 'noText' : 'read';
  return { reading: { state, refusedFor: null, ...read, readAt }, text };
}
