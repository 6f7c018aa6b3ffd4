// Mails given by hand through the core's own door: mailbox files in pieces, Outlook's files, bad ones among them; and the command line over a large one.
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { describeFailure } from '../../main/cli/words.ts';
import type { ImportProgress } from '../../main/contract/importViews.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import { createMsgReader } from '../../main/mail/createMsgReader.ts';
import { rtfBody } from '../../main/mail/rtfBody.ts';
import { openTestCore, type TestCore } from '../host/openTestCore.ts';
import { runCommand } from '../host/runCommand.ts';
import { buildMail } from '../portals/mailbox/buildMail.ts';
import {
  assignedMail,
  booking,
  bookingMail,
  bookingText,
  registrationMail,
} from '../portals/mailbox/noticeMails.ts';
import { makeMsg, packedRtf } from '../support/makeMsg.ts';

const line = 'From MAILER Tue Sep 15 09:30:00 2026\n';
const lf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');
const mbox = (mails: Uint8Array[]): Buffer =>
  Buffer.from(mails.map((bytes) => `${line}${lf(bytes)}\n`).join(''), 'latin1');
const newsletter = (n: number): Uint8Array =>
  buildMail({
    from: 'Ofertas <hola@tienda.example>',
    subject: `Ofertas ${n}`,
    text: `Zapatos a mitad de precio, número ${n}.`,
  });

let world: TestCore;
beforeEach(async () => {
  world = await openTestCore('direct');
});
afterEach(() => world.remove());

async function value<M extends MethodName>(name: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
  const envelope = await world.core.call(name, input);
  if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.failure)}`);
  return envelope.value as MethodOutput<M>;
}
const begin = async () => (await value('imports.begin', { totalBytes: null })).importId;
async function send(importId: string, name: string, bytes: Uint8Array, pieceBytes = 3_000): Promise<void> {
  for (let at = 0; at === 0 || at < bytes.byteLength; at += pieceBytes) {
    const base64 = Buffer.from(bytes.subarray(at, at + pieceBytes)).toString('base64');
    await value('imports.add', { importId, name, base64, isLast: at + pieceBytes >= bytes.byteLength });
  }
}

test('a mailbox file gives its notices, counts the rest, tells how far it is; a second time all are known', async () => {
  const file = mbox([newsletter(1), await bookingMail(), newsletter(2), assignedMail(), newsletter(3)]);
  const told: ImportProgress[] = [];
  world.core.on('import.progressed', (progress) => told.push(progress));
  const first = await begin();
  await send(first, 'Extranjería.mbox', file);
  expect(await value('imports.finish', { importId: first })).toMatchObject({
    taken: [
      { file: 'Extranjería.mbox #2', noticeIds: [expect.any(String)] },
      { file: 'Extranjería.mbox #4', noticeIds: [expect.any(String)] },
    ],
    known: [],
    notTaken: [],
    otherMails: 3,
    unlisted: 0,
  });
  expect(told.at(-1)).toMatchObject({ bytes: file.byteLength, mails: 5, taken: 2 });
  expect(told.length).toBeGreaterThan(1);

  const second = await begin();
  await send(second, 'Extranjería.mbox', file, 1_000_000);
  expect(await value('imports.finish', { importId: second })).toMatchObject({
    taken: [],
    known: ['Extranjería.mbox #2', 'Extranjería.mbox #4'],
    otherMails: 3,
  });
  expect((await value('notices.counts', {})).inbox).toBe(2);
});

test('Outlook’s file is read as the mail that it was, and kept as it was given', async () => {
  const msg = makeMsg({
    subject: 'Confirmación de reserva de hora',
    body: bookingText(booking),
    headers:
      'From: "Servicio Nacional de Migraciones" <no-responder@serviciomigraciones.cl>\r\nDate: Tue, 1 Sep 2026 14:00:00 +0000\r\nMessage-ID: <msg.1@serviciomigraciones.cl>\r\n\r\n',
    attachments: [
      { name: 'comprobante.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') },
    ],
  });
  const importId = await begin();
  await send(importId, 'cita.msg', msg);
  const { taken } = await value('imports.finish', { importId });
  expect(taken).toHaveLength(1);
  const notice = await value('notices.get', { id: taken[0]?.noticeIds[0] ?? '' });
  expect(notice).toMatchObject({
    kind: 'appointment',
    title: 'Confirmación de reserva de hora',
    madeAvailableAt: '2026-09-01T14:00:00.000Z',
  });
  expect(notice.appointment?.at).not.toBeNull();
  const evidence = notice.documents.find(({ role }) => role === 'evidence');
  expect(evidence).toMatchObject({
    name: 'mail.msg',
    type: 'application/vnd.ms-outlook',
    size: msg.byteLength,
  });
  expect(notice.authenticity?.verdict).not.toBe('genuine');
});

/** As RTF writes it: letters beyond ASCII by their place in the code page. */
const rtfText = (text: string): string =>
  text
    .replaceAll(/[\\{}]/g, String.raw`\$&`)
    .replaceAll(/[^\0-\x7f]/g, (letter) => String.raw`\'${letter.charCodeAt(0).toString(16)}`);
const rtfBodies = {
  'HTML in RTF': String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}{\*\htmltag64 <p>}${rtfText(
    bookingText(booking),
  ).replaceAll('\n', String.raw`{\*\htmltag112 <br>}\htmlrtf \line\htmlrtf0 `)}{\*\htmltag72 </p>}}`,
  'plain RTF': String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}{\*\generator Riched20;}\pard\f0\fs20 ${rtfText(
    bookingText(booking),
  ).replaceAll('\n', String.raw`\par `)}}`,
};

test.each(Object.entries(rtfBodies))(
  'an Outlook file whose only body is %s is read with its day and hour',
  async (_, rtf) => {
    const importId = await begin();
    await send(
      importId,
      'cita.msg',
      makeMsg({
        subject: 'Confirmación de reserva de hora',
        rtf,
        headers: 'From: no-responder@serviciomigraciones.cl\r\nDate: Tue, 1 Sep 2026 14:00:00 +0000\r\n\r\n',
      }),
    );
    const { taken, notTaken } = await value('imports.finish', { importId });
    expect(notTaken).toEqual([]);
    const { appointment } = await value('notices.get', { id: taken[0]?.noticeIds[0] ?? '' });
    const plain = makeMsg({ subject: 'Confirmación de reserva de hora', body: bookingText(booking) });
    const again = await begin();
    await send(again, 'texto.msg', plain);
    const same = await value('imports.finish', { importId: again });
    const read = await value('notices.get', { id: same.taken[0]?.noticeIds[0] ?? '' });
    expect(appointment).toMatchObject({
      on: read.appointment?.on,
      at: read.appointment?.at,
      code: read.appointment?.code,
    });
    expect(appointment?.at).toEqual(expect.any(String));
  },
);

test('damaged packed text is no text, and ends at once', () => {
  const packed = Buffer.from(packedRtf(rtfBodies['plain RTF']));
  const lying = Buffer.from(packed);
  lying.writeUInt32LE(0x7f_ff_ff_ff, 0);
  expect([rtfBody(lying), rtfBody(packed.subarray(0, 40)), rtfBody(new Uint8Array(8))]).toEqual([
    null,
    null,
    null,
  ]);
  let seed = 3;
  for (let round = 0; round < 60; round += 1) {
    const hurt = Buffer.from(packed);
    for (let at = 0; at < 4; at += 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      hurt[16 + (seed % (hurt.byteLength - 16))] = seed % 256;
    }
    const body = rtfBody(hurt);
    expect(body === null || Object.values(body).join('').length < 100_000).toBe(true);
  }
});

test('an Outlook file with a provisional password leaves no copy of it', async () => {
  const mail = lf(registrationMail('Andes-4471x'));
  const importId = await begin();
  await send(
    importId,
    'registro.msg',
    makeMsg({
      subject: 'Registro completado',
      body: mail.slice(mail.indexOf('\n\n')),
      headers: mail.slice(0, mail.indexOf('\n\n')),
    }),
  );
  const { taken } = await value('imports.finish', { importId });
  const notice = await value('notices.get', { id: taken[0]?.noticeIds[0] ?? '' });
  expect(notice.secretNames).toEqual(['provisionalPassword']);
  for (const document of notice.documents) {
    const { base64 } = await value('documents.read', { id: document.id, offset: 0 });
    expect(Buffer.from(base64, 'base64').toString('latin1')).not.toContain('Andes-4471x');
  }
});

test('bad files are named with their reason and stop nobody', async () => {
  const importId = await begin();
  const good = makeMsg({ subject: 'x', body: 'y' });
  await send(importId, 'leer.txt.exe', Buffer.from('MZ nothing of a mail'));
  await send(importId, 'broken.msg', good.slice(0, 1_600));
  await send(importId, 'empty.eml', new Uint8Array());
  await send(importId, 'tienda.eml', newsletter(9));
  await send(importId, 'reserva.eml', await bookingMail());
  const summary = await value('imports.finish', { importId });
  expect(summary.taken.map(({ file }) => file)).toEqual(['reserva.eml']);
  expect(summary.notTaken.map(({ file, failure }) => [file, failure.code])).toEqual(
    ['leer.txt.exe', 'broken.msg', 'empty.eml', 'tienda.eml'].map((file) => [file, 'file.notUnderstood']),
  );
});

test('packed files and Outlook’s stores are not opened, whatever their size, and the reason says so', async () => {
  const importId = await begin();
  const padded = (...first: number[]) => Buffer.concat([Buffer.from(first), Buffer.alloc(5_000)]);
  await send(importId, 'correos.zip', padded(0x50, 0x4b, 3, 4));
  await send(importId, 'correos.eml', padded(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), 1_000_000);
  await send(importId, 'archivo.pst', padded(0x21, 0x42, 0x44, 0x4e));
  const { notTaken } = await value('imports.finish', { importId });
  expect(notTaken.map(({ file, failure }) => [file, failure.code, failure.details['reason']])).toEqual([
    ['correos.zip', 'file.notUnderstood', 'archive'],
    ['correos.eml', 'file.notUnderstood', 'archive'],
    ['archivo.pst', 'file.notUnderstood', 'mailStore'],
  ]);
  const [told] = notTaken;
  expect(told && describeFailure(told.failure)).toMatch(/^The file is packed.*Unpack it/);
});

test('stopping keeps what was taken and says so; the import is over then', async () => {
  const importId = await begin();
  await send(importId, 'a.mbox', mbox([await bookingMail()]));
  const waiting = world.core.call('imports.add', {
    importId,
    name: 'b.mbox',
    base64: mbox(Array.from({ length: 400 }, (_, n) => newsletter(n))).toString('base64'),
    isLast: true,
  });
  const summary = await value('imports.cancel', { importId });
  expect(await waiting).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  expect(summary.taken).toHaveLength(1);
  expect(summary.otherMails).toBeLessThan(400);
  expect(await world.core.call('imports.finish', { importId })).toMatchObject({
    failure: { code: 'input.notFound' },
  });
});

test('a file too large for a mail is refused without being kept in memory', async () => {
  const importId = await begin();
  const piece = Buffer.alloc(3_000_000, 'x').toString('base64');
  for (let at = 0; at < 16; at += 1)
    await value('imports.add', { importId, name: 'film.eml', base64: piece, isLast: at === 15 });
  expect((await value('imports.finish', { importId })).notTaken).toMatchObject([
    { file: 'film.eml', failure: { code: 'file.tooLarge' } },
  ]);
});

test('a damaged Outlook file that would use up all memory is ended, and the next one is read', async () => {
  const msg = makeMsg({ subject: 'Cita', body: bookingText(booking) });
  const endless = Uint8Array.from(msg);
  // The chain of sectors that lists all others points at itself.
  new DataView(endless.buffer).setUint32(512, 0, true);
  // That it is answered at all is the proof: read to its end it would take all memory, and no machine is fast enough for that.
  const reader = createMsgReader(3_000);
  const results = await Promise.all([reader.read(endless), reader.read(msg)]);
  reader.close();
  expect(results[0] === null || results[0].byteLength < 1_000_000).toBe(true);
  expect(Buffer.from(results[1] ?? []).toString('latin1')).toContain('Subject: Cita');
}, 60_000);

test('mutated Outlook files end as a mail or as nothing', async () => {
  const msg = makeMsg({ subject: 'Cita', body: bookingText(booking) });
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const reader = createMsgReader(400);
  for (let round = 0; round < 25; round += 1) {
    const mutated = Uint8Array.from(msg);
    // Not the signature, and mostly the tables that lead through the file.
    for (let at = 0; at < 1 + random(6); at += 1) mutated[8 + random(mutated.length - 8)] = random(256);
    const mail = await reader.read(
      mutated.subarray(0, round % 3 === 0 ? random(mutated.length) : mutated.length),
    );
    expect(mail === null || mail.byteLength > 0).toBe(true);
  }
  reader.close();
}, 40_000);

describe('the command line', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'recado-import-'));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  test('takes a folder with mails of every kind', async () => {
    const folder = join(dir, 'correo');
    await mkdir(join(folder, 'Maildir', 'cur'), { recursive: true });
    await writeFile(join(folder, 'reserva.eml'), await bookingMail());
    await writeFile(join(folder, 'todo.mbox'), mbox([newsletter(1), assignedMail()]));
    await writeFile(join(folder, 'Maildir', 'cur', '1725.M1.host:2,S'), newsletter(5));
    await writeFile(join(folder, 'foto.png'), 'nothing of ours');
    const run = await runCommand(['--profile', join(dir, 'p1'), 'import', folder, '--json']);
    expect(run.code).toBe(0);
    const summary = JSON.parse(run.out) as { taken: unknown[]; otherMails: number; notTaken: unknown[] };
    // Not taken: the shop's mail, and what calls itself a picture and is none.
    expect([summary.taken.length, summary.otherMails, summary.notTaken.length]).toEqual([2, 1, 2]);
  });

  test('sends a mailbox file in pieces and finds its last mail', async () => {
    const file = join(dir, 'large.mbox');
    const attachment = { name: 'foto.jpg', type: 'image/jpeg', bytes: Buffer.alloc(1_500_000, 'a') };
    const photo = buildMail({
      from: 'a@tienda.example',
      subject: 'Foto',
      text: 'Mira.',
      attachments: [attachment],
    });
    await writeFile(file, mbox([...Array.from({ length: 8 }, () => photo), await bookingMail()]));
    expect((await stat(file)).size).toBeGreaterThan(4 * 3 * 1_048_576);
    const run = await runCommand(['--profile', join(dir, 'p2'), 'import', file, '--json']);
    expect(JSON.parse(run.out)).toMatchObject({ taken: [{ file: `${file} #9` }], otherMails: 8 });
  });
});
