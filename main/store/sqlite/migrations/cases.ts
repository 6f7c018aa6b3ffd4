// Schema for cases: what joins by number, what the person decides and writes, and a history that only grows.

/*
 * - `case_links` says which case each notice is in and can be made again from numbers and choices; `key` is the notice's case
 *   number without separators (model/identifiers/caseNumber.ts). It moves and goes with its notice.
 * - Own are `case_details`, `case_choices`, `case_entries`, `payment_marks`, `case_documents`: no portal writes there.
 * - A joined case stays as it is and is `part_of` the other: taking a join back moves nothing.
 * - A removed case stays without its content, so that its numbers do not make it again.
 * - Every notice that is here and names a number gets its case now, one for each number and person; suspicious mail gets none.
 */
export const cases = `
CREATE TABLE cases (
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL,
  country TEXT NOT NULL,
  part_of INTEGER REFERENCES cases (no),
  is_by_hand INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  last_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX cases_last ON cases (last_at) WHERE part_of IS NULL AND removed_at IS NULL;
CREATE INDEX cases_person ON cases (person, last_at) WHERE part_of IS NULL AND removed_at IS NULL;
CREATE INDEX cases_parts ON cases (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX cases_removed ON cases (removed_at) WHERE removed_at IS NOT NULL;

CREATE TABLE case_numbers (
  case_no INTEGER NOT NULL REFERENCES cases (no) ON DELETE CASCADE,
  key TEXT NOT NULL,
  number TEXT NOT NULL,
  is_by_hand INTEGER NOT NULL,
  PRIMARY KEY (case_no, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_numbers_key ON case_numbers (key);

CREATE TABLE case_links (
  seq INTEGER PRIMARY KEY REFERENCES notices (seq) ON UPDATE CASCADE ON DELETE CASCADE,
  key TEXT,
  case_no INTEGER REFERENCES cases (no) ON DELETE SET NULL
) STRICT;
CREATE INDEX case_links_key ON case_links (key) WHERE key IS NOT NULL;
CREATE INDEX case_links_case ON case_links (case_no, seq) WHERE case_no IS NOT NULL;

CREATE TABLE case_choices (
  notice_id TEXT PRIMARY KEY,
  case_no INTEGER REFERENCES cases (no) ON DELETE CASCADE,
  chosen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX case_choices_case ON case_choices (case_no);

CREATE TABLE case_details (
  case_no INTEGER PRIMARY KEY REFERENCES cases (no) ON DELETE CASCADE,
  title TEXT,
  nie TEXT,
  filed_on TEXT,
  birth_year INTEGER,
  cadence_days INTEGER,
  is_watched INTEGER NOT NULL
) STRICT;
CREATE INDEX case_details_watched ON case_details (case_no) WHERE is_watched = 1;

CREATE TABLE case_statuses (
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  case_no INTEGER NOT NULL REFERENCES cases (no),
  at TEXT NOT NULL,
  source TEXT NOT NULL,
  raw TEXT NOT NULL,
  entry TEXT NOT NULL,
  UNIQUE (case_no, at, source, raw)
) STRICT;
CREATE TRIGGER case_statuses_never_changed BEFORE UPDATE ON case_statuses
BEGIN SELECT RAISE (ABORT, 'the history of a case is append-only'); END;
CREATE TRIGGER case_statuses_never_lost BEFORE DELETE ON case_statuses
WHEN (SELECT removed_at FROM cases WHERE no = OLD.case_no) IS NULL
BEGIN SELECT RAISE (ABORT, 'the history of a case is append-only'); END;

CREATE TABLE case_entries (
  id TEXT PRIMARY KEY,
  case_no INTEGER NOT NULL REFERENCES cases (no) ON DELETE CASCADE,
  added_at TEXT NOT NULL,
  entry TEXT NOT NULL
) STRICT;
CREATE INDEX case_entries_case ON case_entries (case_no);

CREATE TABLE case_documents (
  id TEXT PRIMARY KEY,
  case_no INTEGER NOT NULL REFERENCES cases (no) ON DELETE CASCADE,
  name TEXT NOT NULL,
  type TEXT,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  stored_at TEXT NOT NULL
) STRICT;
CREATE INDEX case_documents_case ON case_documents (case_no);

CREATE TABLE payment_marks (
  payment_id TEXT PRIMARY KEY,
  case_no INTEGER NOT NULL REFERENCES cases (no) ON DELETE CASCADE,
  paid_on TEXT,
  receipt TEXT,
  marked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_marks_case ON payment_marks (case_no);

CREATE INDEX audit_notice ON audit (notice_id) WHERE notice_id IS NOT NULL;

CREATE TEMP TABLE numbered AS
WITH RECURSIVE spelling (seq, rest, key) AS (
  SELECT seq, upper(case_number), '' FROM notices
  WHERE case_number IS NOT NULL AND coalesce(verdict, '') <> 'suspicious'
  UNION ALL
  SELECT seq, substr(rest, 2), CASE WHEN substr(rest, 1, 1) GLOB '[A-Z0-9]' THEN key || substr(rest, 1, 1) ELSE key END
  FROM spelling WHERE rest <> ''
)
SELECT s.seq, s.key, n.case_number AS number, n.person_no AS person, n.sort_at, n.first_seen_at,
  CASE n.portal WHEN 'peru' THEN 'PE' WHEN 'chile' THEN 'CL' ELSE 'ES' END AS country
FROM spelling s JOIN notices n ON n.seq = s.seq WHERE s.rest = '' AND s.key <> '' AND n.person_no IS NOT NULL;
CREATE TEMP TABLE arising AS
SELECT row_number() OVER (ORDER BY min(seq)) AS no, key, person, country, min(seq) AS first_seq,
  min(first_seen_at) AS created_at, max(sort_at) AS last_at
FROM numbered GROUP BY key, person, country;
CREATE INDEX temp.arising_key ON arising (key, person, country);
INSERT INTO cases (no, id, person, country, is_by_hand, created_at, last_at)
SELECT no, lower(hex(randomblob(16))), person, country, 0, created_at, last_at FROM arising;
INSERT INTO case_numbers (case_no, key, number, is_by_hand)
SELECT a.no, a.key, n.case_number, 0 FROM arising a JOIN notices n ON n.seq = a.first_seq;
INSERT INTO case_links (seq, key, case_no)
SELECT m.seq, m.key, a.no FROM numbered m JOIN arising a ON a.key = m.key AND a.person = m.person AND a.country = m.country;
DROP TABLE arising;
DROP TABLE numbered;
`;
