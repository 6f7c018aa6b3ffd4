// Schema: mails of one appointment or procedure belong together, by what they answer and by what they name.

/*
 * - `conversation_keys` holds what ties a mail to others: the ids of the mails that it is and answers, its code, its case
 *   number, its procedure with its office. `notices.conversation` names the group; null while a mail stands alone.
 * - What was stored before has its codes and case numbers; answers and places are learned when such a mail is read again.
 *   Three rounds join what only hangs together over others.
 */
const shared = `(SELECT min(coalesce(o.conversation, o.id)) FROM conversation_keys own
  JOIN conversation_keys other ON other.key = own.key JOIN notices o ON o.id = other.notice_id
  WHERE own.notice_id = notices.id)`;
const round = `UPDATE notices SET conversation = ${shared} WHERE id IN (
  SELECT own.notice_id FROM conversation_keys own
  JOIN conversation_keys other ON other.key = own.key AND other.notice_id <> own.notice_id);`;
const bare = (column: string): string =>
  `lower(replace(replace(replace(replace(${column}, ' ', ''), '-', ''), '/', ''), '.', ''))`;

export const conversations = `
CREATE TABLE conversation_keys (
  key TEXT NOT NULL,
  notice_id TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
  PRIMARY KEY (key, notice_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_keys_notice ON conversation_keys (notice_id);
ALTER TABLE notices ADD COLUMN conversation TEXT;
CREATE INDEX notices_conversation ON notices (conversation) WHERE conversation IS NOT NULL;

INSERT OR IGNORE INTO conversation_keys (key, notice_id)
SELECT 'code:' || ${bare('case_number')}, id FROM notices
WHERE portal = 'chile' AND length(case_number) >= 4 AND coalesce(verdict, '') <> 'suspicious';
INSERT OR IGNORE INTO conversation_keys (key, notice_id)
SELECT 'code:' || ${bare("f.facts ->> '$.appointment.code'")}, n.id FROM notices n JOIN notice_facts f ON f.seq = n.seq
WHERE n.portal = 'chile' AND length(f.facts ->> '$.appointment.code') >= 4 AND coalesce(n.verdict, '') <> 'suspicious';
${round}
${round}
${round}
`;
