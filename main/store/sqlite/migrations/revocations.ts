// Schema: what the authorities of a document's signers said when a person asked them.

/* For the bytes that `sha256` names; `standings` has, for each signature in the order of the file, its certificates. */
export const revocations = `
CREATE TABLE document_revocations (
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  at TEXT NOT NULL,
  standings TEXT NOT NULL
) STRICT;
CREATE INDEX document_revocations_document ON document_revocations (document_id);
`;
