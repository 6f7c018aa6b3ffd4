// What the reader for Peru says of pages and sentences by themselves: `inspect` on lists and notices, words, days, money.
import { describe, expect, test } from 'vitest';
import { findWay } from '../../main/connectors/kit/reader/findWay.ts';
import { createPeruConnector } from '../../main/connectors/peru/connector.ts';
import { findKind } from '../../main/connectors/peru/kinds.ts';
import { peruManifest } from '../../main/connectors/peru/manifest.ts';
import {
  findAmount,
  findInstalments,
  findStatedDay,
  findTerm,
  findUitShare,
} from '../../main/connectors/peru/terms.ts';
import { turningControl } from '../../main/connectors/peru/windowList.ts';
import { detailBody, listBody, signInBody, webPage } from '../portals/peru/pages.ts';
import { kindsOfNotice, type SampleNotice, sampleNotice } from '../portals/peru/sampleNotices.ts';
import { layouts, type PeruLayout, type PeruSwitches, usualPeru } from '../portals/peru/switches.ts';

const inspect = (html: string | Uint8Array, name = 'page.html') =>
  createPeruConnector().inspect({
    name,
    bytes: typeof html === 'string' ? new TextEncoder().encode(html) : html,
  });
const whole = (body: string, isSignedIn = true) =>
  webPage(body, {
    action: './Notificaciones',
    hidden: { viewState: 'a', eventValidation: 'b' },
    isSignedIn,
    charset: 'utf-8',
  });
const listPage = (switches: PeruSwitches, notices: SampleNotice[]) =>
  whole(listBody(switches, { notices, page: 1, pages: 1, total: notices.length, offset: 0 }));
const detailPage = (switches: PeruSwitches, notice: SampleNotice) =>
  whole(
    (switches.layout === 'modal'
      ? listBody(switches, { notices: [notice, sampleNotice()], page: 1, pages: 1, total: 2, offset: 0 })
      : '') + detailBody(switches, notice),
  );
const by = (layout: PeruLayout, change: Partial<PeruSwitches> = {}): PeruSwitches => ({
  ...usualPeru,
  layout,
  ...change,
});

describe.each(layouts)('inspect, %s', (layout) => {
  const notices = [
    sampleNotice({ title: 'Requerimiento de subsanación', deposited: '05/06/2026' }),
    sampleNotice({ title: 'Resolución de multa N° 77-2026', deposited: '16/07/2026 09:30', isRead: true }),
  ];

  test('a list', async () => {
    const read = await inspect(listPage(by(layout), notices));
    expect([read.page, read.failure]).toEqual(['noticeList', null]);
    expect(
      read.notices.map(({ kind, title, caseNumber, madeAvailableAt, state, legalEffectOnOpen }) => [
        kind,
        title,
        caseNumber,
        madeAvailableAt,
        state,
        legalEffectOnOpen,
      ]),
    ).toEqual([
      [
        'requirement',
        'Requerimiento de subsanación',
        notices[0]?.caseNumber,
        '2026-06-05T05:00:00.000Z',
        'pending',
        null,
      ],
      [
        'fine',
        'Resolución de multa N° 77-2026',
        notices[1]?.caseNumber,
        '2026-07-16T14:30:00.000Z',
        'opened',
        false,
      ],
    ]);
    expect(read.deadlines).toEqual([
      { what: 'respond', on: null, certainty: 'unknown', basis: 'unknown.period' },
    ]);
  });

  test('a list of one', async () => {
    const read = await inspect(listPage(by(layout), notices.slice(0, 1)));
    expect(read.notices.map(({ title }) => title)).toEqual(['Requerimiento de subsanación']);
  });

  test('a notice: the safe day is counted from the deposit over the holiday', async () => {
    const notice = sampleNotice({ ...kindsOfNotice.requirement, deposited: '16/07/2026' });
    const read = await inspect(detailPage(by(layout), notice));
    expect([read.page, read.failure]).toEqual(['notice', null]);
    expect(read.notices).toMatchObject([
      {
        kind: 'requirement',
        title: notice.title,
        caseNumber: notice.caseNumber,
        person: 'QUISPE PRUEBA, ANA',
        madeAvailableAt: '2026-07-16T05:00:00.000Z',
        documents: [{ name: notice.documents[0]?.name, type: 'application/pdf' }],
      },
    ]);
    expect(read.deadlines).toEqual([
      { what: 'respond', on: '2026-07-24', certainty: 'derived', basis: 'pe.businessDays' },
    ]);
  });
});

describe('what a window may press to turn a list', () => {
  test.each([
    ['<a id="t_next" href="#">Siguiente</a>', 'a[id="t_next"]'],
    ['<a id="t_next" href="javascript:void(0)">Siguiente</a>', 'a[id="t_next"]'],
    [
      '<form><button type="button" data-dt-idx="next">Siguiente</button></form>',
      'button[data-dt-idx="next"]',
    ],
    ['<form><button id="paso">Siguiente</button></form>', null],
    ['<a id="otro" href="Tramite?paso=2">Siguiente</a>', null],
    [`<a id="p" href="javascript:__doPostBack('x','')">Siguiente</a>`, null],
    ['<a id="p" href="#" onclick="document.forms[0].submit()">Siguiente</a>', null],
    ['<a id="t_next" class="disabled" href="#">Siguiente</a>', null],
    ['<a id="acuse" href="#">Acusar recibo</a>', null],
  ])('%s', (html, selector) => {
    expect(turningControl(`<html><body>${html}</body></html>`)).toBe(selector);
  });
});

describe('the way to a page that is found by its words', () => {
  test.each([
    [
      '<a href="/SEL/Olvido">¿Olvidaste la contraseña?</a>',
      { href: 'https://sel.example/SEL/Olvido', selector: 'a[href="/SEL/Olvido"]' },
    ],
    [
      `<a id="l" href="javascript:__doPostBack('l','')">¿OLVIDÓ SU CONTRASEÑA?</a>`,
      { href: null, selector: 'a[id="l"]' },
    ],
    ['<a href="/x" hidden>¿Olvidaste la contraseña?</a>', null],
    ['<input type="submit" value="Recuperar contraseña">', null],
    ['<a href="/x">Cambiar contraseña</a>', null],
  ])('%s', (html, way) => {
    const words = peruManifest.pages?.forgotPassword?.link ?? [];
    expect(
      findWay(`<html><body>${html}</body></html>`, 'https://sel.example/SEL/AccesoPublico', words),
    ).toEqual(way);
  });
});

describe('inspect, other pages', () => {
  test('sign-in, empty and unknown are told apart', async () => {
    const pages = [
      whole(signInBody(usualPeru, { message: '', hasCaptcha: false }), false),
      listPage(by('gridView'), []),
      whole('<h2>Encuesta</h2><p>Cuéntenos su experiencia.</p>'),
      '',
    ];
    const read = await Promise.all(pages.map((page) => inspect(page)));
    expect(read.map(({ page, failure }) => [page, failure?.code ?? null])).toEqual([
      ['signIn', null],
      ['empty', null],
      ['unknown', 'portal.changed'],
      ['unknown', 'portal.changed'],
    ]);
  });

  test('the answer of a page method, with rows as JSON and moments of ASP.NET', async () => {
    const rows = [
      {
        IdNotificacion: 4000123,
        FechaNotificacion: '/Date(1784212200000)/',
        Asunto: 'Requerimiento de subsanación',
        NroExpediente: 'LM260000123',
        Estado: 'No leído',
      },
      {
        IdNotificacion: 4000124,
        FechaNotificacion: '/Date(1784125800000)/',
        Asunto: 'Constancia',
        NroExpediente: 'LM260000124',
        Estado: 'Leído',
      },
    ];
    for (const answer of [{ d: rows }, { d: JSON.stringify(rows) }, { data: rows }, rows]) {
      const read = await inspect(JSON.stringify(answer), 'answer.json');
      expect(
        read.notices.map(({ portalNoticeId, kind, madeAvailableAt }) => [
          portalNoticeId,
          kind,
          madeAvailableAt,
        ]),
      ).toEqual([
        ['4000123', 'requirement', '2026-07-16T14:30:00.000Z'],
        ['4000124', 'receipt', '2026-07-15T14:30:00.000Z'],
      ]);
    }
  });

  test('Latin-1 under the name of UTF-8', async () => {
    const page = listPage(by('repeater'), [
      sampleNotice({ title: 'Requerimiento de subsanación' }),
      sampleNotice(),
    ]);
    const read = await inspect(Buffer.from(page, 'latin1'));
    expect(read.notices[0]?.title).toBe('Requerimiento de subsanación');
  });

  test.each([
    ['05/06/2026', '2026-06-05T05:00:00.000Z'],
    ['16/07/2026 03:05:09 p. m.', '2026-07-16T20:05:09.000Z'],
    ['16 de julio de 2026', '2026-07-16T05:00:00.000Z'],
    ['31/02/2026', null],
    ['07/16/2026', null],
  ])('the moment %s', async (deposited, instant) => {
    const read = await inspect(listPage(by('gridView'), [sampleNotice({ deposited }), sampleNotice()]));
    expect(read.notices[0]?.madeAvailableAt).toBe(instant);
  });

  test.each([
    'Notificado',
    'Recibido',
    'Abierto',
    'Visto',
    'Con acuse',
    'Acuse automático',
    'Atendido',
    'Pendiente',
    'Enviado',
    'No leída',
    'Sin leer',
    '',
  ])('the state "%s" is unread', async (state) => {
    const page = listPage(by('gridView'), [sampleNotice({ isRead: true }), sampleNotice()]).replaceAll(
      '>Leído<',
      `>${state}<`,
    );
    // Only words that deny the reading prove it; all others leave it unknown, which is treated as unread.
    const isDenied = /^(?:No |Sin|Pendiente)/.test(state);
    expect((await inspect(page)).notices[0]?.state).toBe(isDenied ? 'pending' : 'unknown');
  });

  test.each(['Leído', 'LEÍDA', 'Leído el 17/07/2026', 'Leído con acuse'])(
    'the state "%s" is read',
    async (state) => {
      const page = listPage(by('gridView'), [sampleNotice({ isRead: true }), sampleNotice()]).replaceAll(
        '>Leído<',
        `>${state}<`,
      );
      expect((await inspect(page)).notices[0]?.state).toBe('opened');
    },
  );

  test.each([
    ['Fecha de lectura', 'opened'],
    ['Fecha de acuse', 'unknown'],
    ['Fecha de comparecencia', 'unknown'],
  ])('a day under "%s" and no state: %s', async (heading, state) => {
    const table = `<h2>Notificaciones</h2><table><tr><th>Fecha de notificación</th><th>Asunto</th><th>${heading}</th></tr><tr><td>16/07/2026</td><td>Requerimiento</td><td>17/07/2026</td></tr><tr><td>15/07/2026</td><td>Constancia</td><td></td></tr></table>`;
    const read = await inspect(whole(table));
    expect(read.notices.map((notice) => notice.state)).toEqual([state, 'unknown']);
  });

  const twoCards = (first: string, second: string) =>
    [first, second].map(
      (said, at) =>
        `<div class="card"><h4>Requerimiento ${at}</h4><p><b>Fecha:</b> 1${at}/07/2026</p>${said}<a href="Detalle?id=400012${at}">Ver detalle</a></div>`,
    );
  const twoRows = (heading: string, first: string, second: string) => [
    `<table><tr><th>Fecha</th><th>Asunto</th><th>${heading}</th></tr>`,
    ...[first, second].map(
      (said, at) => `<tr><td>1${at}/07/2026</td><td>Requerimiento ${at}</td><td>${said}</td></tr>`,
    ),
    '</table>',
  ];
  test.each([
    ['a column Leído', twoRows('Leído', 'No', 'Sí'), 'pending', 'opened'],
    ['a question ¿Leído?', twoRows('¿Leído?', 'NO', 'SI'), 'pending', 'opened'],
    ['a day of reading under Leído', twoRows('Leído', '', '17/07/2026'), 'unknown', 'opened'],
    [
      'a picture under Leído',
      twoRows('Leído', '<img src="a" alt="">', '<img src="b" alt="">'),
      'unknown',
      'unknown',
    ],
    ['another question', twoRows('Subsanado', 'No', 'Sí'), 'unknown', 'unknown'],
    [
      'a label with its answer',
      twoCards('<p><b>Leído:</b> No</p>', '<p><b>Leído:</b> Sí</p>'),
      'pending',
      'opened',
    ],
    [
      'a term with its answer',
      twoCards('<dl><dt>Leído</dt><dd>No</dd></dl>', '<dl><dt>Leído</dt><dd>Sí</dd></dl>'),
      'pending',
      'opened',
    ],
    [
      'a label with a picture',
      twoCards('<p>Leído: <img src="a"></p>', '<p>Leído: <img src="b"></p>'),
      'unknown',
      'unknown',
    ],
    [
      'a box called Leído',
      twoCards('<label><input type="checkbox"> Leído</label>', '<p>Le&iacute;do <input type="checkbox"></p>'),
      'unknown',
      'unknown',
    ],
    [
      'a link called Leído',
      twoCards('<a href="Marcar?id=1">Leído</a>', '<a href="Marcar?id=2">Leído</a>'),
      'unknown',
      'unknown',
    ],
    ['words alone', twoCards('<i>No leído</i>', '<i>Leído</i>'), 'pending', 'opened'],
  ] as const)('%s', async (_, parts, first, second) => {
    const read = await inspect(whole(`<h2>Notificaciones</h2>${parts.join('')}`));
    expect(read.notices.map(({ state }) => state)).toEqual([first, second]);
  });

  test('a row that names neither subject nor state is a notice without a name, unread', async () => {
    const row = (at: number) =>
      `<tr><td>16/07/2026</td><td><a href="javascript:__doPostBack('gv','Ver$${at}')">Ver</a></td></tr>`;
    const read = await inspect(
      whole(`<h2>Notificaciones</h2><table><tr><th>Fecha</th><th></th></tr>${row(0)}${row(1)}</table>`),
    );
    expect(read.notices.map(({ title, kind, state }) => [title, kind, state])).toEqual([
      ['Notificaciones', 'notification', 'unknown'],
      ['Notificaciones', 'notification', 'unknown'],
    ]);
    expect(new Set(read.notices.map(({ portalNoticeId }) => portalNoticeId)).size).toBe(2);
  });

  test('the number of a row is no id', async () => {
    const table =
      '<h2>Notificaciones</h2><table><tr><th>N°</th><th>Fecha</th><th>Asunto</th></tr><tr><td>1</td><td>16/07/2026</td><td>Requerimiento</td></tr><tr><td>2</td><td>15/07/2026</td><td>Constancia</td></tr></table>';
    const read = await inspect(whole(table));
    expect(read.notices.map(({ portalNoticeId }) => portalNoticeId?.length)).toEqual([20, 20]);
  });

  test('damage never throws', async () => {
    const page = detailPage(by('modal'), sampleNotice(kindsOfNotice.instalment));
    for (let at = 0; at < page.length; at += 97) {
      const read = await inspect(page.slice(0, at) + page.slice(at + 40));
      expect(read.portal).toBe('peru');
    }
  });
});

test.each([
  ['Se le otorga un plazo de cinco (05) días hábiles para subsanar.', 5, 'business'],
  ['Deberá subsanar dentro de los 10 días hábiles de notificado.', 10, 'business'],
  ['Plazo: 5 días calendario para presentar los documentos.', 5, 'calendar'],
  ['Cuenta con un plazo de diez días para cumplir con lo requerido.', 10, null],
  ['Se concede el plazo de dos (2) días hábiles, bajo apercibimiento de archivo.', 2, 'business'],
  [
    'La entidad resolverá en el plazo de treinta días hábiles. Subsane en un plazo de 5 días hábiles.',
    5,
    'business',
  ],
])('days in "%s"', (text, days, kind) => {
  expect(findTerm(text)).toMatchObject({ days, kind });
});

test.each([
  'Se subsana la observación.',
  'La multa es de S/ 5.50 por cada día de exceso (20 días).',
  'La administrada excedió su permanencia en 100 días.',
  'Se le otorgó un plazo de 5 días hábiles para subsanar, sin que haya presentado los documentos.',
])('no days to answer in "%s"', (text) => {
  expect(findTerm(text)).toBeNull();
});

test.each([
  ['Se declara IMPROCEDENTE la solicitud de cambio de calidad.', 'denial'],
  ['Se declara PROCEDENTE la solicitud.', 'approval'],
  ['Se declara en ABANDONO el procedimiento por no haber subsanado.', 'denial'],
  ['Se han levantado las observaciones; se aprueba la solicitud.', 'approval'],
  ['Documento observado: falta apostilla. Sírvase subsanar.', 'requirement'],
  ['Se sanciona con multa. Puede solicitar fraccionamiento.', 'fine'],
  ['Aprobar el fraccionamiento de la deuda por multa.', 'instalment'],
  ['Cédula de notificación N° 12', 'resolution'],
  ['Puede acercarse a recoger su carné de extranjería', 'appointment'],
])('"%s" is %s', (text, kind) => {
  expect(findKind([text])?.kind).toBe(kind);
});

test.each([
  ['El pago se realiza en el Banco de la Nación hasta el 05/06/2026.', '2026-06-05'],
  ['Deberá pagar antes del 05/06/2026.', '2026-06-04'],
  ['Deberá pagar antes del día 1 de julio de 2026.', '2026-06-30'],
  ['La multa fue impuesta el 05/06/2026.', null],
])('the last day to pay in "%s"', (text, day) => {
  expect(findStatedDay(text, 'fine')?.on ?? null).toBe(day);
});

test.each([
  ['Multa de S/ 1,030.00 soles', '1030.00'],
  ['Multa de S/. 515', '515'],
  ['S/ 5.50 por día; el total asciende a S/ 550.00', '550.00'],
  ['El exceso se calcula a S/ 5.50 por día. El monto total es de S/550.00.', '550.00'],
  ['Monto: 550.00 soles', '550.00'],
])('the amount of "%s"', (text, value) => {
  expect(findAmount(text)?.amount).toEqual({ value, currency: 'PEN' });
});

test('the share of the UIT as printed', () => {
  expect(['0.5 UIT', '10% de una UIT', '10 % de la U.I.T.', 'sin parte'].map(findUitShare)).toEqual([
    '0.5 UIT',
    '10% de una UIT',
    '10 % de la U.I.T.',
    null,
  ]);
});

test.each([
  ['number, day, amount', 'Cronograma\n1\n15/08/2026\nS/ 103.00\n2\n15/09/2026\nS/ 463.50'],
  ['number, amount, day', 'Cronograma\n1\nS/ 103.00\n15/08/2026\n2\nS/ 463.50\n15/09/2026'],
  [
    'sentences',
    'Cuota 1: S/ 103.00 hasta el 15 de agosto de 2026\nCuota 2: S/ 463.50 hasta el 15 de septiembre de 2026',
  ],
])('a payment plan in the order %s', (_, text) => {
  expect(findInstalments(text).map(({ on, certainty }) => [on, certainty])).toEqual([
    ['2026-08-15', 'stated'],
    ['2026-09-15', 'stated'],
  ]);
});
