// What is read from pages of the sede, field by field, in four builds and five languages; what is unclear stays unopened.
import { describe, expect, it, test } from 'vitest';
import { createRegistry } from '../../main/connectors/registry.ts';
import { inspectSedeFile } from '../../main/connectors/sede/inspect.ts';
import { sedeManifest } from '../../main/connectors/sede/manifest.ts';
import { readRowNotice } from '../../main/connectors/sede/parse.ts';
import { readSedePage } from '../../main/connectors/sede/sedePage.ts';
import { noticeStateOf } from '../../main/connectors/sede/words.ts';
import { deadlinesOf } from '../../main/deadlines/deadlinesOf.ts';
import type { InspectedFile } from '../../main/model/inspection.ts';
import { manifestSchema } from '../../main/model/manifest.ts';
import { relayPage } from '../portals/clave/clavePages.ts';
import {
  casesPage,
  challengePage,
  formPage,
  landingPage,
  refusedPage,
  resultPage,
} from '../portals/sede/infoext2Pages.ts';
import { accessedNotice, sedeCase, sedeNotice } from '../portals/sede/sampleRows.ts';
import {
  casesSectionPage,
  contentPage,
  entrancePage,
  noticesPage,
  unknownPage,
} from '../portals/sede/sectionPages.ts';
import { markups, type SedeLanguage } from '../portals/sede/switches.ts';

const languages: readonly SedeLanguage[] = ['es', 'ca', 'gl', 'eu', 'en'];
const every = markups.flatMap((markup) => languages.map((language) => ({ markup, language })));
const onePage = { page: 1, hasNext: false, path: '/misnotificaciones' };
const now = new Date('2026-11-22T10:00:00Z');
const inspect = (html: string | Buffer): InspectedFile =>
  inspectSedeFile({ name: 'pagina.html', bytes: Buffer.from(html) }, now);

const waiting = sedeNotice({
  id: 'NOT-2026-000777',
  title: 'Requerimiento de documentación',
  caseNumber: '280020260123456',
  availableAt: '20/11/2026 23:30',
});
const opened = accessedNotice({ id: 'NOT-2026-000778', caseNumber: '280020260123456' });

test('the manifest is whole, and opening counts as a legal act until somebody proves otherwise', () => {
  expect(manifestSchema.parse(sedeManifest)).toEqual(sedeManifest);
  expect(sedeManifest.abilities.openingHasLegalEffect).toEqual({ value: true, standing: 'assumed' });
  expect(createRegistry().get('sede')?.manifest).toBe(sedeManifest);
});

describe.each(every)('Mis notificaciones as $markup in $language', (look) => {
  test('are a list with every fact; only what says that it was opened has files', () => {
    const { page, notices, deadlines, failure } = inspect(noticesPage(look, [waiting, opened], onePage));
    expect([page, failure]).toEqual(['noticeList', null]);
    expect(notices).toMatchObject([
      {
        kind: 'requirement',
        title: 'Requerimiento de documentación',
        issuer: 'Oficina de Extranjería en Madrid',
        caseNumber: '280020260123456',
        madeAvailableAt: '2026-11-20T22:30:00.000Z',
        expiresOn: null,
        state: 'pending',
        legalEffectOnOpen: true,
        documents: [],
      },
      {
        kind: 'resolution',
        title: 'Resolución de concesión',
        state: 'opened',
        legalEffectOnOpen: false,
        documents: [{ type: null }],
      },
    ]);
    expect(deadlines).toEqual([{ what: 'open', on: '2026-11-30', certainty: 'derived', basis: 'es.open10' }]);
  });

  test('are the same notices after one of them was opened', () => {
    const idsOf = (html: string) => inspect(html).notices.map(({ portalNoticeId }) => portalNoticeId);
    const before = idsOf(noticesPage(look, [waiting, opened], onePage));
    const after = idsOf(
      noticesPage(look, [{ ...waiting, isAccessed: true, accessedOn: '22/11/2026' }, opened], onePage),
    );
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(2);
  });

  test('are empty only when the page says so', () => {
    expect(inspect(noticesPage(look, [], onePage))).toMatchObject({
      page: 'empty',
      notices: [],
      failure: null,
    });
  });

  test('Mis expedientes tell status, number and day; a decided one with a file waits to be opened', () => {
    const cases = [
      sedeCase({ number: '280020260123456' }),
      sedeCase({
        number: '280020250765432',
        status: 'Resuelto – No favorable',
        resolvedOn: '12/11/2026',
        resolution: { isAccessed: false, pdf: Buffer.alloc(0) },
      }),
    ];
    const { page, notices, deadlines } = inspect(
      casesSectionPage(look, cases, { ...onePage, path: '/misexpedientes' }),
    );
    expect(page).toBe('noticeList');
    expect(notices).toMatchObject([
      { kind: 'statusChange', caseNumber: '280020260123456', state: 'received', legalEffectOnOpen: false },
      {
        kind: 'resolution',
        caseNumber: '280020250765432',
        state: 'unknown',
        legalEffectOnOpen: true,
        documents: [],
      },
    ]);
    expect(notices.map(({ title }) => title?.split(' · ').at(-1))).toEqual([
      'EN TRÁMITE',
      'Resuelto – No favorable',
    ]);
    expect(deadlines).toContainEqual({
      what: 'respond',
      on: '2026-12-14',
      certainty: 'derived',
      basis: expect.stringContaining('art'),
    });
  });
});

describe('inspect of the status service', () => {
  test('a refusal is one notice with the appeal as a derived deadline', () => {
    const html = resultPage(
      sedeCase({ status: 'Resuelto – No favorable', resolvedOn: '12/11/2026', nie: 'X1234567L' }),
    );
    expect(inspect(html)).toEqual({
      file: 'pagina.html',
      portal: 'sede',
      page: 'caseStatus',
      notices: [
        {
          portalNoticeId: 'status:X1234567L',
          kind: 'statusChange',
          title: 'Resuelto – No favorable',
          issuer: null,
          person: 'X1234567L',
          caseNumber: null,
          madeAvailableAt: null,
          expiresOn: null,
          state: 'received',
          legalEffectOnOpen: false,
          amount: null,
          documents: [],
        },
      ],
      // 12 December 2026 is a Saturday (Ley 39/2015, art. 30.5).
      deadlines: [
        {
          what: 'respond',
          on: '2026-12-14',
          certainty: 'derived',
          basis: 'es.months 1, recurso de reposición: Ley 39/2015, arts. 123 and 124.1',
        },
      ],
      appointments: [],
      authenticity: null,
      failure: null,
    });
  });

  // An approval asks for the fingerprints first; an appeal against a part of it stays possible.
  const approvedBy = ['LO 4/2000, art. 4.2', 'Ley 39/2015, arts. 123 and 124.1'];
  it.each([
    ['Resuelto – Favorable', '12/11/2026', approvedBy],
    ['Resuelto – Favorable', null, []],
    ['EN TRÁMITE', null, []],
    ['En trámite - Requerido', '12/11/2026', []],
  ])('%s of %s opens the periods of %j', (status, resolvedOn, bases) => {
    const { deadlines } = inspect(resultPage(sedeCase({ status, resolvedOn })));
    expect(deadlines.map(({ basis }) => basis.split(': ').at(1))).toEqual(bases);
  });

  const form = {
    captcha: 'nt4k7',
    values: {},
    mode: 'N' as const,
    wrongCaptcha: false,
    messages: {},
    said: null,
    without: null,
    datepickerIgnoresTyping: false,
  };
  it.each([
    ['landing', landingPage(), 'signIn', null],
    ['form', formPage(form), 'signIn', null],
    ['wrong captcha', formPage({ ...form, wrongCaptcha: true }), 'signIn', 'secondFactor.wrong'],
    [
      'refused data',
      formPage({ ...form, messages: { nie: 'El N.I.E. no es válido' } }),
      'signIn',
      'input.invalid',
    ],
    [
      'no such case',
      formPage({ ...form, said: 'No se ha encontrado expediente' }),
      'empty',
      'input.notFound',
    ],
    ['form without a field', formPage({ ...form, without: 'anio' }), 'signIn', 'portal.changed'],
    ['firewall', refusedPage, 'unknown', 'portal.refusedRobot'],
    ['challenge', challengePage, 'unknown', 'portal.refusedRobot'],
    ['never seen', unknownPage('es'), 'unknown', 'portal.changed'],
    ['nothing', '', 'unknown', 'portal.changed'],
    [
      'relay',
      relayPage('https://pasarela.clave.gob.es/Proxy2/ServiceProvider', { SAMLRequest: 'x' }),
      'signIn',
      null,
    ],
    ['list behind Cl@ve', casesPage([sedeCase(), sedeCase()]), 'noticeList', null],
    ['one notice', contentPage('es', waiting), 'notice', null],
  ])('a page that is %s', (_what, html, page, code) => {
    const read = inspect(html);
    expect([read.page, read.failure?.code ?? null]).toEqual([page, code]);
  });

  test('the entrance of a section is no empty list, whatever its sentences say', () => {
    expect(inspect(entrancePage('es', 'notifications', '/misnotificaciones')).page).not.toBe('empty');
  });
});

describe('bad input', () => {
  test('words that nobody has seen leave a notice unopened', () => {
    expect(noticeStateOf('En custodia')).toBeNull();
    expect(noticeStateOf('Leída el 12/11/2026')).toBe('opened');
    expect(noticeStateOf('No leída')).toBe('pending');
    const page = readSedePage(
      noticesPage({ markup: 'table', language: 'es' }, [opened, opened], onePage).replaceAll(
        'Leída',
        'En custodia',
      ),
      'https://sede.example/',
    );
    if (page.reading.page !== 'noticeList') throw new Error(page.reading.page);
    const rows = page.reading.rows.map((row) => readRowNotice(row, 'notifications', new Map()));
    expect(rows.map(({ notice, isAccessed }) => [notice.state, isAccessed, notice.documents.length])).toEqual(
      [
        ['unknown', false, 0],
        ['unknown', false, 0],
      ],
    );
  });

  test('dates in another encoding, and a day that does not exist', () => {
    const html = noticesPage(
      { markup: 'table', language: 'ca' },
      [{ ...waiting, availableAt: '31/02/2026 10:00' }, opened],
      onePage,
    );
    const { notices } = inspect(Buffer.from(html, 'latin1'));
    expect(notices[0]).toMatchObject({ title: 'Requerimiento de documentación', madeAvailableAt: null });
  });

  test('a term that the page states wins over the derived one', () => {
    const html =
      '<h1>Mis notificaciones</h1><table><tr><th>Asunto</th><th>Fecha de puesta a disposición</th><th>Fecha de caducidad</th><th>Estado</th></tr><tr><td>Resolución</td><td>20/11/2026</td><td>02/12/2026</td><td>Pendiente</td></tr><tr><td>Trámite de audiencia</td><td>19/11/2026</td><td>29/11/2026</td><td>Pendiente</td></tr></table>';
    expect(inspect(html).deadlines).toMatchObject([
      { what: 'open', on: '2026-12-02', certainty: 'stated' },
      { what: 'open', on: '2026-11-29', certainty: 'stated' },
    ]);
  });

  test('an unnamed day is never taken for an expiry', () => {
    const page = inspect(noticesPage({ markup: 'cards', language: 'es' }, [waiting, opened], onePage));
    expect(page.notices.every(({ expiresOn }) => expiresOn === null)).toBe(true);
  });

  test('ten thousand rows are read, each once', { timeout: 120_000 }, () => {
    const many = Array.from({ length: 10_000 }, (_one, index) =>
      sedeNotice({
        id: `N${index}`,
        title: `Notificación ${index}`,
        caseNumber: `2800202${String(index).padStart(8, '0')}`,
      }),
    );
    const { notices } = inspect(noticesPage({ markup: 'table', language: 'es' }, many, onePage));
    expect(notices).toHaveLength(10_000);
    expect(new Set(notices.map(({ portalNoticeId }) => portalNoticeId)).size).toBe(10_000);
  });

  test('a page cut off anywhere is never empty', () => {
    const html = noticesPage({ markup: 'grid', language: 'es' }, [waiting, opened], onePage);
    for (let end = html.indexOf('<td>'); end < html.length; end += 37)
      expect(inspect(html.slice(0, end)).page).not.toBe('empty');
  });

  test('an answer period runs from the day that the portal names as the access', () => {
    const page = readSedePage(
      noticesPage({ markup: 'table', language: 'es' }, [opened, waiting], onePage),
      'https://sede.example/',
    );
    if (page.reading.page !== 'noticeList') throw new Error(page.reading.page);
    const row = page.reading.rows[0];
    const notice = row && readRowNotice(row, 'notifications', new Map()).notice;
    expect(notice?.evidence).toMatchObject({ notifiedOn: '2026-10-05', section: 'notifications' });
    expect(notice && deadlinesOf(notice)).toEqual([]);
  });
});
