// Gives each row an id that lasts: the portal's own, else a hash of what the row says; never its position.
import { createHash } from 'node:crypto';
import type { ListRow, PageLink } from '../kit/reader/pageReading.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';

/** Counts what is equal in a listing, so that two notices with the same words are two. */
export type Ordinals = Map<string, number>;

/** The portal's own number, or the one in a link; a short number is the row's position. */
export function ownId({ fields, links }: Pick<ListRow, 'fields' | 'links'>): string | null {
  const own = fields.noticeId?.value ?? null;
  if (own !== null && !/^\d{1,4}$/.test(own) && own.length <= 60) return own;
  return links.map(idInLink).find((id) => id !== null) ?? null;
}

/** The own ids of the rows of a page; a number that stands at rows of different words is none of a notice. */
export function ownIds(rows: readonly ListRow[]): (string | null)[] {
  const texts = new Map<string, Set<string>>();
  for (const row of rows) {
    const id = ownId(row);
    if (id !== null) texts.set(id, (texts.get(id) ?? new Set()).add(normalWords(row.rawText)));
  }
  return rows.map((row) => {
    const id = ownId(row);
    return id !== null && texts.get(id)?.size === 1 ? id : null;
  });
}

/**
 * A hash of case, moment and subject with the ordinal among equals; `counted` parts rows that have a number now from those that
 * have none.
 */
export function hashedId({ fields }: ListRow, title: string, ordinals: Ordinals, counted = ''): string {
  const when = (fields.madeAvailable ?? fields.date)?.raw ?? '';
  const key = [fields.caseNumber?.value ?? '', when, title].map(normalWords).join('|');
  const ordinal = (ordinals.get(counted + key) ?? 0) + 1;
  ordinals.set(counted + key, ordinal);
  return createHash('sha256').update(`${key}|${ordinal}`).digest('hex').slice(0, 20);
}

const idName = /^(?:id|id_?not\w*|id_?doc\w*|cod\w*|nro\w*|num\w*|n)$/i;
const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

function idInLink(link: PageLink): string | null {
  if (link.kind === 'act') return null;
  if (link.postback) {
    const { argument } = link.postback;
    return guid.exec(argument)?.[0] ?? /^(?:[A-Za-z]+\$)?(\d{5,20})$/.exec(argument)?.[1] ?? null;
  }
  const url = link.href === null ? null : URL.parse(link.href);
  if (!url) return null;
  for (const [name, value] of url.searchParams)
    if (idName.test(name) && /^[\w-]{2,40}$/.test(value)) return value;
  return null;
}

/** The same for one notice wherever its printed number is told. */
export const numberedKey = (number: string): string => `peru:${number.toLowerCase()}`;
