// Schema 2: one notice told by several accounts, documents that know theirs, and files that are asked for again.

/*
 * - A notice with a `merge_key` has one row in `notice_sources` for each account that tells of it; `notices` and
 *   `notice_facts` then hold what all of them make together (model/mergeSources.ts) and the account that speaks for it.
 *   Notices without a key have one source, themselves: most of a mailbox, which must not be written twice.
 * - The key is not unique: schema 1 may hold one notice under two accounts, and neither may be dropped with its marks.
 */
export const sources = `
ALTER TABLE notices ADD COLUMN merge_key TEXT;
CREATE INDEX notices_merge ON notices (merge_key) WHERE merge_key IS NOT NULL;

CREATE TABLE notice_sources (
  account INTEGER NOT NULL REFERENCES accounts (no),
  portal_notice_id TEXT NOT NULL,
  notice_id TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
  via TEXT NOT NULL,
  first_seen_at TEXT NOT NULL,
  no_longer_listed_at TEXT,
  facts_hash TEXT NOT NULL,
  facts TEXT NOT NULL,
  PRIMARY KEY (account, portal_notice_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_sources_notice ON notice_sources (notice_id);

UPDATE notices SET merge_key = 'dehu:' || lower(portal_notice_id)
WHERE portal = 'dehu' AND account IN (SELECT no FROM accounts WHERE portal = 'dehu');
UPDATE notice_facts SET facts = json_set(facts, '$.mergeKey', (SELECT merge_key FROM notices n WHERE n.seq = notice_facts.seq))
WHERE seq IN (SELECT seq FROM notices WHERE merge_key IS NOT NULL);
INSERT INTO notice_sources (account, portal_notice_id, notice_id, via, first_seen_at, no_longer_listed_at, facts_hash, facts)
SELECT n.account, n.portal_notice_id, n.id, 'portal', n.first_seen_at, n.no_longer_listed_at, n.facts_hash,
  json_set(f.facts, '$.text', f.text)
FROM notices n JOIN notice_facts f ON f.seq = n.seq WHERE n.merge_key IS NOT NULL;

ALTER TABLE documents ADD COLUMN account INTEGER REFERENCES accounts (no);
UPDATE documents SET account = (SELECT account FROM notices WHERE id = documents.notice_id);
CREATE INDEX documents_account ON documents (account);
ALTER TABLE documents ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
DROP INDEX documents_pending;
CREATE INDEX documents_to_fetch ON documents (account) WHERE state <> 'stored';
`;
