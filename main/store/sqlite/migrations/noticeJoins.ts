// Schema: notices that a person said are one, with all that parts them again, and pairs that are not the same.

/*
 * - A notice that went into another is no row of `notices` any more, so that no list, count or alarm meets it. Its sources
 *   and documents are the other's; `kept` holds what was its own (marks, what was done, its place in a case) and what the
 *   other had, so that parting gives each its own back.
 * - `same_refusals` holds each pair in both directions: a pair goes into the bin with either notice.
 */
export const noticeJoins = `
CREATE TABLE notice_joins (
  joined_id TEXT PRIMARY KEY,
  notice_id TEXT NOT NULL,
  at TEXT NOT NULL,
  kept TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_joins_notice ON notice_joins (notice_id);

CREATE TABLE same_refusals (
  notice_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (notice_id, other_id)
) STRICT, WITHOUT ROWID;
`;
