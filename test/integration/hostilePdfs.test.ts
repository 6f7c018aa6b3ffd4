// PDFs made to hold a reader up, to run something, or to be read by nobody: read within limits, or refused with a reason, and the next one is read.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import PdfKit from 'pdfkit';
import { afterAll, expect, it } from 'vitest';
import { createPdfReader, documentLimits } from '../../main/documents/createPdfReader.ts';
import { samplePdf } from '../portals/samplePdf.ts';

const megabyte = 1_048_576;
const reader = createPdfReader(documentLimits, 2);
const strict = createPdfReader({ ...documentLimits, timeMs: 20_000, mostGrowthBytes: 160 * megabyte });
/** What it may is said in pages here, however slow the machine is. */
const patient = createPdfReader({ ...documentLimits, timeMs: 600_000 });
afterAll(async () => {
  await patient.close();
  await reader.close();
  await strict.close();
});

/** Objects by number, as text or bytes; no table of places: readers find objects by themselves. */
function pdfOf(objects: Record<number, string | Uint8Array>): Buffer {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n')];
  for (const [number, object] of Object.entries(objects))
    parts.push(Buffer.from(`${number} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  parts.push(Buffer.from('trailer<</Root 1 0 R/Size 99>>\n%%EOF'));
  return Buffer.concat(parts);
}
const catalog = (more = '') => `<</Type/Catalog/Pages 2 0 R${more}>>`;
const onePage = '<</Type/Pages/Kids[3 0 R]/Count 1>>';
const page =
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>';
const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
const stream = (bytes: Uint8Array, filter = '') =>
  Buffer.concat([
    Buffer.from(`<</Length ${bytes.byteLength}${filter}>>stream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
const text = stream(Buffer.from('BT /F 12 Tf 72 700 Td (Resolucion) Tj ET'));
const withCatalog = (more: string) => pdfOf({ 1: catalog(more), 2: onePage, 3: page, 4: text, 5: font });

async function stillReads(): Promise<void> {
  expect(await strict.summarize(samplePdf('Siguiente'))).toMatchObject({ text: 'Siguiente', pageCount: 1 });
}

it('reads a file where it lies: a small one, one of megabytes, one that is gone, one beyond the limit', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recado-pdf-'));
  try {
    const path = join(folder, 'one.pdf');
    const pdf = samplePdf('Expediente: 280020260001234');
    for (const bytes of [pdf, Buffer.concat([pdf, Buffer.alloc(5 * megabyte, '\n')])]) {
      await writeFile(path, bytes);
      const told = await reader.summarize({ path, size: bytes.byteLength });
      expect(told).toMatchObject({ facts: [{ kind: 'caseNumber', value: '280020260001234' }] });
    }
    expect(await reader.summarize({ path: join(folder, 'gone.pdf'), size: 1 })).toEqual({
      refusedFor: 'broken',
    });
    const size = documentLimits.mostBytes + 1;
    expect(await reader.summarize({ path, size })).toEqual({ refusedFor: 'tooLarge' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('ends a page that unpacks to hundreds of megabytes, and reads the next file', {
  timeout: 60_000,
}, async () => {
  const spaces = deflateSync(Buffer.alloc(400 * megabyte, ' '), { level: 1 });
  const bomb = pdfOf({
    1: catalog(),
    2: onePage,
    3: page,
    4: stream(spaces, '/Filter/FlateDecode'),
    5: font,
  });
  expect(bomb.byteLength).toBeLessThan(10 * megabyte);
  const told = await strict.summarize(bomb);
  expect('refusedFor' in told && told.refusedFor).toMatch(/^too(?:Large|Slow)$/);
  await stillReads();
});

it.each([
  ['nested a hundred thousand deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['nested so in dictionaries', `${'<</A'.repeat(50_000)} 0${'>>'.repeat(50_000)}`],
])('reads or refuses what is %s', async (_, deep) => {
  const told = await strict.summarize(
    pdfOf({ 1: catalog(`/Names ${deep}`), 2: onePage, 3: page, 4: text, 5: font }),
  );
  expect('refusedFor' in told ? told.refusedFor : told.text.trim()).toMatch(/^(?:broken|too\w+|Resolucion)$/);
  await stillReads();
});

it('is not led round by a tree of pages that holds itself', async () => {
  const round = '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2147483647>>';
  const told = await strict.summarize(pdfOf({ 1: catalog(), 2: round }));
  expect('refusedFor' in told ? told.refusedFor : told.readPages).not.toBeUndefined();
  await stillReads();
});

it.each([
  ['scripts', '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>'],
  ['launch', '/OpenAction<</S/Launch/F(cmd.exe)>>'],
  ['files', '/Names<</EmbeddedFiles<</Names[(a.exe) 6 0 R]>>>>'],
])('names %s that it carries and runs none', async (trait, more) => {
  const bytes = Buffer.concat([
    withCatalog(more).subarray(0, -'trailer<</Root 1 0 R/Size 99>>\n%%EOF'.length),
    Buffer.from('6 0 obj<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>endobj\n7 0 obj\n'),
    stream(Buffer.from('MZ')),
    Buffer.from('\nendobj\ntrailer<</Root 1 0 R/Size 99>>\n%%EOF'),
  ]);
  expect(await reader.summarize(bytes)).toMatchObject({
    text: 'Resolucion',
    traits: expect.arrayContaining([trait]),
  });
});

it.each([
  ['scripts', '<</S/JavaScript/JS(app.alert\\(1\\))>>', ''],
  ['launch', '<</S/L#61unch/F(cmd.exe)>>', '%endstream '],
  ['files', '<</Type/Filespec/F(a.exe)/EF<</F 99 0 R>>>>', ''],
])('names %s in objects that are packed into a stream', async (trait, object, before) => {
  const packed = Buffer.from(`20 0 ${before}${object}`);
  const bytes = (filter: string, content: Uint8Array) =>
    pdfOf({
      1: catalog(),
      2: onePage,
      3: page,
      4: text,
      5: font,
      9: stream(content, `/Type/ObjStm/N 1/First 5${filter}`),
    });
  for (const pdf of [bytes('/Filter/FlateDecode', deflateSync(packed)), bytes('', packed)])
    expect(await reader.summarize(pdf)).toMatchObject({ text: 'Resolucion', traits: [trait] });
});

it('takes words that are no names for what they are', async () => {
  const harmless = '/Lang(es)/Launcher 1/JSON 1/Subtype/EmbeddedFileless';
  const told = await reader.summarize(pdfOf({ 1: catalog(harmless), 2: onePage, 3: page, 4: text, 5: font }));
  expect(told).toMatchObject({ text: 'Resolucion', traits: [] });
});

it('reads as many of five thousand pages as it may, the last of those too, and says so', {
  timeout: 120_000,
}, async () => {
  const most = documentLimits.mostPages;
  const count = most * 5;
  const kids = Array.from({ length: count }, (_, at) => `${100 + at} 0 R`).join(' ');
  // Empty ones cost little; the last that may be read and the first that may not hold words.
  const empty = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>';
  const pages = Object.fromEntries(Array.from({ length: count }, (_, at) => [100 + at, empty]));
  pages[100 + most - 1] = page;
  pages[100 + most] = page.replace('4 0 R', '6 0 R');
  const beyond = stream(Buffer.from('BT /F 12 Tf 72 700 Td (Recurso) Tj ET'));
  const tree = `<</Type/Pages/Kids[${kids}]/Count ${count}>>`;
  const told = await patient.summarize(
    pdfOf({ 1: catalog(), 2: tree, 4: text, 5: font, 6: beyond, ...pages }),
  );
  expect(told).toMatchObject({ pageCount: 5_000, readPages: 1_000 });
  expect('text' in told && told.text.trim()).toBe('Resolucion');
});

it('refuses what is encrypted, cut off, empty or no PDF at all', async () => {
  const locked = new PdfKit({ userPassword: 'x' });
  const pieces: Buffer[] = [];
  locked.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => locked.once('end', resolve));
  locked.text('Secreto').end();
  await ended;
  expect(await reader.summarize(Buffer.concat(pieces))).toEqual({ refusedFor: 'encrypted' });
  for (const bytes of [
    samplePdf('x').subarray(0, 60),
    Buffer.alloc(0),
    Buffer.from('%PDF-1.7'),
    Buffer.alloc(5_000, 7),
  ])
    expect(await reader.summarize(bytes)).toEqual({ refusedFor: 'broken' });
});
