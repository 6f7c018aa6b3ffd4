// Evidence bundles through the core's own door: made, checked by sha256sum, closed by a password, taken into another profile.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { BlobReader, configure, TextReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { evidenceWords } from '../../main/cli/evidenceWords.ts';
import {
  casesExportSchema,
  deadlinesExportSchema,
  noticesExportSchema,
} from '../../main/contract/exportMethods.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import { createPdfReader } from '../../main/documents/createPdfReader.ts';
import { openTestCore, type TestCore } from '../host/openTestCore.ts';
import { appointmentMail, registrationMail } from '../host/sampleMail.ts';

configure({ useWebWorkers: false });
let dir: string;
let worlds: TestCore[];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'recado-evidence-'));
  worlds = [];
});
afterEach(async () => {
  for (const world of worlds) await world.remove();
  await rm(dir, { recursive: true, force: true });
});

type Ask = <M extends MethodName>(name: M, input: MethodInput<M>) => Promise<MethodOutput<M>>;
async function openWorld(): Promise<{ world: TestCore; ask: Ask }> {
  const world = await openTestCore('direct');
  worlds.push(world);
  return {
    world,
    ask: async (name, input) => {
      const envelope = await world.core.call(name, input);
      if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.failure)}`);
      return envelope.value as MethodOutput<typeof name>;
    },
  };
}

async function fetchBundle(ask: Ask, id: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const piece: { base64: string; next: number | null } = await ask('evidence.read', { id, offset });
    pieces.push(Buffer.from(piece.base64, 'base64'));
    offset = piece.next;
  }
  await ask('evidence.discard', { id });
  return Buffer.concat(pieces);
}

const sendBundle = async (ask: Ask, bytes: Buffer): Promise<string> =>
  (await ask('evidence.add', { id: null, base64: bytes.toString('base64') })).id;

async function filesOf(bytes: Buffer, password?: string): Promise<Map<string, Uint8Array>> {
  const zip = new ZipReader(
    new BlobReader(new Blob([new Uint8Array(bytes)])),
    password === undefined ? {} : { password },
  );
  const files = new Map<string, Uint8Array>();
  for (const entry of await zip.getEntries())
    if (!entry.directory) files.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
  return files;
}

const pdfFile = (name: string) => ({
  name,
  base64: Buffer.from(`%PDF-1.4\n% ${name}\n%%EOF\n`).toString('base64'),
});

/** A second case with a payment, paid with a receipt; joined to the first, whose files go on being given to both. */
async function joinPaidCase(ask: Ask, personId: string, intoId: string): Promise<void> {
  const { id } = (
    await ask('cases.save', { id: null, personId, country: 'CL', details: {}, numbers: ['RH-9002'] })
  ).case;
  const payment = { title: 'Derechos', amount: null, dueOn: '2026-09-20', payCode: null };
  const fact = { what: 'payment' as const, payment, text: '' };
  const { entryId } = await ask('cases.addEntry', { id, fact, files: [pdfFile('giro.pdf')] });
  await ask('cases.join', { intoId, otherIds: [id] });
  await ask('cases.addEntry', { id, entryId, fact, files: [pdfFile('después.pdf')] });
  const receipt = pdfFile('recibo.pdf');
  await ask('payments.mark', { caseId: id, paymentId: entryId, paidOn: '2026-09-10', receipt });
}

/** Two mails, one of them with a secret; a mark, and a case that the person wrote something into. */
async function fill(ask: Ask): Promise<{ personId: string; caseId: string; noticeId: string }> {
  const { taken } = await ask('notices.import', {
    files: [appointmentMail(1), registrationMail('Andes-4471x')],
  });
  const noticeId = taken[0]?.noticeIds[0] ?? '';
  await ask('notices.mark', { ids: [noticeId], change: { isFlagged: true, note: 'llevar <pasaporte>' } });
  const { personId } = await ask('notices.get', { id: noticeId });
  const saved = await ask('cases.save', {
    id: null,
    personId,
    country: 'CL',
    details: { title: 'Visa' },
    numbers: ['RH-9001'],
    noticeIds: [noticeId],
  });
  await ask('cases.addEntry', {
    id: saved.case.id,
    fact: { what: 'note', on: '2026-09-02', text: 'Llamé a la oficina' },
    files: [pdfFile('comprobante.pdf')],
  });
  return { personId, caseId: saved.case.id, noticeId };
}

const told = async (ask: Ask) => {
  const { rows } = await ask('notices.list', { filter: { box: 'all' }, after: null, limit: 100 });
  const notices = await Promise.all(rows.map(({ id }) => ask('notices.get', { id })));
  return notices.map(({ portal, kind, title, person, text, appointment, deadlines, mark, documents }) => ({
    portal,
    kind,
    title,
    person,
    text,
    appointment,
    deadlines,
    mark,
    documents: documents.map(({ name, role, sha256, state }) => ({ name, role, sha256, state })),
  }));
};

interface AuditFile {
  rows: { what: string; noticeId: string | null; details: Record<string, unknown> }[];
  chain: { no: number; text?: string; previousHash?: string; hash: string }[];
  head: { no: number; hash: string };
}

/** As a stranger checks it, with nothing but the file. */
function expectChain({ rows, chain, head }: AuditFile): void {
  expect(chain.map(({ no, text }) => [no, text !== undefined])).toEqual([
    [1, true],
    [2, false],
    [3, true],
  ]);
  for (const [at, { text, previousHash, hash }] of chain.entries()) {
    if (text === undefined) continue;
    const digest = createHash('sha256').update(`${previousHash}${text}`).digest('hex');
    expect([digest, previousHash]).toEqual([hash, chain[at - 1]?.hash ?? '0'.repeat(64)]);
    const [, what, , noticeId, details] = JSON.parse(text) as string[];
    const same = rows[at / 2];
    expect(same).toMatchObject({ what, noticeId, details: JSON.parse(details ?? '') as object });
  }
  expect(head).toEqual({ no: 3, hash: chain[2]?.hash });
}

test('a bundle of a person is checked by sha256sum and gives the same notices in an empty profile', async () => {
  const { ask } = await openWorld();
  const { personId, caseId } = await fill(ask);
  await joinPaidCase(ask, personId, caseId);
  const made = await ask('evidence.make', {
    about: { what: 'person', id: personId },
    password: null,
    words: { ...evidenceWords, timeline: 'Хронология' },
  });
  expect(made.missing).toEqual([]);
  const bundle = await fetchBundle(ask, made.id);
  expect(bundle.byteLength).toBe(made.size);
  const files = await filesOf(bundle);
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), bytes);
  }
  const { stdout } = await promisify(execFile)('sha256sum', ['-c', 'SHA256SUMS'], { cwd: dir });
  expect(stdout.trim().split('\n')).toHaveLength(files.size - 1);
  expect(bundle.includes('Andes-4471x')).toBe(false);
  for (const bytes of files.values()) expect(Buffer.from(bytes).includes('Andes-4471x')).toBe(false);
  const pdf = createPdfReader();
  const cover = await pdf.read(files.get('cover.pdf') ?? new Uint8Array());
  await pdf.close();
  const printed = 'pages' in cover ? cover.pages.join('\n') : '';
  for (const words of [
    'Хронология',
    'Appointment',
    'Noted by hand',
    'Llamé a la oficina',
    'RH-9001',
    'Page 1 / ',
    'September 20, 2026 · Last day to pay',
    'September 10, 2026 · Marked as paid',
    'recibo.pdf',
  ])
    expect(printed).toContain(words);
  const page = Buffer.from(files.get('index.html') ?? []).toString();
  expect(page).toContain('lang="en"');
  expect(page).not.toContain('<script');
  for (const name of ['comprobante.pdf', 'giro.pdf', 'después.pdf', 'recibo.pdf'])
    expect(page).toContain(`>${name}</a>`);

  const other = await openWorld();
  const taken = await other.ask('evidence.take', { id: await sendBundle(other.ask, bundle), password: null });
  expect(taken).toMatchObject({ notices: 2, known: 0, cases: 1 });
  expect(await told(other.ask)).toEqual(await told(ask));
  const { rows } = await other.ask('cases.list', { after: null, limit: 10 });
  const detail = await other.ask('cases.get', { id: rows[0]?.id ?? '' });
  expect(detail).toMatchObject({ title: 'Visa', numbers: ['RH-9001', 'RH-9002'], notices: 1 });
  expect(detail.entries).toMatchObject([
    { text: 'Llamé a la oficina', documents: [{ name: 'comprobante.pdf' }] },
    { documents: [{ name: 'giro.pdf' }, { name: 'después.pdf' }] },
  ]);
  expect(detail.payments).toMatchObject([{ paidOn: '2026-09-10', receipt: { name: 'recibo.pdf' } }]);
  const receiptId = detail.payments[0]?.receipt?.id ?? '';
  const { base64 } = await other.ask('documents.read', { id: receiptId, offset: 0 });
  expect(base64).toBe(pdfFile('recibo.pdf').base64);

  const again = await other.ask('evidence.take', { id: await sendBundle(other.ask, bundle), password: null });
  expect(again).toMatchObject({ notices: 0, known: 2 });
  expect((await other.ask('notices.counts', {})).inbox).toBe(2);
});

test('a password closes it; without the right one nothing is taken', async () => {
  const { ask } = await openWorld();
  const { noticeId, caseId } = await fill(ask);
  const words = evidenceWords;
  const about = { what: 'notice' as const, id: noticeId };
  // Each making stands in the audit: that of the case is about something else than the notice.
  for (const one of [about, { what: 'case' as const, id: caseId }, about])
    await ask('evidence.make', { about: one, password: null, words });
  const { id } = await ask('evidence.make', { about, password: 'Слово 12', words });
  const bundle = await fetchBundle(ask, id);
  const audit = (await filesOf(bundle, 'Слово 12')).get('audit.json') ?? new Uint8Array();
  expectChain(JSON.parse(Buffer.from(audit).toString()) as AuditFile);
  const other = await openWorld();
  for (const password of [null, 'falsch'])
    expect(
      await other.world.core.call('evidence.take', { id: await sendBundle(other.ask, bundle), password }),
    ).toMatchObject({ ok: false, failure: { code: 'input.invalid', details: { badFields: ['password'] } } });
  expect((await other.ask('notices.counts', {})).inbox).toBe(0);
  const sent = await sendBundle(other.ask, bundle);
  expect(await other.ask('evidence.take', { id: sent, password: 'Слово 12' })).toMatchObject({ notices: 1 });
});

test('damaged, foreign and newer files are refused with a reason and change nothing', async () => {
  const { ask } = await openWorld();
  const { caseId } = await fill(ask);
  const { id } = await ask('evidence.make', {
    about: { what: 'case', id: caseId },
    password: null,
    words: evidenceWords,
  });
  const files = await filesOf(await fetchBundle(ask, id));
  const rebuilt = async (change: (name: string, text: string) => string): Promise<Buffer> => {
    const writer = new ZipWriter(new Uint8ArrayWriter());
    for (const [name, bytes] of files)
      await writer.add(name, new TextReader(change(name, Buffer.from(bytes).toString())));
    return Buffer.from(await writer.close());
  };
  const other = await openWorld();
  const refused = async (bytes: Buffer) =>
    other.world.core.call('evidence.take', { id: await sendBundle(other.ask, bytes), password: null });
  const tampered = await rebuilt((name, text) => (name.startsWith('evidence/') ? `${text} ` : text));
  expect(await refused(tampered)).toMatchObject({ failure: { code: 'file.damaged' } });
  const newer = await rebuilt((name, text) =>
    name === 'index.json' ? text.replace('"version": 1', '"version": 2') : text,
  );
  expect(await refused(newer)).toMatchObject({
    failure: { code: 'file.notUnderstood', details: { reason: 'newer' } },
  });
  expect(await refused(Buffer.from('no bundle'))).toMatchObject({ failure: { code: 'file.notUnderstood' } });
  expect((await other.ask('notices.counts', {})).inbox).toBe(0);
});

test('notices, cases, deadlines and the calendar are given away as they are described', async () => {
  const { ask } = await openWorld();
  const { noticeId } = await fill(ask);
  const filter = { box: 'all' as const };
  const notices = JSON.parse((await ask('notices.export', { format: 'json', filter })).text) as unknown;
  // What a schema does not describe it leaves out: nothing is written that is not described.
  expect(noticesExportSchema.parse(notices)).toEqual(notices);
  expect(notices).toMatchObject({ version: 1, notices: [{}, {}] });
  const table = (await ask('notices.export', { format: 'csv', filter })).text;
  expect(table).toMatch(/^\ufeffsortAt,portal,kind,title,/);
  expect(table).toContain(noticeId);
  const cases = await ask('exports.cases', { format: 'json' });
  const described = casesExportSchema.parse(JSON.parse(cases.text));
  expect(described).toEqual(JSON.parse(cases.text));
  expect(described.cases).toMatchObject([{ title: 'Visa' }]);
  const { cases: rows } = { cases: (await ask('exports.cases', { format: 'csv' })).text.trim().split('\n') };
  expect(rows[0]?.replace('\ufeff', '')).toMatch(/^id,personId,country,title,numbers/);
  const deadlines = await ask('exports.deadlines', { format: 'json' });
  expect(deadlinesExportSchema.parse(JSON.parse(deadlines.text))).toEqual(JSON.parse(deadlines.text));
  const { text } = await ask('exports.calendar', { words: evidenceWords });
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(text).toContain('DTSTART;TZID=America/Santiago:20261203T093000');
  expect(text).toContain('BEGIN:VTIMEZONE');
});

test('a title that begins like a formula is text in a spreadsheet', async () => {
  const { ask } = await openWorld();
  const { personId } = await fill(ask);
  await ask('cases.save', {
    id: null,
    personId,
    country: 'CL',
    details: { title: '=HYPERLINK("http://x.example")' },
    numbers: ['RH-9002'],
    noticeIds: [],
  });
  const { text } = await ask('exports.cases', { format: 'csv' });
  expect(text).toContain(`"'=HYPERLINK(`);
});
