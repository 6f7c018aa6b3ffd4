// What a person says of a mail is remembered: it is found again, it leaves the inbox, and it can be taken back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChileConnector } from '../../main/connectors/chile/connector.ts';
import type { ListingCursor } from '../../main/connectors/connector.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import type { LearnedSign } from '../../main/model/learnedSign.ts';
import { openTestCore, type TestCore } from '../host/openTestCore.ts';
import { buildMail } from '../portals/mailbox/buildMail.ts';
import { listAll, mailContext } from '../portals/mailbox/mailContext.ts';
import { booking, bookingText } from '../portals/mailbox/noticeMails.ts';
import { type SampleMailbox, startSampleMailbox } from '../portals/mailbox/startSampleMailbox.ts';

const sender = 'avisos@gestora.example';
/** Says so little that only its sender tells what it is. */
const terse = (n: number, messageId = `<terse-${n}@gestora.example>`) =>
  buildMail({
    from: `"Avisos" <${sender}>`,
    subject: `Aviso ${n}`,
    text: 'Ya puede descargar su estampado electrónico de extranjería. Atentamente.\n',
    messageId,
  });

describe('a mail that the person judged', () => {
  let test: TestCore;
  const call = async <M extends MethodName>(name: M, input: MethodInput<M>): Promise<MethodOutput<M>> => {
    const envelope = await test.core.call(name, input);
    if (!envelope.ok) throw new Error(envelope.failure.code);
    return envelope.value as MethodOutput<M>;
  };
  const importMail = async (name: string, bytes: Uint8Array) =>
    call('notices.import', { files: [{ name, base64: Buffer.from(bytes).toString('base64') }] });
  const inbox = async () =>
    (await call('notices.list', { filter: { box: 'inbox' }, after: null, limit: 50 })).rows;

  beforeAll(async () => {
    test = await openTestCore('direct');
  });
  afterAll(() => test.remove());

  it('as none leaves the inbox, and so does what comes from there later', async () => {
    const dentist = (n: number) =>
      buildMail({
        from: '"Agenda" <agenda@consulta.example>',
        subject: `Comprobante de reserva ${n}`,
        text: bookingText({ ...booking, code: `RH-${n}` }),
        messageId: `<${n}@consulta.example>`,
      });
    await importMail('a.eml', dentist(1));
    const [notice] = await inbox();
    const taught = await call('learned.teach', { noticeId: notice?.id ?? '', isOurs: false });
    expect(await inbox()).toEqual([]);
    expect(taught.learned.map(({ kind, isOurs }) => [kind, isOurs])).toEqual([
      ['sender', false],
      ['shape', false],
    ]);
    const again = await importMail('b.eml', dentist(2));
    expect(again.notTaken.map(({ failure }) => failure.code)).toEqual(['file.notUnderstood']);

    await call('learned.remove', { ids: taught.learned.map(({ id }) => id) });
    await call('notices.restoreMarks', { marks: taught.marks });
    expect((await inbox()).map(({ id }) => id)).toEqual([notice?.id]);
    expect(await call('learned.list', {})).toEqual([]);
    expect((await importMail('b.eml', dentist(2))).taken).toHaveLength(1);
  });

  it('as one, though nothing tells it, is taken from its file, and so is the next', async () => {
    const plain = (n: number) =>
      buildMail({
        from: '"Trámites" <tramites@municipio.example>',
        subject: `Novedades de su carpeta ${n}`,
        text: 'Acérquese a la oficina.\n',
        messageId: `<${n}@municipio.example>`,
      });
    const file = (n: number) => ({
      name: 'carpeta.eml',
      base64: Buffer.from(plain(n)).toString('base64'),
    });
    expect((await importMail('carpeta.eml', plain(1))).taken).toEqual([]);
    const { noticeIds, learned } = await call('learned.teachFile', file(1));
    expect((await call('notices.get', { id: noticeIds[0] ?? '' })).title).toBe('Novedades de su carpeta 1');
    expect((await importMail('otra.eml', plain(2))).taken).toHaveLength(1);
    await call('learned.remove', { ids: learned.map(({ id }) => id) });
    expect((await importMail('mas.eml', plain(3))).taken).toEqual([]);
  });

  it('as one teaches its sender, but never from a mail that lies', async () => {
    const fake = buildMail({
      from: '"Servicio Nacional de Migraciones" <aviso@serviciomigraciones-cl.com>',
      subject: 'Su cita ha sido asignada',
      text: bookingText({ ...booking, code: 'RH-9' }),
    });
    const { taken } = await importMail('fake.eml', fake);
    const refused = await test.core.call('learned.teach', {
      noticeId: taken[0]?.noticeIds[0] ?? '',
      isOurs: true,
    });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'input.invalid' } });
    expect(await call('learned.list', {})).toEqual([]);
  });
});

describe('a taught sender', () => {
  let mailbox: SampleMailbox;
  beforeAll(async () => {
    mailbox = await startSampleMailbox();
  }, 60_000);
  afterAll(() => mailbox.stop());

  it('is searched for on the server, also in what was looked at before', async () => {
    const chile = createChileConnector();
    await mailbox.append('INBOX', terse(1));
    // Before the person says so, nothing tells that this sender's short mails are notices.
    await mailbox.append(
      'INBOX',
      buildMail({
        from: `"Avisos" <${sender}>`,
        subject: 'Su hora de atención: visa',
        text: 'Hora asignada.\n',
      }),
    );
    const context = mailContext(mailbox);
    const first = await listAll(chile, context);
    expect(first.ids).toEqual([]);
    const isTold = (cursor: ListingCursor | null) => JSON.stringify(cursor).includes(sender);
    expect(isTold(first.cursor)).toBe(false);

    const sign: LearnedSign = {
      id: '1',
      portal: 'chile',
      kind: 'sender',
      value: sender,
      isOurs: true,
      example: 'Aviso',
      learnedAt: '2026-09-02T10:00:00.000Z',
    };
    const taught = { ...context, learned: { list: () => Promise.resolve([sign]) } };
    await mailbox.clearLog();
    const second = await listAll(chile, taught, first.cursor);
    expect(second.pages.flatMap((page) => page.notices).map(({ title }) => title)).toEqual([
      'Aviso 1',
      'Su hora de atención: visa',
    ]);
    expect(isTold(second.cursor)).toBe(true);
    await mailbox.clearLog();
    await listAll(chile, taught, second.cursor);
    expect((await mailbox.log()).some((line) => line.includes('SEARCH'))).toBe(false);
  });
});
