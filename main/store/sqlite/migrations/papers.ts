// Schema for files that a person gives: those that belong nowhere yet, and the copies that Recado keeps in a folder of theirs.

/*
 * - A paper is a file that no reader took for a notice; its bytes lie under `paper-<id>`. It goes from here when it is filed
 *   to a notice or a case. A removed one is only hidden for thirty days.
 * - `filed_documents` says which copy of ours lies where in the chosen folder: `wanted` is the name that it should have,
 *   `path` the one that it got. A file that is not named here, or is not what `sha256` says, is the person's.
 */
export const papers = `
CREATE TABLE papers (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  added_at TEXT NOT NULL,
  facts TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX papers_sha256 ON papers (sha256);
CREATE INDEX documents_sha256 ON documents (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX case_documents_sha256 ON case_documents (sha256);

CREATE TABLE filed_documents (
  document_id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  wanted TEXT NOT NULL,
  path TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX filed_documents_path ON filed_documents (path);
`;
