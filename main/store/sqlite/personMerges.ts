// Makes two persons one and takes it back: what was moved is written down, so that only that returns.
import type { Instant } from '../../model/day.ts';
import type { PersonHoldings, PersonMerge } from '../personStore.ts';
import type { Database } from './database.ts';
import { normalNif } from './persons.ts';
import { StoreFailure } from './storeFailure.ts';

interface PersonRow {
  no: number;
  id: string;
  name: string;
  nie: string | null;
  passport: string | null;
  region: string | null;
  colour: string | null;
}

interface MergeRow {
  id: string;
  into_no: number;
  person: string;
  gained: string;
}

/** Facts that the person did not have and the merged one brought. */
type Gained = Partial<Record<'nie' | 'passport' | 'region', string>>;

const columns = 'no, id, name, nie, passport, region, colour';

function personRow(db: Database, id: string): PersonRow {
  const row = db.sql(`SELECT ${columns} FROM persons WHERE id = ?`).get(id) as unknown as
    | PersonRow
    | undefined;
  if (!row) throw new StoreFailure('input.notFound', { what: 'person' });
  return row;
}

export function personHoldings(db: Database, id: string): PersonHoldings {
  const { no } = personRow(db, id);
  return db
    .sql(
      `SELECT (SELECT count(*) FROM accounts WHERE person_id = ?) AS accounts,
         (SELECT count(*) FROM notices WHERE person_no = ?) AS notices,
         (SELECT count(*) FROM cases WHERE person = ? AND removed_at IS NULL AND part_of IS NULL) AS cases,
         (SELECT count(*) FROM notices n JOIN accounts a ON a.no = n.account
          WHERE n.person_no = ? AND a.person_id <> ?) AS noticesOfOthers`,
    )
    .get(id, no, no, no, id) as unknown as PersonHoldings;
}

export function mergePersons(
  db: Database,
  mergeId: string,
  intoId: string,
  otherId: string,
  at: Instant,
): PersonHoldings {
  if (intoId === otherId) throw new StoreFailure('input.invalid', { badFields: ['otherId'] });
  return db.transaction(() => {
    const [into, other] = [personRow(db, intoId), personRow(db, otherId)];
    const moved = personHoldings(db, otherId);
    const gained: Gained = Object.fromEntries(
      (['nie', 'passport', 'region'] as const).flatMap((name) =>
        into[name] === null && other[name] !== null ? [[name, other[name]]] : [],
      ),
    );
    db.sql(
      `INSERT INTO person_merges (id, into_no, person_no, person_id, person, gained, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ).run(mergeId, into.no, other.no, other.id, JSON.stringify(other), JSON.stringify(gained), at);
    const keep = (what: string, from: string, no: string | number): void => {
      db.sql(`INSERT INTO person_moves (merge_id, what, ref) SELECT ?, '${what}', ${from}`).run(mergeId, no);
    };
    keep('notice', 'id FROM notices WHERE person_no = ?', other.no);
    keep('account', 'id FROM accounts WHERE person_id = ?', other.id);
    keep('case', 'id FROM cases WHERE person = ?', other.no);
    keep('number', 'number FROM person_numbers WHERE person_no = ?', other.no);
    keep('merge', 'id FROM person_merges WHERE into_no = ?', other.no);
    db.sql('UPDATE notices SET person_no = ? WHERE person_no = ?').run(into.no, other.no);
    db.sql('UPDATE shelf SET person = ? WHERE person = ?').run(into.no, other.no);
    db.sql('UPDATE accounts SET person_id = ? WHERE person_id = ?').run(into.id, other.id);
    db.sql('UPDATE cases SET person = ? WHERE person = ?').run(into.no, other.no);
    db.sql('UPDATE person_numbers SET person_no = ? WHERE person_no = ?').run(into.no, other.no);
    db.sql('UPDATE person_merges SET into_no = ? WHERE into_no = ?').run(into.no, other.no);
    db.sql('DELETE FROM persons WHERE no = ?').run(other.no);
    const { nie = into.nie, passport = into.passport, region = into.region } = gained;
    db.sql('UPDATE persons SET nie = ?, passport = ?, region = ? WHERE no = ?').run(
      nie,
      passport,
      region,
      into.no,
    );
    // A number that the person has now as the own one needs no second way to them.
    if (other.nie !== null && gained.nie === undefined)
      db.sql('INSERT OR IGNORE INTO person_numbers (number, person_no, merge_id) VALUES (?, ?, ?)').run(
        normalNif(other.nie),
        into.no,
        mergeId,
      );
    return moved;
  });
}

export const listMerges = (db: Database): PersonMerge[] =>
  (
    db
      .sql(
        `SELECT m.id, p.id AS intoId, m.person, m.at FROM person_merges m JOIN persons p ON p.no = m.into_no
         ORDER BY m.at DESC, m.id`,
      )
      .all() as unknown as { id: string; intoId: string; person: string; at: Instant }[]
  ).map(({ person, ...merge }) => {
    const { id, name, nie, passport } = JSON.parse(person) as PersonRow;
    return { ...merge, person: { id, name, nie, passport } };
  });

export function separatePersons(db: Database, mergeId: string): void {
  db.transaction(() => {
    const merge = db.sql('SELECT id, into_no, person, gained FROM person_merges WHERE id = ?').get(mergeId) as
      | (MergeRow & Record<string, unknown>)
      | undefined;
    if (!merge) throw new StoreFailure('input.notFound', { what: 'merge' });
    const other = JSON.parse(merge.person) as PersonRow;
    const into = db
      .sql(`SELECT ${columns} FROM persons WHERE no = ?`)
      .get(merge.into_no) as unknown as PersonRow;
    const gained = JSON.parse(merge.gained) as Gained;
    // What the person was given since under these facts is the person's own by now.
    const left = (name: keyof Gained): string | null => (into[name] === gained[name] ? null : into[name]);
    if (Object.keys(gained).length > 0)
      db.sql('UPDATE persons SET nie = ?, passport = ?, region = ? WHERE no = ?').run(
        gained.nie === undefined ? into.nie : left('nie'),
        gained.passport === undefined ? into.passport : left('passport'),
        gained.region === undefined ? into.region : left('region'),
        into.no,
      );
    db.sql(
      'INSERT INTO persons (no, id, name, nie, passport, region, colour) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(other.no, other.id, other.name, other.nie, other.passport, other.region, other.colour);
    const moved = (what: string): string =>
      `(SELECT ref FROM person_moves WHERE merge_id = ? AND what = '${what}')`;
    // Only what is the person's still: what was given on since stays where it is.
    const give = (sql: string, ...values: (string | number)[]): void => {
      db.sql(sql).run(...values);
    };
    give(
      `UPDATE notices SET person_no = ? WHERE person_no = ? AND id IN ${moved('notice')}`,
      other.no,
      into.no,
      mergeId,
    );
    give(
      `UPDATE accounts SET person_id = ? WHERE person_id = ? AND id IN ${moved('account')}`,
      other.id,
      into.id,
      mergeId,
    );
    give(
      `UPDATE cases SET person = ? WHERE person = ? AND id IN ${moved('case')}`,
      other.no,
      into.no,
      mergeId,
    );
    give(
      `UPDATE person_numbers SET person_no = ? WHERE person_no = ? AND number IN ${moved('number')}`,
      other.no,
      into.no,
      mergeId,
    );
    give(
      `UPDATE person_merges SET into_no = ? WHERE into_no = ? AND id IN ${moved('merge')}`,
      other.no,
      into.no,
      mergeId,
    );
    giveNewOnes(db, mergeId, into, other);
    db.sql(
      'UPDATE shelf SET person = ? WHERE person = ? AND seq IN (SELECT seq FROM notices WHERE person_no = ?)',
    ).run(other.no, into.no, other.no);
    db.sql('DELETE FROM person_merges WHERE id = ?').run(mergeId);
  });
}

/** Came since under the number of the one who is a person again, or with an account that is theirs again. */
function giveNewOnes(db: Database, mergeId: string, into: PersonRow, other: PersonRow): void {
  db.sql(
    `UPDATE notices SET person_no = ? WHERE person_no = ? AND (
       upper(coalesce((SELECT json_extract(f.facts, '$.titular.nif') FROM notice_facts f WHERE f.seq = notices.seq), '')) = ?
       OR (account IN (SELECT no FROM accounts WHERE person_id = ?)
         AND (SELECT json_extract(f.facts, '$.titular.nif') FROM notice_facts f WHERE f.seq = notices.seq) IS NULL
         AND first_seen_at > (SELECT at FROM person_merges WHERE id = ?)))`,
  ).run(other.no, into.no, other.nie === null ? '-' : normalNif(other.nie), other.id, mergeId);
}

/** Who the person of this id is today: one who became part of another is that one, also in a filter that was kept. */
export const presentPersonId = (db: Database, id: string): string =>
  (
    db
      .sql(
        'SELECT p.id FROM person_merges m JOIN persons p ON p.no = m.into_no WHERE m.person_id = ? LIMIT 1',
      )
      .get(id) as { id: string } | undefined
  )?.id ?? id;
