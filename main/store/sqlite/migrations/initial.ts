// Schema 1: facts, marks, what lists narrow by, the search index, and the audit that cannot be rewritten.

/*
 * - `notices.seq` is the place in time: milliseconds of `sort_at`, moved on to the next free one. It is the rowid of
 *   `notices`, `shelf` and `search`, so "newest first" is a walk backwards and never a sort.
 * - `shelf` repeats, in one short row per notice, all that lists narrow by, facts and marks alike; it can be made again
 *   from `notices` and `marks`, which stay apart.
 * - `search` gets words that are already folded (words.ts), hence the plain tokenizer; it keeps no text of its own.
 *   `labels` holds account, portal, kind and junk as words, so that a narrowed search is one intersection.
 * - `words` lets a prefix of four letters or more be looked up as the few words that begin so; shorter ones have an index.
 */
export const initial = `
CREATE TABLE persons (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, nie TEXT, passport TEXT
) STRICT;

CREATE TABLE accounts (
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  portal TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES persons (id),
  label TEXT NOT NULL,
  method TEXT NOT NULL,
  fields TEXT NOT NULL,
  subject TEXT,
  state TEXT NOT NULL,
  parked_for TEXT,
  schedule TEXT,
  next_check_at TEXT,
  last_complete_listing_at TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX accounts_due ON accounts (next_check_at) WHERE state = 'active';

CREATE TABLE cursors (
  account INTEGER PRIMARY KEY REFERENCES accounts (no) ON DELETE CASCADE,
  cursor TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE notices (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account INTEGER NOT NULL REFERENCES accounts (no),
  portal_notice_id TEXT NOT NULL,
  portal TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  issuer TEXT,
  person TEXT,
  case_number TEXT,
  sort_at TEXT NOT NULL,
  made_available_at TEXT,
  first_seen_at TEXT NOT NULL,
  no_longer_listed_at TEXT,
  due_days TEXT NOT NULL,
  appointment_on TEXT,
  is_in_junk INTEGER NOT NULL,
  verdict TEXT,
  facts_hash TEXT NOT NULL,
  UNIQUE (account, portal_notice_id)
) STRICT;
CREATE INDEX notices_sort ON notices (sort_at);

CREATE TABLE notice_facts (
  seq INTEGER PRIMARY KEY REFERENCES notices (seq) ON UPDATE CASCADE ON DELETE CASCADE,
  facts TEXT NOT NULL,
  text TEXT
) STRICT;

CREATE TABLE marks (
  notice_id TEXT PRIMARY KEY,
  is_read INTEGER NOT NULL,
  is_flagged INTEGER NOT NULL,
  is_done INTEGER NOT NULL,
  is_archived INTEGER NOT NULL,
  snoozed_until TEXT,
  note TEXT NOT NULL,
  marked_at TEXT NOT NULL
) STRICT;

CREATE TABLE shelf (
  seq INTEGER PRIMARY KEY REFERENCES notices (seq) ON UPDATE CASCADE ON DELETE CASCADE,
  account INTEGER NOT NULL,
  portal TEXT NOT NULL,
  kind TEXT NOT NULL,
  is_in_junk INTEGER NOT NULL,
  is_read INTEGER NOT NULL,
  is_flagged INTEGER NOT NULL,
  is_done INTEGER NOT NULL,
  is_archived INTEGER NOT NULL,
  snoozed_until TEXT
) STRICT;
CREATE INDEX shelf_counts ON shelf (account, portal, is_read, snoozed_until) WHERE is_done = 0 AND is_archived = 0;
CREATE INDEX shelf_inbox ON shelf (seq) WHERE is_done = 0 AND is_archived = 0;
CREATE INDEX shelf_unread ON shelf (seq) WHERE is_done = 0 AND is_archived = 0 AND is_read = 0;
CREATE INDEX shelf_snoozed ON shelf (seq) WHERE snoozed_until IS NOT NULL;
CREATE INDEX shelf_flagged ON shelf (seq) WHERE is_flagged = 1;
CREATE INDEX shelf_done ON shelf (seq) WHERE is_done = 1;
CREATE INDEX shelf_archived ON shelf (seq) WHERE is_archived = 1;
CREATE INDEX shelf_junk ON shelf (seq) WHERE is_in_junk = 1;

CREATE VIRTUAL TABLE search USING fts5 (
  text, title, issuer, person, case_number, labels,
  content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3'
);
-- Bytes gathered before a piece of the index is written; the usual 1 MB makes a first import many small pieces.
INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);
CREATE TABLE words (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  notice_id TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
  portal_document_id TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT,
  size INTEGER,
  role TEXT NOT NULL,
  state TEXT NOT NULL,
  sha256 TEXT,
  stored_at TEXT,
  failure_code TEXT
) STRICT;
CREATE INDEX documents_notice ON documents (notice_id);
CREATE INDEX documents_pending ON documents (notice_id) WHERE state = 'pending';

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  trigger_name TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  result TEXT,
  is_complete INTEGER NOT NULL,
  listed INTEGER NOT NULL,
  added INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  documents INTEGER NOT NULL
) STRICT;
CREATE INDEX runs_started ON runs (started_at);
CREATE INDEX runs_account ON runs (account_id, started_at);
CREATE INDEX runs_open ON runs (id) WHERE ended_at IS NULL;

CREATE TABLE audit (
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  account_id TEXT,
  notice_id TEXT,
  details TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_at ON audit (at);
CREATE TRIGGER audit_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_never_replaced BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE no = NEW.no)
BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_never_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;

CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;
