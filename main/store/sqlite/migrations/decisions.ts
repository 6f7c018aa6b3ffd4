// Schema: which decision of a case the person has done with, and decided cases found without reading every history.
export const decisions = `
CREATE TABLE case_decisions (
  case_no INTEGER PRIMARY KEY REFERENCES cases (no) ON DELETE CASCADE,
  done TEXT NOT NULL
) STRICT;
CREATE INDEX case_statuses_decided ON case_statuses (at, case_no)
WHERE json_extract(entry, '$.status') IN ('RESUELTO_FAVORABLE', 'RESUELTO_NO_FAVORABLE', 'INADMITIDO', 'ARCHIVADO');
`;
