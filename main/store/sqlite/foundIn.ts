// Says in which file of a notice, and on which of its pages, the words of a search stand.
import type { FoundIn } from '../store.ts';
import type { Database } from './database.ts';
import { readSearchText } from './searchQuery.ts';
import { snippetOf } from './snippet.ts';

const mostPlaces = 20;
/** Between the texts of two pages (documents/readDocument.ts); a reading from before pages were kept apart has none. */
const pageBreak = '\f';

interface ReadRow {
  documentId: string;
  name: string;
  text: string;
  pageCount: number | null;
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
    const areKnown = pages.length > 1 || pageCount === 1;
    for (const [index, page] of pages.entries()) {
      const snippet = terms.length === 0 ? null : snippetOf([page], terms);
      if (snippet === null) continue;
      found.push({ documentId, name, page: areKnown ? index + 1 : null, snippet });
      if (found.length === mostPlaces) return found;
    }
  }
  return found;
}
