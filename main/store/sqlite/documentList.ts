// Lists documents, the newest notice's first: those of notices and those that a person gave to cases, as one list, found by name and by what stands in them.
import type { DocumentFilter, DocumentPage, FilePlace, ListedFile } from '../documentListStore.ts';
import type { Database } from './database.ts';
import { filesNamed, filesWith, placeOfWords, take, type Values, withReading } from './documentWords.ts';
import { ownFilesWith } from './ownReadings.ts';
import { presentPersonId } from './personMerges.ts';

interface Row extends Omit<ListedFile, 'isSigned' | 'hasCode' | 'found'> {
  /** The notice's place in time in milliseconds. */
  place: number;
  isSigned: number | null;
  hasCode: number | null;
}

/** Where a page ended: behind this place and, within it, this id. */
interface Place {
  place: number;
  id: string;
}

const ofCase = `SELECT l.seq FROM cases c JOIN case_links l ON l.case_no = c.no
  WHERE coalesce(c.part_of, c.no) = (SELECT coalesce(o.part_of, o.no) FROM cases o WHERE o.id = ?)`;
const signed = `json_extract(r.reading, '$.isSigned')`;
const code = `instr(r.reading, '"verificationCode"') > 0`;

const placeOf = (day: string): number => new Date(`${day}T00:00:00`).getTime();

export function listDocuments(
  db: Database,
  filter: DocumentFilter,
  after: string | null,
  limit: number,
): DocumentPage {
  const from = after === null ? null : readPlace(after);
  const meant =
    filter.personId === undefined ? filter : { ...filter, personId: presentPersonId(db, filter.personId) };
  const places = new Map<string, FilePlace>();
  const found = [...ofNotices(db, meant, from, limit + 1, places), ...ofCases(db, meant, from, limit + 1)]
    .toSorted((one, other) => other.place - one.place || (one.id < other.id ? 1 : -1))
    .slice(0, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ place: _place, isSigned, hasCode, ...row }) => ({
      ...row,
      isSigned: isSigned === null ? null : isSigned === 1,
      hasCode: hasCode === null ? null : hasCode === 1,
      found: meant.text === undefined ? null : (places.get(row.id) ?? placeOfWords(db, row.id, meant.text)),
    })),
    next: found.length > limit && last ? `${last.place} ${last.id}` : null,
  };
}

function readPlace(after: string): Place {
  const [place = '0', id = ''] = after.split(' ');
  return { place: Number(place), id };
}

/** Where the words of a search stand in what is found comes into `places`. */
function ofNotices(
  db: Database,
  filter: DocumentFilter,
  from: Place | null,
  limit: number,
  places: Map<string, FilePlace>,
): Row[] {
  const conditions = ["d.role <> 'evidence'"];
  const values: Values = [];
  const when = (condition: string, ...told: Values): void => {
    conditions.push(condition);
    values.push(...told);
  };
  if (from !== null) when('(n.seq < ? OR (n.seq = ? AND d.id < ?))', from.place, from.place, from.id);
  if (filter.personId !== undefined) when('p.id = ?', filter.personId);
  if (filter.portal !== undefined) when('n.portal = ?', filter.portal);
  if (filter.kind !== undefined) when('n.kind = ?', filter.kind);
  if (filter.caseId !== undefined) when(`n.seq IN (${ofCase})`, filter.caseId);
  if (filter.since !== undefined) when('n.seq >= ?', placeOf(filter.since));
  if (filter.before !== undefined) when('n.seq < ?', placeOf(filter.before));
  if (filter.proof === 'signed') when(`${signed} = 1`);
  if (filter.proof === 'code') when(code);
  const asked = { conditions, values };
  const told = `SELECT n.seq AS place, d.id, d.name, d.type, d.size, d.role, d.state, d.sha256, d.stored_at AS storedAt,
    d.failure_code AS failureCode, n.id AS noticeId, NULL AS caseId, n.portal, n.kind, p.id AS personId, n.title,
    n.case_number AS caseNumber, n.sort_at AS at, ${signed} AS isSigned, ${code} AS hasCode`;
  if (filter.text !== undefined) {
    const inside = filesWith(db, filter.text, asked, limit);
    for (const [id, place] of inside) places.set(id, place);
    const ids = new Set([...filesNamed(db, filter, asked, limit), ...inside.keys()]);
    return db
      .sql(
        `${told} FROM json_each(?) f CROSS JOIN documents d ON d.id = f.value JOIN notices n ON n.id = d.notice_id
         JOIN persons p ON p.no = n.person_no
         LEFT JOIN document_readings r ON r.document_id = d.id AND r.sha256 = d.sha256
         ORDER BY n.seq DESC, d.id DESC LIMIT ?`,
      )
      .all(JSON.stringify([...ids]), limit) as unknown as Row[];
  }
  return db
    .sql(`${told} ${withReading} WHERE ${conditions.join(' AND ')} ORDER BY n.seq DESC, d.id DESC LIMIT ?`)
    .all(...values, limit) as unknown as Row[];
}

/** What the person gave by hand has no portal and no kind. */
function ofCases(db: Database, filter: DocumentFilter, from: Place | null, limit: number): Row[] {
  if ([filter.portal, filter.kind].some((narrowed) => narrowed !== undefined)) return [];
  const place = "CAST(strftime('%s', d.stored_at) AS INTEGER) * 1000";
  const conditions = ['w.removed_at IS NULL'];
  const values: Values = [];
  const when = (condition: string, ...told: Values): void => {
    conditions.push(condition);
    values.push(...told);
  };
  if (from !== null) when(`(${place} < ? OR (${place} = ? AND d.id < ?))`, from.place, from.place, from.id);
  if (filter.personId !== undefined) when('p.id = ?', filter.personId);
  if (filter.caseId !== undefined) when('w.id = ?', filter.caseId);
  if (filter.since !== undefined) when(`${place} >= ?`, placeOf(filter.since));
  if (filter.before !== undefined) when(`${place} < ?`, placeOf(filter.before));
  if (filter.proof === 'signed') when(`${signed} = 1`);
  if (filter.proof === 'code') when(code);
  const inside = filter.text === undefined ? new Set<string>() : ownFilesWith(db, filter.text);
  return take(
    db
      .sql(
        `SELECT ${place} AS place, d.id, d.name, d.type, d.size, 'attachment' AS role, 'stored' AS state, d.sha256,
           d.stored_at AS storedAt, NULL AS failureCode, NULL AS noticeId, w.id AS caseId, NULL AS portal, NULL AS kind,
           p.id AS personId, coalesce(e.title, '') AS title,
           (SELECT number FROM case_numbers k WHERE k.case_no = w.no LIMIT 1) AS caseNumber, d.stored_at AS at,
           ${signed} AS isSigned, ${code} AS hasCode
         FROM case_documents d JOIN cases c ON c.no = d.case_no JOIN cases w ON w.no = coalesce(c.part_of, c.no)
         JOIN persons p ON p.no = w.person LEFT JOIN case_details e ON e.case_no = w.no
         LEFT JOIN own_readings r ON r.file_id = d.id
         WHERE ${conditions.join(' AND ')} ORDER BY place DESC, d.id DESC`,
      )
      .iterate(...values) as Iterable<unknown> as Iterable<Row>,
    filter.text,
    limit,
    inside,
  );
}
