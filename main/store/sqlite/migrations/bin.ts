// Schema: what was removed and can be put back for a while.

/*
 * The rows themselves lie in `bin/<id>.db` beside the database, so that no list, search or count ever meets them. A file
 * without a row here is what a crash left over; a row is only written together with the removal itself.
 */
export const bin = `
CREATE TABLE bin (
  id TEXT PRIMARY KEY,
  what TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  name TEXT NOT NULL,
  portal TEXT,
  removed_at TEXT NOT NULL,
  account_ids TEXT NOT NULL,
  person_no INTEGER,
  holdings TEXT NOT NULL
) STRICT;
`;
