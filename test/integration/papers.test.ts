// Files given by hand through the core's own door: recognised, filed, found again by hash, else kept until the person files them.
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import { openTestCore, type TestCore } from '../host/openTestCore.ts';
import { appointmentMail } from '../host/sampleMail.ts';
import { samplePdf } from '../portals/samplePdf.ts';

let world: TestCore;
let noticeId: string;
let personId: string;
let caseId: string;

const call = (name: MethodName, input: unknown) => world.core.call(name, input);
async function ask<M extends MethodName>(name: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
  const envelope = await call(name, input);
  if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.failure)}`);
  return envelope.value as MethodOutput<M>;
}
const give = (...files: [string, Uint8Array][]) =>
  ask('notices.import', {
    files: files.map(([name, bytes]) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
  });
const idsOf = async () => (await ask('papers.list', {})).papers.map(({ id }) => id);
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('IHDR picture')]);

beforeAll(async () => {
  world = await openTestCore('direct');
  const { taken } = await ask('notices.import', { files: [appointmentMail(1)] });
  noticeId = taken[0]?.noticeIds[0] ?? '';
  personId = (await ask('notices.get', { id: noticeId })).personId;
  const saved = await ask('cases.save', {
    id: null,
    personId,
    country: 'ES',
    details: { title: 'Arraigo' },
    numbers: ['280020260001234'],
    noticeIds: [],
  });
  caseId = saved.case.id;
}, 60_000);
afterAll(() => world.remove());

it('files what prints one case’s number to it, and knows the same bytes again', async () => {
  const letter = samplePdf('Expediente: 280020260001234. Resolucion');
  expect(await give(['carta.pdf', letter], ['copia.pdf', letter])).toMatchObject({
    papers: [{ file: 'carta.pdf', what: 'case', id: caseId }],
    known: ['copia.pdf'],
    notTaken: [],
  });
  const { entries } = await ask('cases.get', { id: caseId });
  expect(entries.flatMap(({ documents }) => documents)).toMatchObject([
    { name: 'carta.pdf', type: 'application/pdf' },
  ]);
  // The bytes that come again heal what was lost meanwhile, before anybody looked.
  const sha256 = createHash('sha256').update(letter).digest('hex');
  const path = join(world.profileDir, 'documents', caseId, sha256.slice(0, 2), sha256);
  await rm(path);
  expect((await give(['otra vez.pdf', letter])).known).toEqual(['otra vez.pdf']);
  expect(await readFile(path)).toEqual(letter);
});

it('keeps what it does not recognise, and files it by hand to a notice or a case', async () => {
  const scan = samplePdf('Sin numero alguno');
  const { papers } = await give(['escaneo.pdf', scan], ['foto.png', png], ['nada.bin', Buffer.from('x')]);
  expect(Object.fromEntries(papers.map(({ file, what }) => [file, what]))).toEqual({
    'escaneo.pdf': 'kept',
    'foto.png': 'kept',
  });
  const [scanId, photoId] = ['escaneo.pdf', 'foto.png'].map(
    (name) => papers.find(({ file }) => file === name)?.id ?? '',
  );
  const { base64 } = await ask('documents.read', { id: scanId ?? '', offset: 0 });
  expect(Buffer.from(base64, 'base64')).toEqual(scan);

  const { documentId } = await ask('papers.fileToNotice', { id: scanId ?? '', noticeId });
  const { documents } = await ask('notices.get', { id: noticeId });
  expect(documents.find(({ id }) => id === documentId)).toMatchObject({
    name: 'escaneo.pdf',
    role: 'attachment',
    state: 'stored',
  });
  expect(await ask('readings.get', { documentId })).toMatchObject({ state: 'read', pageCount: 1 });
  const found = await ask('notices.search', {
    text: 'alguno',
    filter: { box: 'all' },
    after: null,
    limit: 5,
  });
  expect(found.rows.map(({ id }) => id)).toEqual([noticeId]);

  await ask('papers.fileToCase', { id: photoId ?? '', caseId });
  expect((await ask('cases.get', { id: caseId })).entries).toHaveLength(2);
  expect(await idsOf()).toEqual([]);
  const [documentsOfDoctor] = (await ask('app.doctor', {})).filter(({ part }) => part === 'documents');
  expect(documentsOfDoctor).toMatchObject({ state: 'ok', details: { missing: 0, orphans: 0 } });
});

it('finds what stands in papers and in files of cases, at once and after they moved', async () => {
  const find = async (text: string, filter = {}) =>
    (await ask('documents.find', { text, filter, limit: 10 })).rows;
  const page = '<!doctype html><html><body><p>El <b>dictamen</b> dice otra cosa</p></body></html>';
  const { papers } = await give(
    ['dictamen.pdf', samplePdf('Hallazgo CSV: ORVE-0123456789abcdef0123456789abcdef')],
    ['pagina.html', Buffer.from(page)],
  );
  const id = papers.find(({ file }) => file === 'dictamen.pdf')?.id ?? '';
  const isPaper = {
    caseId: null,
    found: { page: 1, snippet: expect.stringContaining('\u0002Hallazgo\u0003') },
  };
  expect(await find('hallazgo')).toMatchObject([{ documentId: id, ...isPaper }]);
  expect((await find('dictamen')).map(({ name, found }) => [name, found?.page])).toEqual(
    expect.arrayContaining([
      ['pagina.html', null],
      ['dictamen.pdf', undefined],
    ]),
  );
  const first = await ask('documents.find', { text: 'dictamen', filter: { isUnfiled: true }, limit: 1 });
  expect([first.rows.length, first.hasMore]).toEqual([1, true]);
  expect((await find('dictamen', { isPdf: true })).map(({ name }) => name)).toEqual(['dictamen.pdf']);
  // A code opens the document to anybody.
  expect(await find('0123456789abcdef0123456789abcdef')).toEqual([]);
  expect(await ask('documents.thumbnail', { id })).toMatchObject({ pageCount: 1 });

  const said = {
    isOfNotice: false,
    facts: [{ kind: 'verificationCode', value: 'ORVE-0123…cdef', page: 1 }],
    verifyAt: { host: 'sede.administracionespublicas.gob.es', isPrinted: false },
  };
  expect(await ask('readings.get', { documentId: id })).toMatchObject(said);
  expect(await ask('readings.signatures', { documentId: id })).toMatchObject({ signatures: [], askable: [] });
  const looked = { documentId: id, result: 'same' as const };
  expect(await call('readings.recordVerification', looked)).toMatchObject({
    failure: { code: 'input.notFound' },
  });

  await ask('papers.remove', { id });
  expect(await find('hallazgo')).toEqual([]);
  await ask('papers.restore', { id });
  expect(await find('hallazgo')).toHaveLength(1);
  await ask('papers.fileToCase', { id, caseId });
  const title = 'Arraigo';
  expect(await find('hallazgo', { isUnfiled: true })).toEqual([]);
  expect(await find('hallazgo', { personId })).toMatchObject([{ caseId, title, found: { page: 1 } }]);
  const listed = await ask('documents.list', { filter: { text: 'hallazgo' }, after: null, limit: 5 });
  expect(listed.rows).toMatchObject([{ caseId, isSigned: false, found: { page: 1 } }]);
  expect(await ask('readings.get', { documentId: listed.rows[0]?.id ?? '' })).toMatchObject(said);
  await ask('papers.remove', { id: papers.find(({ file }) => file === 'pagina.html')?.id ?? '' });
});

it('keeps bytes that two papers have until both went, and says which paper is lost', async () => {
  const bytes = samplePdf('Dos veces');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = join(world.profileDir, 'documents', 'papers', sha256.slice(0, 2), sha256);
  const giveOne = async () => (await give(['dos veces.pdf', bytes])).papers[0]?.id ?? '';
  const first = await giveOne();
  await ask('papers.remove', { id: first });
  const second = await giveOne();
  await ask('papers.fileToNotice', { id: second, noticeId });
  expect(await readFile(path)).toEqual(bytes);
  await ask('papers.restore', { id: first });
  await rm(path);
  expect((await ask('documents.verify', {})).lost).toMatchObject([
    { documentId: first, noticeId: null, name: 'dos veces.pdf', reason: 'missing', canFetch: false },
  ]);
  await writeFile(path, bytes);
  await ask('papers.fileToCase', { id: first, caseId });
  await expect(readFile(path)).rejects.toThrow('ENOENT');
});

it('suggests the cases of a printed person, and brings back what was thrown away', async () => {
  await ask('cases.save', { id: caseId, details: { nie: 'X0000000T' } });
  const { papers } = await give(['dos.pdf', samplePdf('Expedientes 280020260001234 y otro 280020269999999')]);
  expect(papers).toMatchObject([{ what: 'case' }]);
  const { papers: kept } = await give(['suelto.pdf', samplePdf('Carta suelta')]);
  const id = kept[0]?.id ?? '';
  expect((await ask('papers.list', {})).papers).toMatchObject([{ id, name: 'suelto.pdf', suggestions: [] }]);
  await ask('papers.remove', { id });
  expect(await idsOf()).toEqual([]);
  await ask('papers.restore', { id });
  expect(await idsOf()).toEqual([id]);
});

it('puts a lost document back when the person gives its bytes again', async () => {
  const bytes = samplePdf('Perdido');
  const { papers } = await give(['perdido.pdf', bytes]);
  const { documentId } = await ask('papers.fileToNotice', { id: papers[0]?.id ?? '', noticeId });
  const stored = (await ask('notices.get', { id: noticeId })).documents.find(({ id }) => id === documentId);
  const { accountId } = await ask('notices.get', { id: noticeId });
  const sha256 = stored?.sha256 ?? '';
  await rm(join(world.profileDir, 'documents', accountId, sha256.slice(0, 2), sha256));
  expect((await ask('documents.verify', {})).lost).toMatchObject([{ documentId, reason: 'missing' }]);
  expect(await give(['de mi copia.pdf', bytes])).toMatchObject({ papers: [{ what: 'found', id: noticeId }] });
  expect((await ask('documents.verify', {})).lost).toEqual([]);
});

it('reads a portal’s saved page as notices, and keeps a page of anybody else', async () => {
  const page = await readFile(new URL('../fixtures/peru/dataTable.html', import.meta.url), 'utf8');
  const saved = `<!DOCTYPE html>\n<!-- saved from url=(0044)https://www.migraciones.gob.pe/ -->\n${page}`;
  const other = Buffer.from('<!doctype html><title>Blog</title><p>Expediente 280020260001234</p>');
  const host = (await ask('portals.list', {})).find(({ id }) => id === 'peru')?.homeUrl ?? '';
  const told = await give(
    ['buzon.html', Buffer.from(saved.replace('https://www.migraciones.gob.pe/', host))],
    ['de otro.html', Buffer.from(page)],
    ['blog.html', other],
  );
  expect(told.taken).toMatchObject([
    { file: 'buzon.html', noticeIds: [expect.any(String), expect.any(String), expect.any(String)] },
  ]);
  expect(Object.fromEntries(told.papers.map(({ file, what }) => [file, what]))).toEqual({
    'blog.html': 'case',
    'de otro.html': 'kept',
  });
  const notice = await ask('notices.get', { id: told.taken[0]?.noticeIds[0] ?? '' });
  expect(notice).toMatchObject({ portal: 'peru', documents: [{ name: 'buzon.html', role: 'evidence' }] });
});

it('keeps a small picture of a document, and none that is not one', async () => {
  const { papers } = await give(['mini.pdf', samplePdf('Miniatura')]);
  const id = papers[0]?.id ?? '';
  expect(await ask('documents.thumbnail', { id })).toMatchObject({ image: null, canDraw: true });
  const head = Buffer.alloc(40);
  head.write('89504e470d0a1a0a', 'hex');
  head.write('IHDR', 12);
  head.writeUInt32BE(180, 16);
  head.writeUInt32BE(240, 20);
  await ask('documents.keepThumbnail', { id, base64: head.toString('base64') });
  expect(await ask('documents.thumbnail', { id })).toMatchObject({
    image: { type: 'image/png', base64: head.toString('base64') },
    canDraw: false,
  });
  head.writeUInt32BE(20_000, 16);
  for (const bytes of [head, Buffer.from('<svg onload="x">'), Buffer.alloc(0)])
    expect(await call('documents.keepThumbnail', { id, base64: bytes.toString('base64') })).toMatchObject({
      failure: { code: 'input.invalid' },
    });
});
