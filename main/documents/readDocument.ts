// Makes of a PDF's bytes what is kept of it: its text without codes, and its reading.
import type { DocumentReading } from '../model/documentReading.ts';
import type { PdfReader } from './createPdfReader.ts';

/** Readings made by an older version are made again. */
export const readerVersion = 4;

export async function readDocument(
  reader: PdfReader,
  bytes: Uint8Array,
  readAt: string,
): Promise<{ reading: DocumentReading; text: string }> {
  const told = await reader.summarize(bytes);
  if ('refusedFor' in told) {
    const { refusedFor } = told;
    const nothing = { pageCount: null, readPages: 0, traits: [], facts: [] };
    return { reading: { state: 'refused', refusedFor, ...nothing, readAt }, text: '' };
  }
  const { text, ...read } = told;
  // A signature says which bytes it covers (ISO 32000-1, 12.8); whether it holds is checked when somebody asks.
  const isSigned = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/ByteRange');
  const state = text.trim() === '' ? 'noText' : 'read';
  return { reading: { state, refusedFor: null, ...read, isSigned, readAt }, text };
}
