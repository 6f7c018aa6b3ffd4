// Ties each mail to those that it answers and to those of the same appointment or procedure.
import type { ListedNotice } from '../../model/notice.ts';
import { mailboxPortal } from '../../model/portal.ts';
import type { Database } from './database.ts';

/** What a mail shares with others of its conversation; a suspicious one ties itself to nothing. */
export function conversationKeys(facts: ListedNotice): string[] {
  if (facts.portal !== mailboxPortal || facts.authenticity?.verdict === 'suspicious') return [];
  const { appointment } = facts;
  // A code names the same thing whether it is called a reservation's or a case's.
  const codes = [appointment?.code, facts.caseNumber].map(bare).filter((code) => code.length >= 4);
  const [procedure, office] = [plain(appointment?.procedure), plain(appointment?.office)];
  const isPlaced = procedure !== '' && office !== '';
  return [
    ...(facts.thread ?? []).map((id) => `mail:${id}`),
    ...codes.map((code) => `code:${code}`),
    ...(isPlaced ? [`place:${plain(facts.person)}|${procedure}|${office}`] : []),
  ];
}

/** As the migration writes it. */
const bare = (code: string | null | undefined): string =>
  (code ?? '').replaceAll(/[ \-/.]/g, '').toLowerCase();
const plain = (text: string | null | undefined): string =>
  (text ?? '')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** Writes the keys anew and joins all conversations that share one of them; part of the page's transaction. */
export function joinConversation(db: Database, noticeId: string, facts: ListedNotice): void {
  db.sql('DELETE FROM conversation_keys WHERE notice_id = ?').run(noticeId);
  const keys = [...new Set(conversationKeys(facts))];
  if (keys.length === 0) return;
  const insert = db.sql('INSERT OR IGNORE INTO conversation_keys (key, notice_id) VALUES (?, ?)');
  for (const key of keys) insert.run(key, noticeId);
  const tied = db
    .sql(
      `SELECT DISTINCT n.id, n.conversation FROM json_each(?) asked
       CROSS JOIN conversation_keys k ON k.key = asked.value JOIN notices n ON n.id = k.notice_id`,
    )
    .all(JSON.stringify(keys)) as { id: string; conversation: string | null }[];
  if (tied.length < 2) return;
  const groups = [...new Set(tied.flatMap(({ conversation }) => conversation ?? []))];
  const name = groups.toSorted()[0] ?? noticeId;
  const join = db.sql('UPDATE notices SET conversation = ? WHERE id = ?');
  for (const { id, conversation } of tied) if (conversation !== name) join.run(name, id);
  const rename = db.sql('UPDATE notices SET conversation = ? WHERE conversation = ?');
  for (const group of groups) if (group !== name) rename.run(name, group);
}
