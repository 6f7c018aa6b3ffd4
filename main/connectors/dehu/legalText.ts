// Reads the text that must be shown before content is accessed (RD 203/2021, art. 44.5) out of the portal's answer.
import { convert } from 'html-to-text';
import { changed, isRecord, readJson, textOf } from './parse.ts';

export interface LegalText {
  id: string;
  /** Plain text; null when the answer held only an id. */
  text: string | null;
}

/** The field that holds the text has no settled name: it is the longest of them. Fails with `portal.changed` without an id. */
export function readLegalText(body: string): LegalText {
  const value = readJson(body, 'legalText');
  const id = isRecord(value) ? textOf(value['id']) : null;
  if (!isRecord(value) || id === null) throw changed('legalText', 'shape');
  const texts = Object.values(value).filter(
    (one): one is string => typeof one === 'string' && one.length > 40,
  );
  const longest = texts.toSorted((a, b) => b.length - a.length)[0];
  if (longest === undefined) return { id, text: null };
  return {
    id,
    text: convert(longest, {
      wordwrap: false,
      selectors: [{ selector: 'a', options: { ignoreHref: true } }],
    }).trim(),
  };
}
