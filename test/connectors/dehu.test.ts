// Proves what is read from DEHú's answers, field by field, and that nothing unclear is taken for an empty list.
import { describe, expect, test } from 'vitest';
import { caseNumberOf } from '../../main/connectors/dehu/concept.ts';
import { inspectDehuFile } from '../../main/connectors/dehu/inspect.ts';
import { readLegalText } from '../../main/connectors/dehu/legalText.ts';
import { dehuManifest } from '../../main/connectors/dehu/manifest.ts';
import { readEnvelope, readRow } from '../../main/connectors/dehu/parse.ts';
import { readAnnexes } from '../../main/connectors/dehu/readAnnexes.ts';
import { readDehuFile } from '../../main/connectors/dehu/readFile.ts';
import { stateOf } from '../../main/connectors/dehu/states.ts';
import { failureOf } from '../../main/contract/failure.ts';
import { deadlinesOf } from '../../main/deadlines/deadlinesOf.ts';
import { manifestSchema } from '../../main/model/manifest.ts';
import { legalText } from '../portals/dehu/dehuApi.ts';
import { samplePdf } from '../portals/samplePdf.ts';

const row = {
  identifier: '7f3a91c204d8e6b5a1f0',
  sentReference: 'AbCdEf0123456789_-AbCdEf0123456789abcdefghij1',
  concept: 'not_330020261234567_12345678_87654321',
  emitterEntity: 'Oficina de Extranjería en Oviedo',
  emitterSourceEntity: 'Delegación del Gobierno en Asturias',
  nifTitular: 'X1234567L',
  state: 'PENDIENTE',
  availabilityDate: '2026-06-13T00:39:58+02:00',
  expirationDate: '2026-06-23T23:59:59+02:00',
  finalDate: null,
  vinculoReceptor: 'Titular',
  bondType: 'TITULAR',
  postalDelivery: false,
  hasAnnexes: true,
  assuranceLevel: 'BAJO',
  somethingNew: { code: 7 },
};
const failure = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return failureOf(error);
  }
  return null;
};
const file = (value: unknown) => ({
  name: 'respuesta.json',
  bytes: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});

describe('a row of the pending list', () => {
  test('is a notification with every field kept', () => {
    expect(readRow(row, 'pending')).toEqual({
      portalNoticeId: '7f3a91c204d8e6b5a1f0',
      mergeKey: 'dehu:7f3a91c204d8e6b5a1f0',
      portal: 'dehu',
      kind: 'notification',
      title: 'not_330020261234567_12345678_87654321',
      issuer: 'Oficina de Extranjería en Oviedo',
      person: 'X1234567L',
      titular: { nif: 'X1234567L', name: null },
      caseNumber: '330020261234567',
      madeAvailableAt: '2026-06-12T22:39:58.000Z',
      expiresOn: '2026-06-23',
      state: 'pending',
      legalEffectOnOpen: true,
      amount: null,
      text: null,
      appointment: null,
      deadlines: [],
      authenticity: null,
      isInJunk: false,
      documents: [],
      evidence: {
        identifier: '7f3a91c204d8e6b5a1f0',
        sentReference: row.sentReference,
        concept: row.concept,
        emitterEntity: row.emitterEntity,
        emitterSourceEntity: row.emitterSourceEntity,
        nifTitular: 'X1234567L',
        state: 'PENDIENTE',
        availabilityDate: row.availabilityDate,
        expirationDate: row.expirationDate,
        vinculoReceptor: 'Titular',
        bondType: 'TITULAR',
        postalDelivery: 'false',
        hasAnnexes: 'true',
        assuranceLevel: 'BAJO',
        somethingNew: '{"code":7}',
        expiresOn: 'expirationDate',
      },
    });
  });

  test.each([
    ['the portal’s own day', row, { on: '2026-06-23', certainty: 'stated' }],
    [
      'ten days where it says none',
      { ...row, expirationDate: null },
      { on: '2026-06-23', certainty: 'derived' },
    ],
    [
      'its day also at the same hour',
      { ...row, expirationDate: '2026-06-23T00:39:58+02:00' },
      { on: '2026-06-23', certainty: 'stated' },
    ],
    [
      'an extension',
      { ...row, expirationDate: '2026-06-30T23:59:59+02:00' },
      { on: '2026-06-30', certainty: 'stated' },
    ],
    [
      'only that there is one, without any date',
      { ...row, availabilityDate: '', expirationDate: '' },
      { on: null, certainty: 'unknown' },
    ],
  ])('has as its last day to open: %s', (_what, given, expected) => {
    const notice = readRow(given, 'pending');
    expect(notice && deadlinesOf(notice).filter(({ what }) => what === 'open')).toMatchObject([expected]);
  });

  test('can be opened whatever state it claims', () => {
    for (const state of ['LEIDA', 'ACEPTADA', 'algo nuevo', null])
      expect(readRow({ ...row, state }, 'pending')).toMatchObject({
        state: 'pending',
        legalEffectOnOpen: true,
      });
  });

  test('of another person is filed under the titular', () => {
    expect(readRow({ ...row, nifTitular: 'B12345674', bondType: 'APODERADO' }, 'pending')).toMatchObject({
      person: 'B12345674',
      evidence: { bondType: 'APODERADO' },
    });
  });

  test('without an identifier is no notice, with a number for one it is', () => {
    expect(readRow({ ...row, identifier: ' ' }, 'pending')).toBeNull();
    expect(readRow({ ...row, identifier: 4_500_000_012_345 }, 'pending')?.portalNoticeId).toBe(
      '4500000012345',
    );
  });
});

describe('a row of the realised list', () => {
  test.each([
    ['ACEPTADA', 'accepted'],
    ['Comparecida', 'accepted'],
    ['RECHAZADA', 'rejected'],
    ['REALIZADA_TEU', 'opened'],
    ['Leída', 'opened'],
    ['EXPIRADA', 'expired'],
    ['expired', 'expired'],
  ])('%s is %s and has its files to fetch', (state, expected) => {
    const settled = { ...row, state, finalDate: '2026-06-20T09:00:00+02:00' };
    expect(readRow(settled, 'realised')).toMatchObject({
      state: expected,
      expiresOn: null,
      legalEffectOnOpen: false,
      documents: [
        { portalDocumentId: 'document', role: 'resolution' },
        { portalDocumentId: 'voucher', role: 'receipt' },
      ],
      evidence: { state, notifiedOn: '2026-06-20' },
    });
  });

  test('of an unknown or contradictory state is not taken for settled', () => {
    for (const state of ['EN_TRAMITE', 'PENDIENTE', ''])
      expect(readRow({ ...row, state }, 'realised')).toMatchObject({
        state: 'unknown',
        legalEffectOnOpen: true,
        documents: [],
      });
  });

  test('that expired counts from its last day to open, not from when the list took note', () => {
    const expired = { ...row, state: 'EXPIRADA', finalDate: '2026-06-25T04:00:00+02:00' };
    expect(readRow(expired, 'realised')?.evidence['notifiedOn']).toBe('2026-06-23');
  });
});

describe('a communication', () => {
  const { nifTitular: _, expirationDate: __, ...rest } = row;
  const communication = { ...rest, titularNif: 'X1234567L', state: 'No leída' };

  test('has no deadline and no legal effect, but its document is not listed before it is read', () => {
    const notice = readRow(communication, 'communications');
    expect(notice).toMatchObject({
      kind: 'communication',
      state: 'pending',
      legalEffectOnOpen: false,
      documents: [],
      person: 'X1234567L',
    });
    expect(notice && deadlinesOf(notice)).toEqual([]);
  });

  test('that was read has its document', () => {
    expect(readRow({ ...communication, state: 'Leida' }, 'communications')).toMatchObject({
      state: 'opened',
      documents: [{ portalDocumentId: 'document' }],
    });
  });
});

test.each([
  ['not_330020261234567_12345678_87654321', '330020261234567'],
  ['com_33002026123456A_1_2', '33002026123456A'],
  ['not-resolucion_330020251234567_12345678_87654324', '330020251234567'],
  ['Requerimiento R012345/2026 de nacionalidad', 'R012345/2026'],
  ['not_33002026123456_12345678_87654321', null],
  ['Suspensión de plazo por TA', null],
])('the case number in %s is %s', (concept, expected) => {
  expect(caseNumberOf(concept)).toBe(expected);
});

test.each([
  ['2026-06-12T22:39:58Z', '2026-06-12T22:39:58.000Z'],
  ['2026-06-13T00:39:58', '2026-06-12T22:39:58.000Z'],
  ['2026-12-01', '2026-11-30T23:00:00.000Z'],
  ['13/06/2026', null],
  ['2026-02-30T10:00:00+01:00', null],
])('the moment %s is %s', (availabilityDate, expected) => {
  expect(readRow({ ...row, availabilityDate }, 'pending')?.madeAvailableAt).toBe(expected);
});

test('a state that nobody knows is none', () => {
  expect(['', 'x', 'aceptada con reservas'].map(stateOf)).toEqual([null, null, null]);
});

describe('a list', () => {
  test('is empty only where the portal says so', () => {
    const empty = { count: 0, total: 0, limit: 10, page: 1 };
    expect(readEnvelope(JSON.stringify(empty), 'pending')).toEqual({ rows: [], total: 0 });
    expect(readEnvelope(JSON.stringify({ ...empty, items: [] }), 'pending').rows).toEqual([]);
  });

  test.each([
    ['html', '<!DOCTYPE html><html></html>'],
    ['notJson', ''],
    ['notJson', '{"items": ['],
    ['shape', '{"envelope":{"rows":[]}}'],
    ['shape', '{"total":3}'],
    ['shape', '{"items":{},"total":0}'],
    ['shape', '{"items":["x"],"total":1}'],
    ['shape', 'null'],
    ['shape', '[]'],
  ])('that is none is refused as %s', (what, text) => {
    expect(failure(() => readEnvelope(text, 'pending'))).toEqual({
      code: 'portal.changed',
      details: { at: 'pending', what },
    });
  });
});

describe('a file', () => {
  const answer = (bytes: Buffer | string, name: unknown = 'acto.pdf') =>
    JSON.stringify({ content: Buffer.from(bytes).toString('base64'), name });
  const pdf = samplePdf('Acto');

  test('is a PDF with its name, in either shape', () => {
    expect(readDehuFile(answer(pdf), 'document', 'x')).toEqual({
      name: 'acto.pdf',
      type: 'application/pdf',
      bytes: pdf,
    });
    const wrapped = JSON.stringify({
      documentContent: { content: pdf.toString('base64'), name: 'acto.pdf', mimeType: 'application/pdf' },
    });
    expect(readDehuFile(wrapped, 'document', 'x').bytes).toEqual(pdf);
  });

  test('without a name, or with one that leads elsewhere, gets a plain one', () => {
    expect(readDehuFile(answer(pdf, null), 'document', 'acuse').name).toBe('acuse.pdf');
    expect(readDehuFile(answer(pdf, '../../etc/passwd'), 'document', 'x').name).toBe('.._.._etc_passwd.pdf');
  });

  test('of several pieces stays the ZIP that it is', () => {
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(20)]);
    expect(readDehuFile(answer(zip, 'varios'), 'document', 'x')).toEqual({
      name: 'varios.zip',
      type: 'application/zip',
      bytes: zip,
    });
  });

  test.each([
    ['document.empty', ''],
    ['document.notPdf', '<html><body>Sesión caducada</body></html>'],
    ['document.notPdf', 'texto'],
  ])('is refused with %s', (code, content) => {
    expect(failure(() => readDehuFile(answer(content), 'document', 'x'))?.code).toBe(code);
  });

  test('in an answer that is none is the portal’s change, not a document', () => {
    expect(failure(() => readDehuFile('<html></html>', 'document', 'x'))?.code).toBe('portal.changed');
    expect(failure(() => readDehuFile('{"name":"x"}', 'document', 'x'))?.code).toBe('portal.changed');
  });
});

describe('annexes', () => {
  const png = Buffer.from('89504e470d0a1a0a', 'hex');
  const base64 = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64');

  test.each([
    ['beside the document', (list: unknown) => ({ content: 'x', annexes: list })],
    ['under the Spanish name', (list: unknown) => ({ anexos: list })],
    ['wrapped with it', (list: unknown) => ({ documentContent: { content: 'x', attachments: list } })],
  ])('that come along are read, %s', (_where, answer) => {
    const list = [
      { name: 'plano.png', mimeType: 'image/png', content: base64(png) },
      { documentContent: { nombre: 'a/b.pdf', contenido: base64('%PDF-1.7') } },
      { content: base64('sin nombre') },
    ];
    expect(readAnnexes(JSON.stringify(answer(list)), 'x').map(({ name, type }) => [name, type])).toEqual([
      ['plano.png', 'image/png'],
      ['a_b.pdf', null],
      ['anexo-3', null],
    ]);
  });

  test('without bytes, or with a page in their place, are left out, and nothing of it is an error', () => {
    const list = [{ name: 'a' }, { content: '' }, 'x', null, { name: 'b.pdf', content: base64('<html>') }];
    expect(readAnnexes(JSON.stringify({ annexes: list }), 'x')).toEqual([]);
    for (const text of ['', '<html>', '[]', '"x"', '{"annexes":3}', '{"annexes":{"content":"x"}}'])
      expect(readAnnexes(text, 'x')).toEqual([]);
  });
});

test('the legal text is plain text, under whatever name it stands', () => {
  const plain = readLegalText(JSON.stringify({ id: 7, cuerpo: legalText }));
  expect(plain.id).toBe('7');
  expect(plain.text).toContain('diez días naturales desde la puesta a disposición');
  expect(plain.text).not.toContain('<');
  expect(readLegalText('{"id":"7"}')).toEqual({ id: '7', text: null });
  expect(failure(() => readLegalText('{}'))?.code).toBe('portal.changed');
});

describe('inspect', () => {
  test('tells the files of an answer that hands some out, in every shape, and what is wrong with them', async () => {
    const pdf = Buffer.from('%PDF-1.7 x').toString('base64');
    const zip = Buffer.from('PK\u0003\u0004x', 'latin1').toString('base64');
    const annexes = [{ name: 'anexo.png', mimeType: 'image/png', content: pdf }];
    const documentsOf = async (answer: object) =>
      (await inspectDehuFile(file(answer))).notices.flatMap(({ documents }) =>
        documents.map(({ name }) => name),
      );
    expect(await documentsOf({ content: pdf, name: 'resolucion.pdf' })).toEqual(['resolucion.pdf']);
    expect(await documentsOf({ content: pdf, name: 'a.pdf', annexes })).toEqual(['a.pdf', 'anexo.png']);
    const wrapped = { documentContent: { content: zip, name: 'todo', mimeType: 'application/zip' } };
    expect(await documentsOf(wrapped)).toEqual(['todo.zip']);
    for (const [content, code] of [
      ['', 'document.empty'],
      [Buffer.from('<html>').toString('base64'), 'document.notPdf'],
    ])
      expect(await inspectDehuFile(file({ content, name: 'x.pdf' }))).toMatchObject({
        page: 'notice',
        notices: [],
        failure: { code },
      });
  });

  test('tells the legal text before an opening, and of a user’s sign-in nothing', async () => {
    const legal = {
      id: '7',
      text: `<p>Va a acceder al contenido de la notificación.</p>${'Texto. '.repeat(9)}`,
    };
    expect(await inspectDehuFile(file(legal))).toMatchObject({
      page: 'notice',
      notices: [
        { kind: 'other', title: expect.stringContaining('Va a acceder al contenido'), documents: [] },
      ],
      failure: null,
    });
    const user = { token: 'eyJhbGciOi.secret', refreshToken: 'r', person: { identifier: 'X1234567L' } };
    const read = await inspectDehuFile(file(user));
    expect(read).toMatchObject({ page: 'signIn', notices: [], failure: null });
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  test('reads a list, with its deadlines', async () => {
    const read = await inspectDehuFile(file({ count: 1, total: 1, limit: 10, page: 1, items: [row] }));
    expect(read).toEqual({
      file: 'respuesta.json',
      portal: 'dehu',
      page: 'noticeList',
      notices: [
        {
          portalNoticeId: row.identifier,
          kind: 'notification',
          title: row.concept,
          issuer: row.emitterEntity,
          person: 'X1234567L',
          caseNumber: '330020261234567',
          madeAvailableAt: '2026-06-12T22:39:58.000Z',
          expiresOn: '2026-06-23',
          state: 'pending',
          legalEffectOnOpen: true,
          amount: null,
          documents: [],
        },
      ],
      deadlines: [{ what: 'open', on: '2026-06-23', certainty: 'stated', basis: 'expirationDate' }],
      appointments: [],
      authenticity: null,
      failure: null,
    });
  });

  test('tells the three lists apart by their rows', async () => {
    const { nifTitular: _, expirationDate: __, ...rest } = row;
    const kinds = async (items: unknown[]) =>
      (await inspectDehuFile(file({ total: items.length, items }))).notices.map(
        ({ kind, state }) => `${kind} ${state}`,
      );
    expect(await kinds([{ ...row, state: 'ACEPTADA', finalDate: '2026-06-20T09:00:00+02:00' }])).toEqual([
      'notification accepted',
    ]);
    expect(await kinds([{ ...rest, titularNif: 'X1234567L', state: 'LEIDA' }])).toEqual([
      'communication opened',
    ]);
    expect(await kinds([{ ...rest, concept: 'Aviso', titularNif: 'X1234567L', state: 'rara' }])).toEqual([
      'communication unknown',
    ]);
    expect(await kinds([{ ...rest, concept: 'Aviso', state: 'rara' }])).toEqual(['notification unknown']);
  });

  test('reads one notice, an empty list, a sign-in, and says so of a page', async () => {
    expect(await inspectDehuFile(file(row))).toMatchObject({ page: 'notice', failure: null });
    expect(await inspectDehuFile(file({ count: 0, total: 0 }))).toMatchObject({
      page: 'empty',
      failure: null,
    });
    const form = '<form id="claveform"><input name="SAMLRequest"></form>';
    expect(await inspectDehuFile(file(JSON.stringify(form)))).toMatchObject({
      page: 'signIn',
      failure: null,
    });
    expect(await inspectDehuFile(file(form))).toMatchObject({ page: 'signIn', failure: null });
    expect(await inspectDehuFile(file('<html><body>Bienvenido</body></html>'))).toMatchObject({
      page: 'unknown',
      failure: { code: 'portal.changed', details: { what: 'html' } },
    });
    expect(await inspectDehuFile(file(''))).toMatchObject({
      page: 'unknown',
      failure: { code: 'portal.changed' },
    });
  });
});

test('the manifest is whole', () => {
  expect(manifestSchema.parse(dehuManifest)).toEqual(dehuManifest);
  for (const pattern of dehuManifest.redact) expect(() => new RegExp(pattern, 'u')).not.toThrow();
});
