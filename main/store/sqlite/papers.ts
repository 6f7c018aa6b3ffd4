// Keeps files that a person gave and that belong nowhere yet, and says where the same bytes are already.
import type { Instant } from '../../model/day.ts';
import type { NoticeDocument } from '../../model/document.ts';
import type { PrintedFact } from '../../model/documentReading.ts';
import type { Holder, KeptPaper, Paper } from '../paperStore.ts';
import type { Database } from './database.ts';
import { saveDocument } from './documents.ts';
import { keepOwnReading } from './ownReadings.ts';
import { StoreFailure } from './storeFailure.ts';

const keptDays = 30;
const columns = 'id, folder, name, type, size, sha256, added_at AS addedAt, facts';

const toPaper = (row: Record<string, unknown>): Paper => ({
  ...(row as unknown as Paper),
  facts: JSON.parse(row['facts'] as string) as PrintedFact[],
});

const listPapers = (db: Database): Paper[] =>
  db
    .sql(`SELECT ${columns} FROM papers WHERE removed_at IS NULL ORDER BY added_at DESC, rowid DESC`)
    .all()
    .map(toPaper);

/** A hidden one too, so that it can be shown again. */
function getPaper(db: Database, id: string): Paper | null {
  const row = db.sql(`SELECT ${columns} FROM papers WHERE id = ?`).get(id);
  return row ? toPaper(row) : null;
}

const holdersOf = (db: Database, sha256: string): Holder[] =>
  db
    .sql(
      `SELECT 'notice' AS what, notice_id AS id, id AS documentId, state = 'stored' AS isHere FROM documents WHERE sha256 = ?1
       UNION ALL SELECT 'case', c.id, d.id, 1 FROM case_documents d JOIN cases c ON c.no = d.case_no
         WHERE d.sha256 = ?1 AND c.removed_at IS NULL
       UNION ALL SELECT 'paper', id, id, 1 FROM papers WHERE sha256 = ?1 AND removed_at IS NULL`,
    )
    .all(sha256)
    .map((row) => ({ ...(row as unknown as Holder), isHere: row['isHere'] === 1 }));

function savePapers(db: Database, papers: readonly KeptPaper[]): void {
  db.transaction(() => {
    for (const { paper, reading } of papers) {
      const { id, folder, name, type, size, sha256, addedAt, facts } = paper;
      db.sql(
        `INSERT OR REPLACE INTO papers (id, folder, name, type, size, sha256, added_at, facts)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(id, folder, name, type, size, sha256, addedAt, JSON.stringify(facts));
      keepOwnReading(db, reading);
    }
  });
}

function filePaper(db: Database, id: string, document: NoticeDocument | null): void {
  db.transaction(() => {
    if (document) {
      if (!db.sql('SELECT 1 FROM notices WHERE id = ?').get(document.noticeId))
        throw new StoreFailure('input.notFound', { what: 'notice' });
      saveDocument(db, document);
    }
    db.sql('DELETE FROM papers WHERE id = ?').run(id);
  });
}

function purgePapers(db: Database, at: Instant): Paper[] {
  const before = new Date(Date.parse(at) - keptDays * 86_400_000).toISOString();
  return db.sql(`DELETE FROM papers WHERE removed_at < ? RETURNING ${columns}`).all(before).map(toPaper);
}

/** The first argument of each is the moment it was asked for. */
export const createPaperOperations = (db: Database) => ({
  'papers.list': () => listPapers(db),
  'papers.get': (_now: Instant, id: string) => getPaper(db, id),
  'papers.holders': (_now: Instant, sha256: string) => holdersOf(db, sha256),
  'papers.save': (_now: Instant, papers: readonly KeptPaper[]) => savePapers(db, papers),
  'papers.file': (_now: Instant, id: string, document: NoticeDocument | null) => filePaper(db, id, document),
  'papers.hide': (_now: Instant, id: string, at: Instant | null): void => {
    db.sql('UPDATE papers SET removed_at = ? WHERE id = ?').run(at, id);
  },
  'papers.purge': (_now: Instant, at: Instant) => purgePapers(db, at),
  'papers.hasFile': (_now: Instant, folder: string, sha256: string): boolean =>
    db.sql('SELECT 1 FROM papers WHERE folder = ? AND sha256 = ?').get(folder, sha256) !== undefined,
});
