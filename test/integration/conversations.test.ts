// Mails of one appointment or procedure are one conversation, in whatever order they come and however they hang together.
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { conversations } from '../../main/store/sqlite/migrations/conversations.ts';
import { migrations } from '../../main/store/sqlite/migrations/migrations.ts';
import type { NoticeRow } from '../../main/store/store.ts';
import { openTestCore, type TestCore } from '../host/openTestCore.ts';
import { assignedMail, booking, bookingMail, documentsAskedMail } from '../portals/mailbox/noticeMails.ts';

let world: TestCore;
beforeEach(async () => {
  world = await openTestCore('direct');
});
afterEach(() => world.remove());

const take = async (...mails: (Uint8Array | Promise<Uint8Array>)[]): Promise<string[]> => {
  const ids: string[] = [];
  for (const [index, mail] of mails.entries()) {
    const files = [{ name: `${index}.eml`, base64: Buffer.from(await mail).toString('base64') }];
    const envelope = await world.core.call('notices.import', { files });
    const { taken } = (envelope.ok ? envelope.value : { taken: [] }) as { taken: { noticeIds: string[] }[] };
    ids.push(taken[0]?.noticeIds[0] ?? '');
  }
  return ids;
};
const conversation = async (id: string | undefined): Promise<string[]> => {
  const envelope = await world.core.call('notices.conversation', { id: id ?? '' });
  return envelope.ok ? (envelope.value as NoticeRow[]).map((row) => row.id) : [];
};
const sizes = async (): Promise<number[]> => {
  const envelope = await world.core.call('notices.list', { filter: { box: 'all' }, after: null, limit: 50 });
  const { rows } = (envelope.ok ? envelope.value : { rows: [] }) as { rows: NoticeRow[] };
  return rows.map((row) => row.conversationSize ?? 0);
};
const at = (day: number): Date => new Date(Date.UTC(2026, 7, day, 12));
const other = {
  ...booking,
  code: 'ZZ-9931',
  office: 'Oficina Regional de Arica',
  procedure: 'Estampado de visa',
  day: 'lunes 5 de octubre de 2026',
};

test('a mail and its answer, though nothing else ties them', async () => {
  const ids = await take(
    documentsAskedMail({ messageId: '<ask@serviciomigraciones.cl>', date: at(1) }),
    assignedMail(other, {
      messageId: '<b@x.cl>',
      date: at(2),
      headers: { References: '<zero@x.cl> <ask@serviciomigraciones.cl>' },
    }),
  );
  expect(await conversation(ids[0])).toEqual(ids);
  expect(await sizes()).toEqual([2, 2]);
});

test('mails of one code, the oldest first, whichever came first', async () => {
  const ids = await take(
    assignedMail(booking, { date: at(9) }),
    bookingMail(booking, { date: at(3) }),
    assignedMail(other, { date: at(5) }),
  );
  expect(await conversation(ids[0])).toEqual([ids[1], ids[0]]);
  expect(await conversation(ids[2])).toEqual([]);
  expect(await sizes()).toEqual([2, 1, 2]);
});

test('a mail that answers two conversations makes them one', async () => {
  const ids = await take(
    assignedMail(booking, { date: at(1), messageId: '<one@x.cl>' }),
    bookingMail(booking, { date: at(2) }),
    assignedMail(other, { date: at(3), messageId: '<two@x.cl>' }),
    bookingMail(other, { date: at(4) }),
  );
  expect(await conversation(ids[0])).toHaveLength(2);
  const [bridge] = await take(
    documentsAskedMail({ date: at(6), headers: { 'In-Reply-To': '<one@x.cl>', References: '<two@x.cl>' } }),
  );
  expect(await conversation(ids[3])).toEqual([...ids, bridge]);
});

test('a suspicious mail ties itself to nothing', async () => {
  const ids = await take(
    assignedMail(booking, { date: at(1), messageId: '<one@x.cl>' }),
    bookingMail(booking, {
      date: at(2),
      from: '"Servicio Nacional de Migraciones" <no-responder@serviciomigraciones-cl.example>',
      headers: { References: '<one@x.cl>' },
    }),
  );
  expect(await conversation(ids[0])).toEqual([]);
});

test('what was stored before is tied by its codes when the schema comes', () => {
  const db = new DatabaseSync(':memory:');
  for (const step of migrations.slice(0, migrations.indexOf(conversations))) db.exec(step);
  db.exec(`PRAGMA foreign_keys = OFF;
    INSERT INTO persons (id, name) VALUES ('p', 'Camila');
    INSERT INTO accounts (id, portal, person_id, label, method, fields, state, created_at) VALUES ('a', 'chile', 'p', '', 'imap', '{}', 'active', '2026');`);
  const add = (seq: number, code: string | null, caseNumber: string | null, verdict = 'unverified'): void => {
    db.prepare(
      `INSERT INTO notices (seq, id, account, person_no, portal_notice_id, portal, kind, state, title, case_number, sort_at, first_seen_at, due_days, is_in_junk, verdict, facts_hash)
       VALUES (?, ?, 1, 1, ?, 'chile', 'appointment', 'received', '', ?, '2026', '2026', '', 0, ?, '')`,
    ).run(seq, `n${seq}`, `n${seq}`, caseNumber, verdict);
    db.prepare('INSERT INTO notice_facts (seq, facts) VALUES (?, ?)').run(
      seq,
      JSON.stringify({ appointment: code === null ? null : { code } }),
    );
  };
  add(1, 'AB-12.34', null);
  add(2, 'ab1234', 'Z 777');
  add(3, null, 'z777');
  add(4, null, 'alone1');
  add(5, 'AB-1234', null, 'suspicious');
  db.exec(conversations);
  const rows = db.prepare('SELECT id, conversation FROM notices ORDER BY seq').all() as {
    conversation: string | null;
  }[];
  expect(rows.map(({ conversation: name }) => name)).toEqual(['n1', 'n1', 'n1', null, null]);
  db.close();
});
