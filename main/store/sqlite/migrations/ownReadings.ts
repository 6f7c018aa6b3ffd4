// Schema: what stands in files that a person gave, to a case or to no place yet, so that it is found; and where papers lie.

/*
 * - `own_readings` has one row for each such file, also for one without text: its name is found by the same words. `no` is its
 *   place in time, milliseconds of when it was given, moved on to the next free one; it is the rowid of `own_search` too.
 * - `is_listed`: its words are in `own_search`. Files come by the hundred, and words are put in faster together.
 * - `reading` is null for what is no PDF. A file that was not read, or by an older reader (`version`), is read again.
 * - Papers that came before lie in folders of their own; later ones share one, which makes taking many of them quicker.
 */
export const ownReadings = `
CREATE TABLE own_readings (
  no INTEGER PRIMARY KEY,
  file_id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  reading TEXT,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  is_listed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX own_readings_unlisted ON own_readings (no) WHERE is_listed = 0;
CREATE VIRTUAL TABLE own_search USING fts5 (
  text, name, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER own_readings_removed AFTER DELETE ON own_readings BEGIN
  DELETE FROM own_search WHERE rowid = old.no;
END;
CREATE TRIGGER papers_removed AFTER DELETE ON papers BEGIN
  DELETE FROM own_readings WHERE file_id = old.id;
END;
CREATE TRIGGER case_documents_removed AFTER DELETE ON case_documents BEGIN
  DELETE FROM own_readings WHERE file_id = old.id;
END;

ALTER TABLE papers ADD COLUMN folder TEXT NOT NULL DEFAULT '';
UPDATE papers SET folder = 'paper-' || id;
`;
