// Takes the annexes out of the answer that hands out a document, where it holds any: they can be had for a short time only.
import { isRecord, readJson, textOf } from './parse.ts';
import { type DehuFile, fileName, mostBytes } from './readFile.ts';

/** Nobody has described the field: the names that the service for large recipients has, in both languages. */
const fieldNames = /^(?:anexos?|annexes|anexosReferencia|attachments|adjuntos)$/i;
/** LEMA sends five; what is beyond any doubt too many is no list of annexes. */
const mostAnnexes = 50;

/**
 * Every annex whose bytes came along, in order; one without bytes, or with a page in their place, is left out. Any kind of
 * file may be one. Never fails: the document itself is read elsewhere, and an annex must not cost it.
 */
export function readAnnexes(text: string, at: string): DehuFile[] {
  const value = jsonOf(text, at);
  if (!isRecord(value)) return [];
  const inner = value['documentContent'];
  const lists = [value, ...(isRecord(inner) ? [inner] : [])].flatMap((one) =>
    Object.entries(one).flatMap(([name, list]) => (fieldNames.test(name) && Array.isArray(list) ? list : [])),
  );
  return lists.slice(0, mostAnnexes).flatMap((annex, position) => readAnnex(annex, position) ?? []);
}

function readAnnex(annex: unknown, position: number): DehuFile | null {
  if (!isRecord(annex)) return null;
  const inner = annex['documentContent'];
  const file = isRecord(inner) ? inner : annex;
  const content = file['content'] ?? file['contenido'];
  if (typeof content !== 'string' || content.length > (mostBytes / 3) * 4) return null;
  const bytes = Buffer.from(content, 'base64');
  const name = fileName(textOf(file['name']) ?? textOf(file['nombre']) ?? `anexo-${position + 1}`);
  const type = textOf(file['mimeType']);
  const isPage = /^\s*<(?:!doctype html|html)/i.test(bytes.subarray(0, 200).toString('latin1'));
  if (bytes.byteLength === 0 || (isPage && !/html?$/i.test(name))) return null;
  return { name, type, bytes };
}

function jsonOf(text: string, at: string): unknown {
  try {
    return readJson(text, at);
  } catch {
    return null;
  }
}
