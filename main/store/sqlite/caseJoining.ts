// Decides which case a notice is in: the person's own choice, else its number; a number that no case has makes one.
import { countryOfPortal } from '../../model/case.ts';
import { caseKey } from '../../model/identifiers/caseNumber.ts';
import type { PortalId } from '../../model/portal.ts';
import type { Database } from './database.ts';

interface JoinedRow {
  id: string;
  number: string | null;
  portal: PortalId;
  person: number | null;
  verdict: string | null;
  sortAt: string;
  firstSeenAt: string;
  isChosen: number;
  chosen: number | null;
}

/**
 * Writes the notice's link anew; doing it again changes nothing. A mail that is not believed joins nothing by its number: it
 * could print anybody's. A number counts for one person and country: families share portals, not cases.
 */
export function joinNotice(db: Database, seq: number): void {
  const row = db
    .sql(
      `SELECT n.id, n.case_number AS number, n.portal, n.person_no AS person, n.verdict, n.sort_at AS sortAt,
         n.first_seen_at AS firstSeenAt, h.notice_id IS NOT NULL AS isChosen, h.case_no AS chosen
       FROM notices n LEFT JOIN case_choices h ON h.notice_id = n.id WHERE n.seq = ?`,
    )
    .get(seq) as unknown as JoinedRow | undefined;
  if (!row) return;
  const key = row.verdict === 'suspicious' ? '' : caseKey(row.number ?? '');
  if (key === '' && row.isChosen === 0) {
    db.sql('DELETE FROM case_links WHERE seq = ?').run(seq);
    return;
  }
  const caseNo = row.isChosen === 1 ? row.chosen : (caseOfNumber(db, key, row) ?? makeCase(db, key, row));
  db.sql(
    `INSERT INTO case_links (seq, key, case_no) VALUES (?, ?, ?)
     ON CONFLICT (seq) DO UPDATE SET key = excluded.key, case_no = excluded.case_no`,
  ).run(seq, key === '' ? null : key, caseNo);
  if (caseNo !== null) touchCase(db, caseNo, row.sortAt);
}

/** Something was told of the case at this moment: it stands first when nothing is later. */
export function touchCase(db: Database, caseNo: number, at: string): void {
  db.sql(
    `UPDATE cases SET last_at = ? WHERE last_at < ?
     AND (no = ? OR no = (SELECT part_of FROM cases WHERE no = ?))`,
  ).run(at, at, caseNo, caseNo);
}

/** The oldest case of the person with this number; one that was removed only where no other has it. */
function caseOfNumber(db: Database, key: string, { person, portal }: JoinedRow): number | null {
  const found = db
    .sql(
      `SELECT c.no FROM case_numbers k JOIN cases c ON c.no = k.case_no
       WHERE k.key = ? AND c.person = ? AND c.country = ? ORDER BY c.removed_at IS NOT NULL, c.no LIMIT 1`,
    )
    .get(key, person, countryOfPortal[portal]) as { no: number } | undefined;
  return found?.no ?? null;
}

function makeCase(db: Database, key: string, row: JoinedRow): number | null {
  if (row.person === null) return null;
  const made = db
    .sql(
      `INSERT INTO cases (id, person, country, is_by_hand, created_at, last_at)
       VALUES (lower(hex(randomblob(16))), ?, ?, 0, ?, ?) RETURNING no`,
    )
    .get(row.person, countryOfPortal[row.portal], row.firstSeenAt, row.sortAt) as { no: number };
  db.sql('INSERT INTO case_numbers (case_no, key, number, is_by_hand) VALUES (?, ?, ?, 0)').run(
    made.no,
    key,
    row.number,
  );
  return made.no;
}

/** Decides anew for these notices and for every notice with one of these numbers. */
export function rejoin(db: Database, keys: Iterable<string>, noticeIds: Iterable<string>): void {
  const found = db
    .sql(
      `SELECT seq FROM case_links WHERE key IN (SELECT value FROM json_each(?))
       UNION SELECT n.seq FROM json_each(?) asked CROSS JOIN notices n ON n.id = asked.value`,
    )
    .all(JSON.stringify([...keys]), JSON.stringify([...noticeIds])) as { seq: number }[];
  for (const { seq } of found) joinNotice(db, seq);
}

/** Cases that these notices are in, before the notices go. */
export const casesOfNotices = (db: Database, seqs: number[]): number[] =>
  db
    .sql(
      'SELECT DISTINCT case_no AS no FROM case_links WHERE seq IN (SELECT value FROM json_each(?)) AND case_no IS NOT NULL',
    )
    .all(JSON.stringify(seqs))
    .map((row) => row['no'] as number);

/** Takes away what arose only from notices that are gone: nothing in it is anybody's own. */
export function dropEmptyCases(db: Database, nos: number[]): void {
  db.sql(
    `DELETE FROM cases WHERE no IN (SELECT value FROM json_each(?)) AND is_by_hand = 0
     AND NOT EXISTS (SELECT 1 FROM case_links l WHERE l.case_no = cases.no)
     AND NOT EXISTS (SELECT 1 FROM case_statuses s WHERE s.case_no = cases.no)
     AND NOT EXISTS (SELECT 1 FROM case_entries e WHERE e.case_no = cases.no)
     AND NOT EXISTS (SELECT 1 FROM case_documents d WHERE d.case_no = cases.no)
     AND NOT EXISTS (SELECT 1 FROM case_details d WHERE d.case_no = cases.no)
     AND NOT EXISTS (SELECT 1 FROM cases p WHERE p.part_of = cases.no)`,
  ).run(JSON.stringify(nos));
}
