// What a person taught Recado about mails: senders and subjects that bring notices of a portal, or do not.
export const learned = `
CREATE TABLE learned_signs (
  id TEXT PRIMARY KEY,
  portal TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  is_ours INTEGER NOT NULL,
  example TEXT NOT NULL,
  learned_at TEXT NOT NULL,
  UNIQUE (portal, kind, value)
) STRICT;
`;
