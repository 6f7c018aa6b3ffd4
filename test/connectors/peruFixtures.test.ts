// Whole pages as Migraciones might write them, each read to the last field: names, markup and people are invented.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPeruConnector } from '../../main/connectors/peru/connector.ts';

const folder = join(import.meta.dirname, '..', 'fixtures', 'peru');
const inspect = async (name: string) =>
  createPeruConnector().inspect({ name, bytes: await readFile(join(folder, `${name}.html`)) });

/** Kind, title, case, moment, state. */
type Row = [kind: string, title: string, caseNumber: string | null, moment: string, state: string];
const lists: [string, Row[]][] = [
  [
    'gridWithPictures',
    [
      [
        'resolution',
        'CÉDULA DE NOTIFICACIÓN N° 123-2026',
        'LM250123456',
        '2026-06-05T15:32:11.000Z',
        'pending',
      ],
      ['requirement', 'REQUERIMIENTO DE SUBSANACIÓN', 'LM250123456', '2026-06-01T14:00:00.000Z', 'opened'],
    ],
  ],
  [
    'cards',
    [
      [
        'fine',
        'Resolución de Multa por exceso de permanencia',
        'LM260000777',
        '2026-07-16T13:00:00.000Z',
        'pending',
      ],
      ['appointment', 'Cita de recojo de carné', 'LM260000778', '2026-07-10T13:00:00.000Z', 'unknown'],
    ],
  ],
  [
    'frameInside',
    [
      ['denial', 'Notificación de improcedencia', null, '2026-07-16T05:00:00.000Z', 'pending'],
      ['receipt', 'Constancia de ingreso', null, '2026-07-15T05:00:00.000Z', 'opened'],
    ],
  ],
  [
    'pagedGrid',
    [1, 2, 3, 4, 5].map(
      (number): Row => [
        'communication',
        `Comunicación ${number}`,
        `LM26000100${number}`,
        `2026-07-1${number}T05:00:00.000Z`,
        number % 2 === 0 ? 'opened' : 'pending',
      ],
    ),
  ],
  [
    'dialogClosed',
    [
      ['instalment', 'Resolución de fraccionamiento', null, '2026-07-16T05:00:00.000Z', 'unknown'],
      ['approval', 'Aprobación de solicitud', null, '2026-07-12T05:00:00.000Z', 'unknown'],
    ],
  ],
  ...['literals', 'arrays'].map((name): [string, Row[]] => [
    name,
    [
      ['requirement', 'Requerimiento de documentos', 'LM260000321', '2026-07-16T05:00:00.000Z', 'pending'],
      ['communication', 'Carta informativa', 'LM260000322', '2026-07-10T05:00:00.000Z', 'opened'],
    ],
  ]),
  [
    'dataTable',
    [1, 2, 3].map(
      (number): Row => [
        'requirement',
        `Observación al expediente ${number}`,
        `LM26000032${number}`,
        `2026-07-1${number}T05:00:00.000Z`,
        'pending',
      ],
    ),
  ],
];

test.each(lists)('the list %s', async (name, rows) => {
  const read = await inspect(name);
  expect([read.page, read.failure]).toEqual(['noticeList', null]);
  expect(
    read.notices.map(({ kind, title, caseNumber, madeAvailableAt, state }) => [
      kind,
      title,
      caseNumber,
      madeAvailableAt,
      state,
    ]),
  ).toEqual(rows);
  expect(new Set(read.notices.map(({ portalNoticeId }) => portalNoticeId)).size).toBe(rows.length);
});

test('a page around a frame is not understood by itself, and says why', async () => {
  expect(await inspect('frameAround')).toMatchObject({
    page: 'unknown',
    notices: [],
    failure: { code: 'portal.changed', details: { why: 'frames' } },
  });
});

test('an open dialog over the list: the notice and its payment plan', async () => {
  const read = await inspect('dialogOpen');
  expect(read).toMatchObject({
    page: 'notice',
    notices: [
      {
        kind: 'instalment',
        title: 'Resolución de fraccionamiento',
        caseNumber: 'LM260000900',
        madeAvailableAt: '2026-07-16T13:15:00.000Z',
        amount: { value: '1200.00', currency: 'PEN' },
        documents: [{ name: 'res.pdf', type: 'application/pdf' }],
      },
    ],
  });
  expect(read.deadlines.map(({ what, on, certainty }) => [what, on, certainty])).toEqual([
    ['pay', '2026-07-31', 'stated'],
    ['pay', '2026-08-31', 'stated'],
    ['pay', '2026-09-30', 'stated'],
  ]);
});

test('a requirement: the menu entry "Subsanación" decides nothing, the sentence does', async () => {
  expect(await inspect('requirement')).toMatchObject({
    page: 'notice',
    notices: [{ kind: 'requirement', caseNumber: 'LM250123456', documents: [{ type: 'application/pdf' }] }],
    deadlines: [{ what: 'respond', on: '2026-06-12', certainty: 'derived', basis: 'pe.businessDays' }],
  });
});

test('a fine with a period to pay', async () => {
  expect(await inspect('fine')).toMatchObject({
    page: 'notice',
    notices: [
      {
        kind: 'fine',
        amount: { value: '660.00', currency: 'PEN' },
        documents: [{ name: 'documento-1.pdf' }],
      },
    ],
    deadlines: [{ what: 'pay', on: '2026-08-12', certainty: 'derived', basis: 'pe.businessDays' }],
  });
});
