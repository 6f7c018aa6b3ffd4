// Schema: a person's colour, and persons who were made one by hand.

/*
 * - `person_numbers` holds numbers under which portals tell of a person beside the person's own: those of merged ones.
 * - `person_merges` keeps the merged person whole and `person_moves` what was moved, so that taking it back finds both.
 */
export const people = `
ALTER TABLE persons ADD COLUMN colour TEXT;

CREATE TABLE person_merges (
  id TEXT PRIMARY KEY,
  into_no INTEGER NOT NULL,
  person_no INTEGER NOT NULL,
  person_id TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL,
  gained TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person_moves (
  merge_id TEXT NOT NULL REFERENCES person_merges (id) ON DELETE CASCADE,
  what TEXT NOT NULL,
  ref TEXT NOT NULL,
  PRIMARY KEY (merge_id, what, ref)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_numbers (
  number TEXT PRIMARY KEY,
  person_no INTEGER NOT NULL,
  merge_id TEXT NOT NULL REFERENCES person_merges (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
`;
