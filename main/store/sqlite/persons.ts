// Keeps the persons whom notices concern, and finds the one of a notice: a representative's list holds those of others.
import type { ListedNotice } from '../../model/notice.ts';
import type { Person } from '../../model/person.ts';
import type { Database } from './database.ts';

interface Known {
  no: number;
  name: string;
  nie: string | null;
}

export const listPersons = (db: Database): Person[] =>
  (
    db
      .sql(
        `SELECT id, name, nie, passport, region, colour,
           (SELECT group_concat(number, ' ') FROM person_numbers o WHERE o.person_no = persons.no) AS otherNumbers
         FROM persons ORDER BY no`,
      )
      .all() as unknown as (Omit<Person, 'otherNumbers'> & { otherNumbers: string | null })[]
  ).map(({ otherNumbers, ...person }) => ({
    ...person,
    ...(otherNumbers !== null && { otherNumbers: otherNumbers.split(' ') }),
  }));

export function savePerson(db: Database, person: Person): void {
  db.sql(
    `INSERT INTO persons (id, name, nie, passport, region, colour, no)
     VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(no), 0) + 1 FROM (
       SELECT no FROM persons UNION ALL SELECT person_no FROM person_merges
       UNION ALL SELECT person_no FROM bin UNION ALL SELECT person FROM cases)))
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, nie = excluded.nie, passport = excluded.passport,
       region = excluded.region, colour = excluded.colour`,
  ).run(person.id, person.name, person.nie, person.passport, person.region ?? null, person.colour ?? null);
}

/**
 * The number of the person whom the notice concerns. A number that the portal tells decides: the account's own person, one
 * who is known, or a new one, made once. A masked number is believed where it fits one known person only. Without any, the
 * account's own person.
 */
export function personOf(db: Database, account: number, { titular }: Pick<ListedNotice, 'titular'>): number {
  const own = db
    .sql(
      `SELECT p.no, p.name, p.nie, a.subject FROM accounts a JOIN persons p ON p.id = a.person_id WHERE a.no = ?`,
    )
    .get(account) as unknown as Known & { subject: string | null };
  if (titular === undefined) return own.no;
  const nif = normalNif(titular.nif);
  if (own.subject !== null && normalNif(own.subject) === nif) return named(db, own, nif, titular.name);
  if (nif.includes('*')) return ofMask(db, nif, own);
  const known =
    (db.sql('SELECT no, name, nie FROM persons WHERE nie = ? ORDER BY no LIMIT 1').get(nif) as
      | Known
      | undefined) ??
    (db
      .sql(
        'SELECT p.no, p.name, p.nie FROM person_numbers o JOIN persons p ON p.no = o.person_no WHERE o.number = ?',
      )
      .get(nif) as Known | undefined) ??
    (db
      .sql(
        `SELECT p.no, p.name, p.nie FROM accounts a JOIN persons p ON p.id = a.person_id
         WHERE a.subject = ? ORDER BY p.no LIMIT 1`,
      )
      .get(nif) as Known | undefined);
  if (known) return named(db, known, nif, titular.name);
  savePerson(db, { id: crypto.randomUUID(), name: titular.name ?? nif, nie: nif, passport: null });
  const { no } = db.sql('SELECT no FROM persons WHERE nie = ?').get(nif) as { no: number };
  return no;
}

/** A person who was made from a number alone gets the name with which somebody tells of them later. */
function named(db: Database, { no, name }: Known, nif: string, told: string | null): number {
  if (told !== null && name === nif) db.sql('UPDATE persons SET name = ? WHERE no = ?').run(told, no);
  return no;
}

function ofMask(db: Database, masked: string, own: Known & { subject: string | null }): number {
  const isFitting = (nif: string | null): boolean => nif !== null && fitsMask(nif, masked);
  if (isFitting(own.subject) || isFitting(own.nie)) return own.no;
  const persons = db.sql('SELECT no, name, nie FROM persons WHERE nie IS NOT NULL').all();
  const fitting = (persons as unknown as Known[]).filter(({ nie }) => isFitting(nie));
  return fitting.length === 1 && fitting[0] ? fitting[0].no : own.no;
}

/** Four digits of the number stay legible in a mail (AEPD, 2019); which of them depends on the kind of number. */
function fitsMask(nif: string, masked: string): boolean {
  const shown = masked.replaceAll('*', '');
  return shown.length >= 3 && normalNif(nif).includes(shown);
}

export const normalNif = (nif: string): string => nif.toUpperCase().replaceAll(/[\s.-]/g, '');
