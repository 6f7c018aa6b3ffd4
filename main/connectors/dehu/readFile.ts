// Reads the JSON in which the portal hands out a file: content in base64 and a name, in one of two shapes.
import { FailureError } from '../../contract/failure.ts';
import { pdfProblem } from '../kit/pdfCheck.ts';
import { changed, isRecord, readJson, textOf } from './parse.ts';

export interface DehuFile {
  name: string;
  type: string | null;
  bytes: Uint8Array;
}

/** Twice the largest message of LEMA (15 MB), and some room. */
export const mostBytes = 64 * 1024 * 1024;

/**
 * Fails with `document.empty`, `document.notPdf` (a page or a text under a document's name), `document.tooLarge`, or
 * `portal.changed`. A ZIP is kept as it is: several files come as one.
 */
export function readDehuFile(text: string, at: string, fallbackName: string): DehuFile {
  const value = readJson(text, at);
  if (!isRecord(value)) throw changed(at, 'shape');
  const wrapped = value['documentContent'];
  const file = isRecord(wrapped) ? wrapped : value;
  const content = file['content'];
  if (typeof content !== 'string') throw changed(at, 'shape');
  if (content.length > (mostBytes / 3) * 4)
    throw new FailureError('document.tooLarge', { limitBytes: mostBytes });
  const bytes = Buffer.from(content, 'base64');
  const isZip = bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
  const problem = isZip ? null : pdfProblem(bytes);
  if (problem) throw new FailureError(problem, { at });
  const name = fileName(textOf(file['name']) ?? fallbackName);
  const extension = isZip ? '.zip' : '.pdf';
  return {
    name: name.toLowerCase().endsWith(extension) ? name : `${name}${extension}`,
    type: isZip ? 'application/zip' : 'application/pdf',
    bytes,
  };
}

/** A name that leads nowhere else. */
export const fileName = (told: string): string => told.replaceAll(/[/\\\p{Cc}]/gu, '_').slice(0, 200);
