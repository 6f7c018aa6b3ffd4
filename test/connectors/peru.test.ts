// The connector for Peru against the sample buzón: what it lists, what stops it, what it opens, and that it opens nothing unasked.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { giveConsent } from '../../main/app/giveConsent.ts';
import {
  type Connector,
  type ConnectorContext,
  OpeningLost,
  UnreadPage,
} from '../../main/connectors/connector.ts';
import { createPeruConnector } from '../../main/connectors/peru/connector.ts';
import { type OpenPage, openWebForms } from '../../main/connectors/peru/webForms.ts';
import { failureOf } from '../../main/contract/failure.ts';
import type { Consent } from '../../main/model/consent.ts';
import type { NoticeDocument } from '../../main/model/document.ts';
import type { Notice } from '../../main/model/notice.ts';
import type { PortalOpening } from '../../main/model/opening.ts';
import { openPortalSession } from '../../main/net/openPortalSession.ts';
import { kindsOfNotice, sampleNotice } from '../portals/peru/sampleNotices.ts';
import { type SamplePeru, startSamplePeru } from '../portals/peru/startSamplePeru.ts';
import { layouts, type PeruSwitches } from '../portals/peru/switches.ts';
import { listAll, peruContext, storedNotice } from './peruContext.ts';

let peru: SamplePeru;
/** What the test itself opened, with consent. */
let consented: string[];
beforeAll(async () => {
  peru = await startSamplePeru();
});
afterAll(() => peru.stop());
beforeEach(() => {
  peru.reset();
  consented = [];
});
afterEach(() => {
  if (JSON.stringify(peru.openings) !== JSON.stringify(consented))
    throw new Error(`opened without consent: ${peru.openings.join(', ')}`);
});

const failure = (promise: Promise<unknown>) => promise.then(() => null, failureOf);
const check = (change?: Parameters<typeof peruContext>[1]) =>
  createPeruConnector().check(peruContext(peru, change));

describe('signing in', () => {
  test.each(['cookie', 'auto', 'cookieless', 'cookielessX'] as const)(
    'with a %s session',
    async (session) => {
      peru.set({ session });
      expect(await check()).toEqual({ subject: '000000001', name: 'QUISPE PRUEBA, ANA' });
      expect(peru.signIns).toBe(1);
    },
  );

  test.each(['for', 'cell', 'placeholder', 'aria'] as const)(
    'finds the fields by their %s labels, whatever their ids are',
    async (labels) => {
      peru.set({ labels, ids: 'random' });
      expect(await check()).toMatchObject({ subject: '000000001' });
    },
  );

  test('sends back every hidden field and the button that a person would press', async () => {
    await check();
    expect(peru.log.find(({ method }) => method === 'POST')?.fields).toEqual([
      '__EVENTTARGET',
      '__EVENTARGUMENT',
      '__VIEWSTATE',
      '__VIEWSTATEGENERATOR',
      '__EVENTVALIDATION',
      'ctl00$bodypage$txtUsuario',
      'ctl00$bodypage$txtClave',
      'ctl00$bodypage$btnIngresar',
    ]);
  });

  test('a wrong password is told and never sent again', async () => {
    expect(await failure(check({ password: 'otra' }))).toEqual({
      code: 'signIn.rejected',
      details: { badFields: ['user', 'password'] },
    });
    expect(peru.signIns).toBe(1);
  });

  const steps: [Partial<PeruSwitches>, string, object][] = [
    [{ signIn: 'blocked' }, 'signIn.blocked', {}],
    [{ signIn: 'tooMany' }, 'signIn.tooManyAttempts', {}],
    [{ signIn: 'passwordExpired' }, 'signIn.passwordExpired', {}],
    [{ signIn: 'refused' }, 'signIn.rejected', { badFields: [], reason: 'formCameBack' }],
    [{ signIn: 'terms' }, 'personNeeded', { action: 'acceptTerms' }],
    [{ signIn: 'verifyData' }, 'personNeeded', { action: 'verifyData' }],
    [{ signIn: 'otherSession' }, 'personNeeded', { action: 'otherSession' }],
    [{ captcha: 'always' }, 'personNeeded', { action: 'captcha' }],
    [{ isInMaintenance: true }, 'portal.maintenance', {}],
  ];
  test.each(steps)('%j stops the run as %s', async (change, code, details) => {
    peru.notices.push(sampleNotice());
    peru.set(change);
    const listed = await listAll(peru);
    expect(listed).toMatchObject({ failure: { code, details }, notices: [], end: null });
    expect(peru.signIns).toBeLessThanOrEqual(1);
  });

  test('a 503 that names an hour is maintenance until then', async () => {
    peru.set({ retryAfter: '3600' });
    expect(await failure(check())).toEqual({
      code: 'portal.maintenance',
      details: {
        host: new URL(peru.endpoints.sel).host,
        retryAt: '2026-07-17T16:00:00.000Z',
        until: '2026-07-17T16:00:00.000Z',
      },
    });
  });

  test.each([
    ['noUser', 'signInFields'],
    ['noPassword', 'signInForm'],
  ] as const)(
    'a form that changed (%s): nothing is sent, and a run without a person waits for them',
    async (form, expected) => {
      peru.set({ form });
      const details = { expected };
      expect(await failure(check())).toMatchObject({
        code: 'personNeeded',
        details: { ...details, action: 'unexpectedPage' },
      });
      const atHand = peruContext(peru, { isInteractive: true });
      // Where a person is there and the host has no windows, it is what it is.
      expect(await failure(createPeruConnector().check(atHand))).toMatchObject({
        code: 'portal.changed',
        details,
      });
      expect([peru.signIns, peru.log.filter(({ method }) => method === 'POST')]).toEqual([0, []]);
    },
  );

  test('a captcha that comes with the third try is left to the person', async () => {
    peru.set({ captcha: 'thirdTry' });
    expect(await failure(check())).toBeNull();
    expect(await failure(check())).toBeNull();
    expect(await failure(check())).toMatchObject({ code: 'personNeeded', details: { action: 'captcha' } });
    expect(peru.signIns).toBe(2);
  });

  test.each([
    ['a run without a person waits for them', false, 'personNeeded'],
    ['with a person it is a changed portal', true, 'portal.changed'],
  ] as const)(
    'a page that nobody knows: %s, with its outline, itself and no word of the person',
    async (_, isInteractive, code) => {
      peru.set({ signIn: 'unknown' });
      const thrown: unknown = await createPeruConnector()
        .list(peruContext(peru, { isInteractive }), null)
        .next()
        .catch((error: unknown) => error);
      expect(failureOf(thrown)).toMatchObject({ code, details: { expected: 'noticeList' } });
      expect(JSON.stringify(failureOf(thrown))).not.toContain('QUISPE');
      const page = thrown instanceof Error && thrown.cause instanceof UnreadPage ? thrown.cause.bytes : null;
      expect(Buffer.from(page ?? []).toString()).toContain('<h2>Encuesta</h2>');
    },
  );
});

describe('listing', () => {
  const three = () => [
    sampleNotice({ title: 'Requerimiento de subsanación', deposited: '05/06/2026 10:00' }),
    sampleNotice({ ...kindsOfNotice.fine, deposited: '16/07/2026', isRead: true }),
    sampleNotice({ title: 'Notificación electrónica', deposited: '16/07/2026 08:15:00 a. m.' }),
  ];

  test.each(layouts)('%s: every notice with kind, state and moment, and nothing opened', async (layout) => {
    peru.set({ layout });
    peru.notices.push(...three());
    const { notices, end, failure: told } = await listAll(peru);
    expect(told).toBeNull();
    expect(
      notices.map(({ kind, title, state, madeAvailableAt, caseNumber, legalEffectOnOpen }) => [
        kind,
        title,
        state,
        madeAvailableAt,
        caseNumber,
        legalEffectOnOpen,
      ]),
    ).toEqual([
      [
        'requirement',
        'Requerimiento de subsanación',
        'pending',
        '2026-06-05T15:00:00.000Z',
        peru.notices[0]?.caseNumber,
        null,
      ],
      [
        'fine',
        'Resolución de multa N° 77-2026',
        'opened',
        '2026-07-16T05:00:00.000Z',
        peru.notices[1]?.caseNumber,
        false,
      ],
      [
        'notification',
        'Notificación electrónica',
        'pending',
        '2026-07-16T13:15:00.000Z',
        peru.notices[2]?.caseNumber,
        null,
      ],
    ]);
    expect(end).toEqual({
      isComplete: true,
      presentIds: notices.map(({ portalNoticeId }) => portalNoticeId),
      unread: [],
    });
    expect(new Set(end?.presentIds).size).toBe(3);
  });

  test.each(layouts)(
    '%s: ids stay the same over another session, another state and a new notice',
    async (layout) => {
      peru.set({ layout, session: 'cookieless' });
      peru.notices.push(...three());
      const before = (await listAll(peru)).end?.presentIds;
      peru.notices.unshift(sampleNotice({ title: 'Nueva' }));
      for (const notice of peru.notices) notice.isRead = true;
      const after = (await listAll(peru)).end?.presentIds;
      expect(after?.slice(1)).toEqual(before);
    },
  );

  test('a row that says nothing is a notification, unread, with effect', async () => {
    peru.set({ showsState: false });
    peru.notices.push(
      sampleNotice({ title: 'Notificación', isRead: true }),
      sampleNotice({ title: 'Notificación 2' }),
    );
    const { notices } = await listAll(peru);
    expect(
      notices.map(({ kind, state, legalEffectOnOpen, evidence }) => [
        kind,
        state,
        legalEffectOnOpen,
        evidence['kind'],
      ]),
    ).toEqual([
      ['notification', 'unknown', null, undefined],
      ['notification', 'unknown', null, undefined],
    ]);
    expect(
      peru.log.filter(({ page, event }) => page === 'DetalleNotificacion' || event.startsWith('Ver$')),
    ).toEqual([]);
  });

  test('an empty casilla is empty in words, and complete', async () => {
    const { notices, end } = await listAll(peru);
    expect([notices, end]).toEqual([[], { isComplete: true, presentIds: [], unread: [] }]);
  });

  test('an emptiness that a script may be about to fill claims nothing', async () => {
    peru.set({ drawn: 'saysEmpty' });
    peru.notices.push(sampleNotice());
    const { notices, end, failure: told } = await listAll(peru);
    expect([notices, told, end?.isComplete]).toEqual([[], null, false]);
  });

  test.each(['otherList', 'otherEmpty'] as const)(
    'a home without a way to the casilla (%s) is left to the person, never an empty casilla',
    async (home) => {
      peru.set({ home });
      expect(await listAll(peru)).toMatchObject({
        failure: { code: 'personNeeded', details: { action: 'unexpectedPage', expected: 'noticeList' } },
        notices: [],
        end: null,
      });
    },
  );

  test('a thousand notices on a hundred pages, unread and read, each once', async () => {
    peru.set({ layout: 'pagedGrid' });
    for (let index = 0; index < 1_000; index += 1)
      peru.notices.push(sampleNotice({ title: `Comunicado ${index}`, isRead: index === 7 }));
    const { end, notices, pages } = await listAll(peru);
    expect([end?.isComplete, end?.presentIds?.length, notices.length, pages.length]).toEqual([
      true,
      1_000,
      1_000,
      100,
    ]);
    expect(peru.signIns).toBe(1);
  });

  test('a list that repeats on every page ends as incomplete', async () => {
    peru.set({ layout: 'pagedGrid', paging: 'repeats' });
    for (let index = 0; index < 30; index += 1) peru.notices.push(sampleNotice({ title: `Aviso ${index}` }));
    const { end, notices } = await listAll(peru);
    expect([end?.isComplete, notices.length]).toEqual([false, 10]);
  });

  test('a session that ends in the middle is begun again once', async () => {
    peru.set({ layout: 'pagedGrid', endsAfter: 6 });
    for (let index = 0; index < 45; index += 1) peru.notices.push(sampleNotice({ title: `Aviso ${index}` }));
    const { end } = await listAll(peru);
    expect([end?.isComplete, end?.presentIds?.length, peru.signIns]).toEqual([true, 45, 2]);
  });

  test.each([
    ['nineteen idle minutes end nothing', 19, 1],
    ['after twenty idle minutes the session has ended, and is begun again once', 21, 2],
  ])('%s', async (_, minutes, signIns) => {
    peru.set({ layout: 'pagedGrid' });
    for (let index = 0; index < 15; index += 1) peru.notices.push(sampleNotice({ title: `Aviso ${index}` }));
    const context = peruContext(peru);
    const connector = createPeruConnector();
    const pages = connector.list(context, null);
    await pages.next();
    peru.pass(minutes);
    let step = await pages.next();
    while (!step.done) step = await pages.next();
    await connector.finished?.(context);
    expect([step.value.isComplete, step.value.presentIds?.length, peru.signIns]).toEqual([true, 15, signIns]);
  });

  test('two sessions that fight for one account: after the second loss the run fails and nothing is claimed', async () => {
    peru.set({ layout: 'pagedGrid', endsAfter: 6, endings: 9 });
    for (let index = 0; index < 45; index += 1) peru.notices.push(sampleNotice({ title: `Aviso ${index}` }));
    const { failure: told, end } = await listAll(peru);
    expect([told, end, peru.signIns]).toEqual([
      { code: 'portal.down', details: { reason: 'sessionEnded' } },
      null,
      2,
    ]);
  });

  test.each(['staleViewStates', 'invalidEvents'] as const)(
    '%s: begun again once, then a failure',
    async (name) => {
      peru.set({ layout: 'pagedGrid', [name]: 1 });
      for (let index = 0; index < 15; index += 1)
        peru.notices.push(sampleNotice({ title: `Aviso ${index}` }));
      expect((await listAll(peru)).end?.presentIds).toHaveLength(15);
      peru.set({ [name]: 9 });
      expect(await listAll(peru)).toMatchObject({
        failure: { code: 'portal.changed', details: { reason: 'pageTooOld' } },
      });
    },
  );

  test.each(['latin1', 'latin1AsUtf8'] as const)(
    'pages in %s are read with their accents',
    async (encoding) => {
      peru.set({ encoding });
      peru.notices.push(sampleNotice({ title: 'Requerimiento de subsanación' }));
      expect((await listAll(peru)).notices[0]).toMatchObject({
        title: 'Requerimiento de subsanación',
        kind: 'requirement',
      });
    },
  );

  test('a code that stands in every link is no id', async () => {
    peru.set({ layout: 'repeater', linksSayCode: true });
    peru.notices.push(...three());
    const ids = (await listAll(peru)).end?.presentIds;
    expect(new Set(ids).size).toBe(3);
    expect(ids).not.toContain('NOT');
  });

  test('a notice about maintenance, and a menu entry to change the password, stop nothing', async () => {
    peru.notices.push(sampleNotice({ title: 'Comunicado: mantenimiento programado de la plataforma' }));
    expect(await listAll(peru)).toMatchObject({ failure: null, end: { isComplete: true } });
  });

  test('equal rows are two notices', async () => {
    const twin = { title: 'Requerimiento', deposited: '16/07/2026', caseNumber: 'LM260000001' };
    peru.notices.push(sampleNotice(twin), sampleNotice(twin));
    const { notices } = await listAll(peru);
    expect(new Set(notices.map(({ portalNoticeId }) => portalNoticeId)).size).toBe(2);
  });

  test('an "Acusar recibo" beside a notice is not pressed', async () => {
    peru.set({ showsAcuse: true, layout: 'repeater' });
    peru.notices.push(sampleNotice(), sampleNotice({ isRead: true }));
    await listAll(peru);
    expect(peru.log.filter(({ page }) => page === 'AcusarRecibo')).toEqual([]);
  });
});

describe('what was read on the portal before', () => {
  const read = (content: { title: string; paragraphs: string[] }) => {
    peru.notices.push(sampleNotice({ ...content, isRead: true }));
    return listAll(peru).then(({ notices }) => notices[0]);
  };

  test('a requirement: printed days, their sentence, the deposit as the start', async () => {
    expect(await read(kindsOfNotice.requirement)).toMatchObject({
      kind: 'requirement',
      madeAvailableAt: '2026-07-16T14:30:00.000Z',
      evidence: {
        responseDays: '5',
        responseDaysKind: 'business',
        kind: expect.stringContaining('subsanar la observación'),
      },
    });
  });

  test.each(Object.entries(kindsOfNotice))(
    '%s is told by the sentence that decides',
    async (kind, content) => {
      const notice = await read(content);
      expect(notice?.kind).toBe(kind);
      const sentence = (notice?.evidence['kind'] ?? '').slice(0, 30);
      expect([content.title, ...content.paragraphs].join('\n')).toContain(sentence);
      expect(sentence).not.toBe('');
    },
  );

  test('a fine: amount, share of the UIT, last day as printed, day first, where to pay', async () => {
    expect(await read(kindsOfNotice.fine)).toMatchObject({
      amount: { value: '550.00', currency: 'PEN' },
      expiresOn: '2026-06-05',
      evidence: { uitShare: '10 % de la UIT', payAt: expect.stringContaining('Banco de la Nación') },
    });
  });

  test('a payment plan: each dated cuota is a stated day to pay', async () => {
    const notice = await read(kindsOfNotice.instalment);
    const cuota = (on: string, value: string, basis: string) => ({
      what: 'pay',
      on,
      certainty: 'stated',
      basis,
      amount: { value, currency: 'PEN' },
    });
    expect(notice?.deadlines).toEqual([
      cuota('2026-08-15', '103.00', 'cuota 1: 15/08/2026, S/ 103.00'),
      cuota('2026-09-15', '463.50', 'cuota 2: 15/09/2026, S/ 463.50'),
      cuota('2026-10-15', '463.50', 'cuota 3: 15/10/2026, S/ 463.50'),
    ]);
    expect(notice?.amount).toEqual({ value: '1030.00', currency: 'PEN' });
  });

  test('an appointment: day, hour and place in Lima', async () => {
    expect((await read(kindsOfNotice.appointment))?.appointment).toMatchObject({
      on: '2026-08-20',
      at: '10:30',
      zone: 'America/Lima',
      office: 'Sede Central',
      address: 'Av. España 734, Breña',
    });
  });

  test.each(layouts)(
    '%s: document and page come along, and a second look asks for nothing again',
    async (layout) => {
      peru.set({ layout, session: 'cookielessX' });
      peru.notices.push(sampleNotice({ ...kindsOfNotice.approval, isRead: true }), sampleNotice());
      const first = await listAll(peru);
      const [page] = first.pages;
      expect(first.end?.unread).toEqual([]);
      expect(
        page?.inlineDocuments.map(({ document, bytes }) => [
          document.name,
          Buffer.from(bytes).subarray(0, 5).toString(),
        ]),
      ).toEqual([[peru.notices[0]?.documents[0]?.name, '%PDF-']]);
      expect(page?.evidence.map(({ name, type }) => [name, type])).toEqual([
        ['notificacion.html', 'text/html'],
      ]);
      const kept = Buffer.from(page?.evidence[0]?.bytes ?? []).toString();
      expect(kept).toContain('PROCEDENTE');
      expect(kept).not.toMatch(/S\([a-z0-5]{24}\)|wEPDw/);
      const asked = peru.log.length;
      const second = await listAll(peru, first.cursor);
      expect(second.notices.map(({ state }) => state)).toEqual(['pending']);
      expect(second.end?.presentIds).toHaveLength(2);
      expect(peru.log.slice(asked).filter(({ page: name }) => /Documento|Detalle/.test(name))).toEqual([]);
    },
  );

  test.each(['link', 'postback', 'iframe', 'secondClick', 'newWindow'] as const)(
    'a PDF by %s',
    async (pdf) => {
      peru.set({ pdf });
      peru.notices.push(sampleNotice({ isRead: true }));
      const { pages } = await listAll(peru);
      expect(
        pages[0]?.inlineDocuments.map(({ bytes }) =>
          Buffer.from(bytes).equals(peru.notices[0]?.documents[0]?.bytes ?? Buffer.alloc(0)),
        ),
      ).toEqual([true]);
    },
  );

  test('the page of a notice stays readable without the portal: its words alone, no markup, no menu, no script', async () => {
    peru.notices.push(
      sampleNotice({
        ...kindsOfNotice.denial,
        paragraphs: ['Se declara <b onclick="x()">IMPROCEDENTE</b> & firme.'],
        isRead: true,
      }),
    );
    const { notices } = await listAll(peru);
    expect(notices[0]?.text).toContain('Se declara <b onclick="x()">IMPROCEDENTE</b> & firme.');
    expect(notices[0]?.text).not.toMatch(/__doPostBack|Cerrar sesión|Subsanación|<table|<p>/);
  });

  test('a page of a notice that nobody knows: the notice stays, the page is kept, the run goes on', async () => {
    peru.set({ isDetailChanged: true, session: 'cookieless' });
    peru.notices.push(sampleNotice({ title: 'Carta', isRead: true }), sampleNotice());
    const { notices, end, pages } = await listAll(peru);
    const id = notices[0]?.portalNoticeId ?? '';
    expect([notices.length, end]).toEqual([
      2,
      {
        isComplete: true,
        presentIds: expect.any(Array),
        unread: [{ what: `notice ${id}`, code: 'portal.changed' }],
      },
    ]);
    expect(pages[0]?.evidence).toMatchObject([{ portalNoticeId: id, name: 'notificacion.html' }]);
    const kept = Buffer.from(pages[0]?.evidence[0]?.bytes ?? []).toString();
    expect(kept).toContain('<h2>Vista</h2>');
    expect(kept).not.toMatch(/S\([a-z0-5]{24}\)|wEPDw/);
  });

  test("another notice's page is never taken for the row's", async () => {
    peru.set({ opensNeighbour: true });
    peru.notices.push(
      sampleNotice({ title: 'Constancia', isRead: true }),
      sampleNotice({ ...kindsOfNotice.fine, isRead: true }),
    );
    const { notices, end } = await listAll(peru);
    expect(notices[0]).toMatchObject({ kind: 'receipt', text: null, amount: null });
    expect(end?.unread[0]?.code).toBe('portal.changed');
  });

  test('several PDFs of one notice are several documents', async () => {
    const [document] = sampleNotice().documents;
    if (!document) throw new Error('no document');
    peru.set({ pdf: 'postback' });
    peru.notices.push(
      sampleNotice({ isRead: true, documents: [document, { ...document, name: 'anexo.pdf' }] }),
    );
    const { notices } = await listAll(peru);
    expect(notices[0]?.documents.map(({ name }) => name)).toEqual([document.name, 'anexo.pdf']);
    expect(new Set(notices[0]?.documents.map(({ portalDocumentId }) => portalDocumentId)).size).toBe(2);
  });

  test('a partial answer of an UpdatePanel is read like a page', async () => {
    peru.set({ answersDelta: true, pdf: 'postback' });
    peru.notices.push(sampleNotice({ ...kindsOfNotice.denial, isRead: true }));
    expect((await listAll(peru)).notices[0]).toMatchObject({
      kind: 'denial',
      evidence: { responseDays: '15' },
    });
  });
});

describe('opening', () => {
  const consentFor = async (layout: PeruSwitches['layout'] = 'gridView') => {
    peru.set({ layout });
    peru.notices.push(
      sampleNotice({ title: 'Antes' }),
      sampleNotice({ ...kindsOfNotice.requirement }),
      sampleNotice({ title: 'Después' }),
    );
    const listed = (await listAll(peru)).notices[1];
    if (!listed) throw new Error('nothing listed');
    return storedNotice(listed);
  };

  const openWith = async (
    connector: Connector,
    context: ConnectorContext,
    notice: Notice,
    consent: Consent,
  ): Promise<PortalOpening> => {
    if (!connector.open) throw new Error('cannot open');
    return connector.open(context, notice, { legalText: null, token: {} }, consent);
  };

  test('the plan tells and opens nothing', async () => {
    const notice = await consentFor();
    const connector = createPeruConnector();
    const context = peruContext(peru, { isInteractive: true });
    expect(await connector.planOpening?.(context, notice)).toEqual({ legalText: null, token: {} });
    await connector.finished?.(context);
  });

  test.each(layouts)('%s: opens the one notice once, with page and document', async (layout) => {
    const notice = await consentFor(layout);
    const connector = createPeruConnector();
    const context = peruContext(peru, { isInteractive: true });
    const opening = await openWith(connector, context, notice, giveConsent(notice.id));
    await connector.finished?.(context);
    consented = [peru.notices[1]?.id ?? ''];
    expect(opening?.files.map(({ document }) => [document.role, document.type])).toEqual([
      ['resolution', 'application/pdf'],
      ['evidence', 'text/html'],
    ]);
    expect(opening?.openedAt).toBe('2026-07-17T15:00:00.000Z');
    const after = await listAll(peru);
    expect(after.notices[1]).toMatchObject({
      portalNoticeId: notice.portalNoticeId,
      kind: 'requirement',
      state: 'opened',
    });
    expect(after.notices[1]?.documents[0]?.portalDocumentId).toBe(
      opening?.files[0]?.document.portalDocumentId,
    );
  });

  test('a notice that only a script of the page opens is listed, and left to the person at the page', async () => {
    peru.set({ linksByScript: true });
    const notice = await consentFor();
    expect(notice.title).toBe(kindsOfNotice.requirement.title);
    const context = peruContext(peru, { isInteractive: true });
    const told = { code: 'personNeeded', details: { action: 'openByHand' } };
    expect(await failure(Promise.resolve(createPeruConnector().planOpening?.(context, notice)))).toEqual(
      told,
    );
    const opening = openWith(createPeruConnector(), context, notice, giveConsent(notice.id));
    expect(await failure(opening)).toEqual(told);
    expect(peru.openings).toEqual([]);
  });

  test('a consent for another notice opens nothing', async () => {
    const notice = await consentFor();
    const connector = createPeruConnector();
    const context = peruContext(peru);
    const opening = openWith(connector, context, notice, giveConsent('another'));
    expect(await failure(opening)).toMatchObject({ code: 'consentNeeded' });
    await connector.finished?.(context);
  });

  test('a lost answer is a lost opening, asked for once', async () => {
    const notice = await consentFor();
    peru.set({ cutsOpening: true });
    const connector = createPeruConnector();
    const context = peruContext(peru);
    const opening = openWith(connector, context, notice, giveConsent(notice.id));
    await expect(opening).rejects.toBeInstanceOf(OpeningLost);
    await connector.finished?.(context);
    consented = [peru.notices[1]?.id ?? ''];
  });

  test('a postback that the portal refuses after the consent is a lost opening as well, and not begun again', async () => {
    const notice = await consentFor();
    peru.set({ invalidEvents: 1 });
    const connector = createPeruConnector();
    const context = peruContext(peru);
    const consent = giveConsent(notice.id);
    await expect(openWith(connector, context, notice, consent)).rejects.toBeInstanceOf(OpeningLost);
    expect(() => consent.spend(notice.id)).toThrow('consentNeeded');
    await connector.finished?.(context);
  });

  test('a document that cannot be had does not lose the opening', async () => {
    const notice = await consentFor();
    peru.set({ pdfBytes: 'cut' });
    const connector = createPeruConnector();
    const context = peruContext(peru);
    const opening = await openWith(connector, context, notice, giveConsent(notice.id));
    await connector.finished?.(context);
    consented = [peru.notices[1]?.id ?? ''];
    expect(opening?.files.map(({ document }) => document.role)).toEqual(['evidence']);
  });
});

describe('documents', () => {
  const documentOf = async (isRead: boolean) => {
    peru.notices.push(sampleNotice({ isRead: true }));
    const listed = (await listAll(peru)).notices[0];
    const [document] = listed?.documents ?? [];
    const [sample] = peru.notices;
    if (!listed || !document || !sample) throw new Error('nothing listed');
    sample.isRead = isRead;
    const stored: NoticeDocument = {
      ...document,
      id: 'd1',
      noticeId: 'n1',
      state: 'pending',
      sha256: null,
      storedAt: null,
      failureCode: null,
      accountId: 'a1',
      attempts: 0,
    };
    const connector = createPeruConnector();
    const context = peruContext(peru);
    const { download, finished } = connector;
    if (!download) throw new Error('cannot download');
    try {
      const file = await download(context, storedNotice(listed), stored);
      return 'bytes' in file ? file.bytes : file;
    } finally {
      await finished?.(context);
    }
  };

  test('one document again, by its own id', async () => {
    expect(
      Buffer.from(await documentOf(true))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  test('of a notice that is unread, nothing is fetched', async () => {
    expect(await failure(documentOf(false))).toMatchObject({ code: 'consentNeeded' });
  });

  test('an empty file comes as it is, for the check to refuse', async () => {
    peru.set({ pdfBytes: 'empty' });
    expect(await documentOf(true)).toHaveLength(0);
  });

  test('a page under the name of a PDF comes as it is, for the check to refuse', async () => {
    peru.set({ pdfBytes: 'html' });
    expect(Buffer.from(await documentOf(true)).toString()).toContain('Ocurrió un error');
  });

  test('a PDF that is cut off is no PDF', async () => {
    peru.set({ pdfBytes: 'cut' });
    expect(await failure(documentOf(true))).toEqual({ code: 'document.notPdf', details: { reason: 'cut' } });
  });
});

test('the sample Agencia Digital: Entrar, Extranjero, Verificar, and the same casilla behind it', async () => {
  peru.notices.push(sampleNotice());
  const { agencia, sel } = peru.endpoints;
  const session = openPortalSession({
    origins: [agencia, sel],
    trustedCa: [peru.caPem],
    signal: new AbortController().signal,
  });
  const forms = openWebForms(session, { now: () => new Date() });
  const press = async (page: OpenPage, text: string) => {
    const link = page.links.find((one) => one.text === text);
    if (!link) throw new Error(`no ${text}`);
    return forms.page(await forms.press(page, link));
  };
  const start = await forms.page(await forms.get(`${agencia}/agencia-virtual/`));
  const form = await press(await press(start, 'Entrar'), 'Extranjero');
  const [fields] = form.forms;
  if (!fields) throw new Error('no form');
  const submit = (numeroDocumento: string) => forms.submit(form, fields, { numeroDocumento }, {});
  expect((await forms.page(await submit('1'))).words).toContain('los datos no son correctos');
  const verified = await forms.page(await submit('000000001'));
  const buzon = /href="([^"]+Entrada[^"]*)"/.exec(verified.html)?.[1] ?? '';
  const casilla = await forms.page(await forms.get(buzon));
  expect((await press(casilla, 'Notificaciones (1)')).reading).toMatchObject({ page: 'noticeList' });
  expect(peru.signIns).toBe(0);
  await session.close();
});

test('neither password nor session reach log, failures or cursor', async () => {
  peru.set({ session: 'cookieless', layout: 'pagedGrid', endsAfter: 5, endings: 9 });
  for (let index = 0; index < 25; index += 1) peru.notices.push(sampleNotice({ isRead: true }));
  const lines: unknown[] = [];
  const listed = await listAll(peru, null, peruContext(peru, { lines }));
  const told = JSON.stringify([lines, listed.failure, listed.cursor, listed.notices]);
  expect(told).not.toContain(peru.password);
  expect(told).not.toMatch(/S\([a-z0-5]{24}\)/);
});
