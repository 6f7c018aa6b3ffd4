// The connector against the sample sede over real TLS: lists without effect, one opening by consent, everything that can go wrong on the way.
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { giveConsent } from '../../main/app/giveConsent.ts';
import { createStatusVisits } from '../../main/app/statusVisits.ts';
import type { ColumnMappings } from '../../main/connectors/columnMappings.ts';
import { OpeningLost, UnreadPage } from '../../main/connectors/connector.ts';
import type { ColumnMapping } from '../../main/connectors/kit/reader/columnMapping.ts';
import { readSedePage } from '../../main/connectors/sede/sedePage.ts';
import { FailureError, failureOf } from '../../main/contract/failure.ts';
import type { NoticeDocument } from '../../main/model/document.ts';
import type { ListedNotice, Notice } from '../../main/model/notice.ts';
import type { StatusVisit } from '../../main/model/statusCheckPlan.ts';
import { asNotice, listAll as listAllDehu } from '../portals/dehu/dehuContext.ts';
import { accessedNotice, sedeCase, sedeNotice } from '../portals/sede/sampleRows.ts';
import { type SedeBench, sedeAccount, sedeBench } from '../portals/sede/sedeContext.ts';
import { type SampleSede, startSampleSede } from '../portals/sede/startSampleSede.ts';
import { markups, type SedeSwitches } from '../portals/sede/switches.ts';

let sede: SampleSede;
let bench: SedeBench;
beforeAll(async () => {
  sede = await startSampleSede({ switches: { wafApartMs: 0 } });
});
afterAll(() => sede.stop());
beforeEach(() => {
  sede.reset();
  sede.endSessions();
  bench = sedeBench(sede);
});

const listAll: typeof listAllDehu = listAllDehu;
const failure = (promise: Promise<unknown>) => promise.then(() => null, failureOf);
const thrownBy = async (promise: Promise<unknown>): Promise<FailureError> => {
  const error: unknown = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FailureError)) throw new Error('no failure', { cause: error });
  return error;
};
/** The page that came with a failure, to be kept by the sync. */
const pageOf = ({ cause }: FailureError): string =>
  cause instanceof UnreadPage ? Buffer.from(cause.bytes).toString() : '';
const hops = () => sede.log.map(({ hop }) => hop);
const actHops = ['sede.open', 'sede.document', 'sede.resolution', 'sede.reject', 'sede.receipt'];
/** Requests that open or fetch something. */
const acts = () => hops().filter((hop) => actHops.includes(hop));
const documentOf = (listed: ListedNotice, at = 0): NoticeDocument => ({
  ...(listed.documents[at] as ListedNotice['documents'][number]),
  id: 'd1',
  accountId: 'cuenta-1',
  attempts: 0,
  noticeId: 'n1',
  state: 'pending',
  sha256: null,
  storedAt: null,
  failureCode: null,
});
const first = async (title: string): Promise<Notice> => {
  const { notices } = await listAll(bench, bench.context());
  const found = notices.find((one) => one.title.startsWith(title));
  if (!found) throw new Error(`${title}: ${notices.map((one) => one.title).join(', ')}`);
  return asNotice(found);
};

describe('listing', () => {
  it.each(markups)('reads all pages of %s and opens nothing', async (markup) => {
    sede.set({ markup, rowsPerPage: 4 });
    for (let index = 0; index < 11; index += 1)
      sede.notices.push(sedeNotice({ title: `Requerimiento ${index}` }));
    sede.notices.push(accessedNotice());
    for (let index = 0; index < 6; index += 1) sede.cases.push(sedeCase({ serviceStatus: 'Requerido' }));
    const { notices, end } = await listAll(bench, bench.context());
    const of = (section: string) => notices.filter(({ evidence }) => evidence['section'] === section);
    expect([of('notifications').length, of('cases').length, of('statuses').length]).toEqual([12, 6, 6]);
    expect(end).toEqual({ isComplete: true, presentIds: null, unread: [] });
    expect([acts(), sede.openings]).toEqual([[], []]);
  });

  test('shows only the person’s own, and gives the same ids on every run', async () => {
    sede.notices.push(sedeNotice({ id: 'NOT-2026-A' }), sedeNotice({ nif: 'Y1234567X' }));
    sede.cases.push(sedeCase({ serviceStatus: 'Requerido' }));
    const ids = async () =>
      (await listAll(bench, bench.context())).notices.map(({ portalNoticeId }) => portalNoticeId);
    expect(await ids()).toHaveLength(3);
    expect(await ids()).toEqual(await ids());
  });

  it.each(markups)('reads one notice and one case alone on their pages (%s)', async (markup) => {
    sede.set({ markup });
    sede.notices.push(sedeNotice({ title: 'Requerimiento A' }));
    sede.cases.push(sedeCase({ serviceStatus: 'Requerido' }));
    const { notices } = await listAll(bench, bench.context());
    expect(notices.map(({ evidence, state }) => [evidence['section'], state])).toEqual([
      ['notifications', 'pending'],
      ['cases', 'received'],
      ['statuses', 'received'],
    ]);
    expect(sede.openings).toEqual([]);
  });

  test('a case stands once: what the status service says counts only where it is further', async () => {
    const decided = { status: 'Resuelto – Favorable', resolvedOn: '12/11/2026' };
    sede.cases.push(
      sedeCase({ number: '280020260000001' }),
      sedeCase({ number: '280020260000002', ...decided, serviceStatus: 'EN TRÁMITE' }),
      sedeCase({ number: '280020260000003', serviceStatus: 'Resuelto – No favorable' }),
      sedeCase({ number: '280020260000004', ...decided, serviceStatus: 'Archivado' }),
    );
    const { notices } = await listAll(bench, bench.context());
    const of = (section: string) =>
      notices
        .filter(({ evidence }) => evidence['section'] === section)
        .map(({ caseNumber, evidence }) => [caseNumber?.slice(-1), evidence['status']]);
    expect(of('cases')).toHaveLength(4);
    expect(of('statuses')).toEqual([
      ['3', 'RESUELTO_NO_FAVORABLE'],
      ['4', 'ARCHIVADO'],
    ]);
  });

  test('an empty section is empty, in words, only behind the sign-in', async () => {
    const { notices, end } = await listAll(bench, bench.context());
    expect([notices, end.isComplete]).toEqual([[], true]);
    expect(hops()).toContain('sede.claveResponse');
  });

  it.each(['utf-8', 'windows-1252'] as const)('reads %s under the wrong header', async (encoding) => {
    sede.set({ encoding, declaredEncoding: encoding === 'utf-8' ? 'iso-8859-1' : 'utf-8' });
    sede.notices.push(sedeNotice({ title: 'Resolución de concesión del año 2026' }), accessedNotice());
    const { notices } = await listAll(bench, bench.context());
    expect(notices[0]?.title).toBe('Resolución de concesión del año 2026');
    expect(notices.map(({ state }) => state)).toEqual(['pending', 'opened']);
  });

  it.each(['notifications', 'cases'] as const)(
    'a section %s that nobody knows is portal.changed with its page, and hides no other',
    async (section) => {
      sede.set({ unknownSection: section });
      sede.notices.push(sedeNotice(), sedeNotice());
      sede.cases.push(sedeCase(), sedeCase());
      const pages: Awaited<ReturnType<typeof listAll>>['pages'] = [];
      const error = await thrownBy(listAll(bench, bench.context(), null, pages));
      expect(error.failure).toMatchObject({
        code: 'portal.changed',
        details: { at: section, what: 'list', why: 'noStructure' },
      });
      const seen = pages.flatMap(({ notices }) => notices.map(({ evidence }) => evidence['section']));
      expect(seen).toContain(section === 'cases' ? 'notifications' : 'cases');
      expect(pageOf(error)).toContain('Mi carpeta ciudadana');
    },
  );

  it.each(['endless', 'repeats'] as const)(
    'a list that %s ends, and does not count as complete',
    { timeout: 120_000 },
    async (paging) => {
      sede.set({ paging, rowsPerPage: 2 });
      sede.notices.push(sedeNotice(), sedeNotice());
      const { end, notices } = await listAll(bench, bench.context());
      expect(end.isComplete).toBe(false);
      expect(end.unread).toContainEqual({ what: 'notifications', code: 'portal.changed' });
      expect(notices.length).toBeGreaterThanOrEqual(2);
      expect(acts()).toEqual([]);
    },
  );

  test('a session that ends on the way is signed in again once; one that never lasts asks for the person', async () => {
    for (let index = 0; index < 8; index += 1) sede.notices.push(sedeNotice());
    sede.set({ rowsPerPage: 4, endsSessionAfter: 5 });
    const { notices } = await listAll(bench, bench.context());
    expect(new Set(notices.map(({ portalNoticeId }) => portalNoticeId)).size).toBe(8);
    sede.set({ rowsPerPage: 2, endsSessionAfter: 2 });
    expect(await failure(listAll(bench, bench.context()))).toMatchObject({ code: 'personNeeded' });
  });

  test('the firewall of the status service takes nothing from the sections', async () => {
    sede.set({ wafApartMs: 60_000 });
    sede.notices.push(sedeNotice());
    expect((await listAll(bench, bench.context())).end.isComplete).toBe(true);
    const refused = await listAll(bench, bench.context());
    expect(refused.end).toMatchObject({
      isComplete: false,
      unread: [{ what: 'statuses', code: 'portal.refusedRobot' }],
    });
    expect(refused.notices).toHaveLength(1);
  });

  test('visits of the status service keep their distance from all others, and a refusal is respected unasked', async () => {
    let all: StatusVisit[] = [];
    const clock = { now: () => new Date() };
    const visits = createStatusVisits({
      store: {
        settings: {
          read: async () => ({ statusVisits: all }),
          write: async (change) => void (all = change['statusVisits'] as StatusVisit[]),
        },
      },
      clock,
    });
    const apart = (statusApartMs: string) =>
      listAll(bench, bench.context({ clock, visits, endpoints: { ...sede.endpoints, statusApartMs } }));
    const landings = () => hops().filter((hop) => hop === 'infoext2.landing').length;
    sede.set({ wafApartMs: 250 });
    expect((await apart('300')).end.isComplete).toBe(true);
    // It waits as long as the firewall wants.
    expect((await apart('300')).end.isComplete).toBe(true);
    sede.set({ wafApartMs: 600_000 });
    const refused = { isComplete: false, unread: [{ what: 'statuses', code: 'portal.refusedRobot' }] };
    expect((await apart('0')).end).toMatchObject(refused);
    expect(all.map(({ outcome, caseId }) => [outcome, caseId])).toEqual([
      ['read', null],
      ['read', null],
      ['refused', null],
    ]);
    const before = landings();
    expect((await apart('0')).end).toMatchObject(refused);
    expect(landings()).toBe(before);
  });

  test('goes by a mapping of columns where a person gave one', async () => {
    sede.notices.push(sedeNotice({ title: 'Requerimiento' }), sedeNotice());
    const page = await sectionPage();
    if (page.reading.page !== 'noticeList') throw new Error(page.reading.page);
    const columns = page.reading.columns.map(({ field }) =>
      field === 'title' ? 'issuer' : field === 'issuer' ? 'title' : field,
    );
    const mapping = { portal: 'sede', version: 1 as const, signature: page.reading.signature, columns };
    const forgotten: string[] = [];
    const mappings = (known: ColumnMapping): ColumnMappings => ({
      read: async (section) => (section === 'notifications' ? known : null),
      forget: async (section) => void forgotten.push(section),
    });
    const { notices } = await listAll(bench, bench.context({ mappings: mappings(mapping) }));
    expect(notices[0]).toMatchObject({ title: 'Oficina de Extranjería en Madrid', issuer: 'Requerimiento' });
    expect(forgotten).toEqual([]);
    const stale = mappings({ ...mapping, signature: 'other' });
    expect((await listAll(bench, bench.context({ mappings: stale }))).notices[0]?.title).toBe(
      'Requerimiento',
    );
    expect(forgotten).toEqual(['notifications']);
  });

  test('a list of which nobody can be sure is read, and then the person is asked with its page', async () => {
    sede.set({ markup: 'bare' });
    sede.notices.push(sedeNotice({ title: 'Requerimiento' }), sedeNotice());
    const seen: string[] = [];
    const listing = (async () => {
      for await (const page of bench.connector.list(bench.context(), null))
        seen.push(...page.notices.map(({ title }) => title));
    })();
    const error = await thrownBy(listing);
    expect(error.failure).toMatchObject({ code: 'portal.unclear', details: { section: 'notifications' } });
    expect(seen).toHaveLength(2);
    const { bytes } = error.cause as UnreadPage;
    const list = await bench.connector.readUnclear?.(bytes, 'notifications');
    expect(list).toMatchObject({ section: 'notifications', rowCount: 2 });
    expect(list?.text).toContain('Requerimiento');
    const columns = (list?.columns ?? []).map(({ samples: [words = ''] }) =>
      words === 'Requerimiento'
        ? ('title' as const)
        : words.includes('/2026')
          ? ('madeAvailable' as const)
          : null,
    );
    expect(columns).toContain('title');
    const told = { portal: 'sede', version: 1 as const, signature: list?.signature ?? '', columns };
    const mappings: ColumnMappings = {
      read: async (section) => (section === 'notifications' ? told : null),
      forget: async () => undefined,
    };
    const { notices, end } = await listAll(bench, bench.context({ mappings }));
    expect(notices[0]).toMatchObject({ title: 'Requerimiento' });
    expect(end.isComplete).toBe(true);
    expect(acts()).toEqual([]);
  });
});

/** The first page of Mis notificaciones as the portal's reader sees it. */
async function sectionPage() {
  const { noticesPage } = await import('../portals/sede/sectionPages.ts');
  const html = noticesPage({ markup: 'table', language: 'es' }, sede.notices, {
    page: 1,
    hasNext: false,
    path: '/misnotificaciones',
  });
  return readSedePage(html, `${sede.endpoints.sede}/misnotificaciones`);
}

describe('signing in', () => {
  test('names the certificate’s holder, and presents the certificate to one host only', async () => {
    expect(await bench.connector.check(bench.context())).toMatchObject({
      subject: 'X1234567L',
      name: expect.stringContaining('ANA'),
    });
    const shown = sede.log.filter(({ hasCertificate }) => hasCertificate).map(({ origin }) => origin);
    expect(new Set(shown)).toEqual(new Set(['pasarelaIdent']));
  });

  test('refuses another person’s certificate before anything is sent', async () => {
    const context = bench.context({ holder: 'boris', account: sedeAccount({ subject: 'X1234567L' }) });
    expect(await failure(listAll(bench, context))).toMatchObject({ code: 'signIn.otherSubject' });
    expect(sede.log).toEqual([]);
  });

  it.each<[string, Partial<SedeSwitches>, 'ana' | 'revoked', string]>([
    ['a certificate that the portal refuses, in words', {}, 'revoked', 'certificate.rejected'],
    [
      'a certificate that the portal refuses, by a redirect',
      { failsBy: 'redirect' },
      'revoked',
      'certificate.rejected',
    ],
    ['a person who turned back', { isCancelled: true, failsBy: 'redirect' }, 'ana', 'cancelled'],
    ['a chooser that changed', { changedAt: 'chooser' }, 'ana', 'portal.changed'],
    ['a relay to a stranger', { isRelayTampered: true }, 'ana', 'portal.changed'],
    ['a relay without end', { isLooping: true }, 'ana', 'portal.changed'],
    ['maintenance', { isInMaintenance: true }, 'ana', 'portal.maintenance'],
    ['a cut line', { cut: { hop: 'sede.claveResponse', when: 'before' } }, 'ana', 'portal.down'],
  ])('%s', async (_what, switches, holder, code) => {
    sede.set(switches);
    sede.notices.push(sedeNotice());
    const found = await failure(bench.connector.check(bench.context({ holder })));
    expect(found?.code).toBe(code);
    expect(sede.log.filter(({ origin }) => origin === 'outside')).toEqual([]);
    expect(JSON.stringify(found)).not.toMatch(/SAML/);
  });

  test('an expired certificate or none reaches nobody', async () => {
    expect(await failure(bench.connector.check(bench.context({ holder: 'expired' })))).toMatchObject({
      code: 'certificate.expired',
    });
    const without = bench.context({ certificate: { read: async () => null } });
    expect(await failure(bench.connector.check(without))).toMatchObject({ code: 'certificate.missing' });
    expect(sede.log).toEqual([]);
  });

  test('neither logs nor evidence hold what would open the session', async () => {
    sede.set({ markup: 'grid', unknownSection: 'cases' });
    sede.notices.push(sedeNotice());
    const pages: Awaited<ReturnType<typeof listAll>>['pages'] = [];
    const kept = pageOf(await thrownBy(listAll(bench, bench.context(), null, pages)));
    expect(kept.length).toBeGreaterThan(100);
    expect(`${kept}${bench.logged.join('')}`).not.toMatch(/JSESSIONID|SAMLRe|dDwtMTA4/);
  });
});

describe('opening', () => {
  it.each(markups)('opens the one notice of %s that was consented to', async (markup) => {
    sede.set({ markup });
    sede.notices.push(sedeNotice({ title: 'Requerimiento A' }), sedeNotice({ title: 'Requerimiento B' }));
    const notice = await first('Requerimiento B');
    const context = bench.context();
    const plan = await bench.connector.planOpening?.(context, notice);
    expect([plan?.legalText, sede.openings, acts()]).toEqual([null, [], []]);
    const opening = await bench.connector.open?.(
      context,
      notice,
      plan ?? { legalText: null, token: {} },
      giveConsent(notice.id),
    );
    await bench.connector.finished?.(context);
    expect(sede.openings).toEqual([{ nif: 'X1234567L', what: sede.notices[1]?.id }]);
    expect(opening?.files.map(({ document }) => [document.role, document.type])).toEqual([
      ['resolution', 'application/pdf'],
      ['receipt', 'application/pdf'],
      ['evidence', 'text/html'],
    ]);
    expect((await first('Requerimiento B')).state).toBe('opened');
  });

  test('a page between that asks once more is answered by the same consent, never by rejecting', async () => {
    sede.set({ asksAgain: true });
    sede.notices.push(sedeNotice({ title: 'Requerimiento A' }), sedeNotice());
    const notice = await first('Requerimiento A');
    const opening = await bench.connector.open?.(
      bench.context(),
      notice,
      { legalText: null, token: {} },
      giveConsent(notice.id),
    );
    expect(opening?.files).toHaveLength(3);
    expect(sede.openings).toHaveLength(1);
    expect(hops()).not.toContain('sede.reject');
  });

  test('a consent is for one notice, once', async () => {
    sede.notices.push(sedeNotice({ title: 'Requerimiento A' }), sedeNotice());
    const notice = await first('Requerimiento A');
    const plan = { legalText: null, token: {} };
    expect(
      await failure(
        Promise.resolve(bench.connector.open?.(bench.context(), notice, plan, giveConsent('other'))),
      ),
    ).toMatchObject({ code: 'consentNeeded' });
    const spent = giveConsent(notice.id);
    spent.spend(notice.id);
    expect(
      await failure(Promise.resolve(bench.connector.open?.(bench.context(), notice, plan, spent))),
    ).toMatchObject({ code: 'consentNeeded' });
    expect([sede.openings, acts()]).toEqual([[], []]);
  });

  it.each<[string, Partial<SedeSwitches>, string]>([
    ['a page that nobody knows', { opensUnknown: true }, 'portal.changed'],
    ['a line that is cut after it', { cut: { hop: 'sede.open', when: 'after' } }, 'portal.down'],
  ])('%s is an outcome that is not known, and nothing is sent twice', async (_what, switches, code) => {
    sede.notices.push(sedeNotice({ title: 'Requerimiento A' }), sedeNotice());
    const notice = await first('Requerimiento A');
    sede.set(switches);
    const lost: unknown = await bench.connector
      .open?.(bench.context(), notice, { legalText: null, token: {} }, giveConsent(notice.id))
      .catch((error: unknown) => error);
    expect(lost).toBeInstanceOf(OpeningLost);
    expect(failureOf((lost as OpeningLost).cause).code).toBe(code);
    expect(acts().filter((hop) => hop === 'sede.open')).toHaveLength(1);
  });

  test('what was opened elsewhere meanwhile is not opened again', async () => {
    sede.notices.push(sedeNotice({ title: 'Requerimiento A' }), sedeNotice());
    const notice = await first('Requerimiento A');
    for (const one of sede.notices) one.isAccessed = true;
    const opened = failure(
      Promise.resolve(
        bench.connector.open?.(
          bench.context(),
          notice,
          { legalText: null, token: {} },
          giveConsent(notice.id),
        ),
      ),
    );
    expect(await opened).toMatchObject({ code: 'input.invalid', details: { reason: 'notPending' } });
    sede.notices.length = 0;
    expect(
      await failure(Promise.resolve(bench.connector.planOpening?.(bench.context(), notice))),
    ).toMatchObject({ code: 'input.notFound' });
  });
});

describe('documents', () => {
  const accessed = async (switches: Partial<SedeSwitches> = {}) => {
    sede.notices.push(accessedNotice(), sedeNotice({ title: 'Requerimiento A' }));
    const { notices } = await listAll(bench, bench.context());
    const listed = notices.find(({ state }) => state === 'opened');
    if (!listed) throw new Error('nothing opened');
    sede.set(switches);
    return { listed, notice: asNotice(listed) };
  };

  it.each(markups)('of what was accessed come as PDF (%s)', async (markup) => {
    sede.set({ markup });
    const { listed, notice } = await accessed();
    const file = await bench.connector.download?.(bench.context(), notice, documentOf(listed));
    expect(file).toMatchObject({ name: 'notificacion.pdf', type: 'application/pdf' });
    expect(sede.openings).toEqual([]);
  });

  it.each<[SedeSwitches['documents'], string]>([
    ['html', 'document.notPdf'],
    ['empty', 'document.empty'],
    ['gone', 'document.gone'],
  ])('that are %s fail with %s', async (documents, code) => {
    const { listed, notice } = await accessed({ documents });
    expect(
      await failure(Promise.resolve(bench.connector.download?.(bench.context(), notice, documentOf(listed)))),
    ).toMatchObject({ code });
  });

  test('of what is not opened are never asked for, whatever the store says of it', async () => {
    const { listed } = await accessed();
    const waiting = await first('Requerimiento A');
    const document = documentOf(listed);
    for (const state of ['pending', 'unknown', 'outcomeUnknown', 'expired', 'rejected'] as const)
      expect(
        await failure(
          Promise.resolve(bench.connector.download?.(bench.context(), { ...waiting, state }, document)),
        ),
      ).toMatchObject({ code: 'consentNeeded' });
    const before = acts().length;
    expect(
      await failure(
        Promise.resolve(
          bench.connector.download?.(bench.context(), { ...waiting, state: 'opened' }, document),
        ),
      ),
    ).toMatchObject({ code: 'consentNeeded' });
    expect([acts().length, sede.openings]).toEqual([before, []]);
  });
});
