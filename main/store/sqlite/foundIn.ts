// Says in which file, and on which of its pages, the words of a search stand.

import type { FilePlace } from '../documentListStore.ts';
import type { FoundIn } from '../store.ts';
import type { Database } from './database.ts';
import { readSearchText, type SearchTerm } from './searchQuery.ts';
import { snippetOf, snippetWithAll, standsIn } from './snippet.ts';

const mostPlaces = 20;
/** Between the texts of two pages (documents/readDocument.ts); a reading from before pages were kept apart has none. */
const pageBreak = '\f';

interface ReadRow {
  documentId: string;
  name: string;
  text: string;
  pageCount: number | null;
}

/** A reading from before pages were kept apart has one text for all of them. */
const areParted = (pages: string[], pageCount: number | null): boolean => pages.length > 1 || pageCount === 1;

/** The first page that has all of the words, else the first that has any; null when none has. */
export function placeIn(text: string, pageCount: number | null, terms: SearchTerm[]): FilePlace | null {
  const pages = text.split(pageBreak);
  return (
    placeOf(pages, pageCount, (page) => snippetWithAll(page, terms)) ?? placeOfAny(pages, pageCount, terms)
  );
}

/** Likewise, but null where not all of the words stand in the text, on whatever pages. */
export function placeWithAll(text: string, pageCount: number | null, terms: SearchTerm[]): FilePlace | null {
  const pages = text.split(pageBreak);
  const place = placeOf(pages, pageCount, (page) => snippetWithAll(page, terms));
  return place ?? (standsIn(text, terms) ? placeOfAny(pages, pageCount, terms) : null);
}

const placeOfAny = (pages: string[], pageCount: number | null, terms: SearchTerm[]): FilePlace | null =>
  placeOf(pages, pageCount, (page) => snippetOf([page], terms));

function placeOf(
  pages: string[],
  pageCount: number | null,
  look: (page: string) => string | null,
): FilePlace | null {
  for (const [index, page] of pages.entries()) {
    const snippet = look(page);
    if (snippet !== null) return { page: areParted(pages, pageCount) ? index + 1 : null, snippet };
  }
  return null;
}

/** A page belongs to it when it has any of the words: they need not stand on one page together. */
export function findIn(db: Database, noticeId: string, text: string): FoundIn[] {
  const terms = readSearchText(text);
  const rows = db
    .sql(
      `SELECT d.id AS documentId, d.name, r.text, r.reading ->> '$.pageCount' AS pageCount FROM documents d
       JOIN document_readings r ON r.document_id = d.id WHERE d.notice_id = ? ORDER BY d.rowid`,
    )
    .all(noticeId) as unknown as ReadRow[];
  const found: FoundIn[] = [];
  for (const { documentId, name, text: whole, pageCount } of rows) {
    const pages = whole.split(pageBreak);
    const areKnown = areParted(pages, pageCount);
    for (const [index, page] of pages.entries()) {
      const snippet = terms.length === 0 ? null : snippetOf([page], terms);
      if (snippet === null) continue;
      found.push({ documentId, name, page: areKnown ? index + 1 : null, snippet });
      if (found.length === mostPlaces) return found;
    }
  }
  return found;
}
