// Schema: what was read from the files of notices, and the deadlines that a person confirmed from a printed term.

/*
 * - A reading belongs to the bytes that `sha256` names; when other bytes come, or the reader got better (`version`), the
 *   document is read again. Its text is searched with its notice.
 * - A verification is what the person saw on an office's own page for these bytes, and when.
 * - A confirmed deadline is a person's word: it stands beside what the portal says and outlives every listing.
 */
export const readings = `
CREATE TABLE document_readings (
  document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  version INTEGER NOT NULL,
  reading TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE document_verifications (
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  at TEXT NOT NULL,
  host TEXT NOT NULL,
  result TEXT NOT NULL
) STRICT;
CREATE INDEX document_verifications_document ON document_verifications (document_id);

CREATE TABLE confirmed_terms (
  notice_id TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
  fact_id TEXT NOT NULL,
  deadline TEXT NOT NULL,
  confirmed_at TEXT NOT NULL,
  PRIMARY KEY (notice_id, fact_id)
) STRICT, WITHOUT ROWID;
`;
