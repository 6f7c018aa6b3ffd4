// A bridge with an invented core behind it: typed by the contract, so that it cannot drift from what the real core answers.

import type { AlertView } from '../../main/contract/alertViews.ts';
import type { Bridge } from '../../main/contract/bridge.ts';
import type { EventName, EventPayload } from '../../main/contract/events.ts';
import { type Failure, type FailureCode, FailureError } from '../../main/contract/failure.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import type { AccountView, HostView, NoticeDetail, Settings } from '../../main/contract/views.ts';
import { newWelcome } from '../../main/contract/welcome.ts';
import { usualWindow } from '../../main/contract/windowSettings.ts';
import { usualAlertSettings } from '../../main/model/alert.ts';
import { readSearch } from '../../main/model/searchText.ts';
import { createFakeAlerts, type FakeAlertOptions } from './fakeAlerts.ts';
import { createFakeBackups, type FakeBackupOptions } from './fakeBackups.ts';
import { createFakeCalendar, type FakeCalendarOptions } from './fakeCalendar.ts';
import { createFakeCases, type FakeCase, fakeCases } from './fakeCases.ts';
import { createFakeDeadlines } from './fakeDeadlines.ts';
import { createFakeImport } from './fakeImport.ts';
import { createFakeLearned } from './fakeLearned.ts';
import { createFakeMailSignIn } from './fakeMailSignIn.ts';
import { fakeManifests } from './fakeManifests.ts';
import { createFakeMapping } from './fakeMapping.ts';
import { fakeNotices, fakeNow } from './fakeNotices.ts';
import { createFakePapers } from './fakePapers.ts';
import { createFakePersons, samplePersons } from './fakePersons.ts';
import { createFakeReadings } from './fakeReadings.ts';
import { createFakeSameNotices, type FakeSamePair } from './fakeSameNotices.ts';
import { countedParts, fakeSections, shownRows } from './fakeSections.ts';
import { createFakeStatusChecks, type FakeStatusOptions } from './fakeStatusChecks.ts';
import { createFakeViews } from './fakeViews.ts';

type Filter = MethodInput<'notices.list'>['filter'];
type Handlers = { [M in MethodName]: (input: MethodInput<M>) => MethodOutput<M> | Promise<MethodOutput<M>> };

export interface FakeOptions extends FakeAlertOptions, FakeBackupOptions {
  notices?: NoticeDetail[];
  accounts?: AccountView[];
  cases?: FakeCase[];
  persons?: MethodOutput<'persons.list'>;
  calendar?: FakeCalendarOptions;
  status?: Omit<FakeStatusOptions, 'cases' | 'rows'>;
  settings?: Partial<Settings>;
  about?: Partial<HostView>;
  abilities?: Partial<HostView['abilities']>;
  vault?: MethodOutput<'vault.status'>;
  runs?: MethodOutput<'runs.list'>;
  /** How an opening ends. */
  opening?: MethodOutput<'notices.open'>['result'];
  sync?: MethodOutput<'sync.status'>;
  /** Bytes of every document, base64. */
  documentBase64?: string;
  history?: MethodOutput<'notices.history'>;
  views?: MethodOutput<'views.list'>;
  samePairs?: FakeSamePair[];
  /** How many papers have no place. */
  papers?: number;
  /** Methods that fail, with what. */
  failing?: Partial<Record<MethodName, Failure>>;
}

export interface FakeBridge extends Bridge {
  /** Every call in order, for tests that ask what the window asked. */
  calls: { name: MethodName; input: unknown }[];
  emit<E extends EventName>(name: E, payload: EventPayload<E>): void;
  /** One more notice, as a run would bring it. */
  add(notice: NoticeDetail): void;
  fail(name: MethodName, code: FailureCode | null, details?: Record<string, unknown>): void;
  /** The accounts as the invented core holds them now. */
  accounts: AccountView[];
  /** The alerts, likewise. */
  alerts: AlertView[];
}

export const fakeAccounts: AccountView[] = [
  {
    id: 'account-1',
    portal: 'chile',
    personId: 'person-1',
    label: 'camila.rojas@example.com',
    method: 'imap',
    fields: { address: 'camila.rojas@example.com', host: 'imap.example.com', port: '993', security: 'tls' },
    subject: 'camila.rojas@example.com',
    state: 'active',
    parkedFor: null,
    schedule: null,
    nextCheckAt: '2026-11-30T12:20:00.000Z',
    lastCompleteListingAt: '2026-11-30T11:50:00.000Z',
    createdAt: '2026-09-01T09:00:00.000Z',
  },
  {
    id: 'account-2',
    portal: 'chile',
    personId: 'person-2',
    label: 'Diego (papá)',
    method: 'imap',
    fields: { address: 'diego.rojas@example.com', host: 'imap.example.com', port: '993', security: 'tls' },
    subject: 'diego.rojas@example.com',
    state: 'parked',
    parkedFor: { code: 'signIn.rejected', details: { badFields: ['password'] } },
    schedule: null,
    nextCheckAt: null,
    lastCompleteListingAt: '2026-11-28T11:50:00.000Z',
    createdAt: '2026-09-01T09:00:00.000Z',
  },
];

const storeChoice = (serialNumber: string, validTo: string): string =>
  JSON.stringify({
    fingerprint: `${serialNumber}:01`,
    serialNumber,
    issuer: 'C=ES\nO=FNMT-RCM\nCN=AC FNMT Usuarios',
    validTo,
  });

const offered = (
  name: string,
  validTo: string,
  change: Partial<MethodOutput<'certificates.probe'>[number]> = {},
): MethodOutput<'certificates.probe'>[number] => ({
  choice: storeChoice(name, validTo),
  name,
  nif: '99999999R',
  representative: null,
  issuer: 'AC FNMT Usuarios',
  validFrom: '2023-01-10T10:00:00.000Z',
  validTo,
  purpose: 'identify',
  refusal: null,
  ...change,
});

/** One that can be used, one that ended, one for signing only, and a company's. */
export const offeredCertificates: MethodOutput<'certificates.probe'> = [
  offered('CAMILA ROJAS EJEMPLO', '2027-05-20T11:00:00.000Z'),
  offered('CAMILA ROJAS EJEMPLO', '2025-03-01T10:00:00.000Z', {
    refusal: { code: 'certificate.expired', details: { validTo: '2025-03-01T10:00:00.000Z' } },
  }),
  offered('CAMILA ROJAS EJEMPLO (FIRMA)', '2027-05-21T11:00:00.000Z', {
    issuer: 'AC DNIE 006',
    purpose: 'sign',
    refusal: { code: 'certificate.rejected', details: { reason: 'signatureOnly' } },
  }),
  offered('GESTORÍA EJEMPLO SL', '2027-01-15T11:00:00.000Z', {
    nif: 'B99999999',
    representative: { nif: '99999999R', name: 'CAMILA ROJAS EJEMPLO' },
    issuer: 'AC Representación',
  }),
];

/** An account that signs in with a certificate, as the core would tell of it where it keeps what the file says. */
export const dehuAccount: AccountView = {
  id: 'account-dehu',
  portal: 'dehu',
  personId: 'person-1',
  label: 'DEHú Camila',
  method: 'osCertificate',
  fields: { storeCertificate: storeChoice('AA', '2026-12-20T11:00:00.000Z') },
  subject: '99999999R',
  state: 'active',
  parkedFor: null,
  schedule: null,
  nextCheckAt: '2026-11-30T16:00:00.000Z',
  lastCompleteListingAt: '2026-11-30T11:50:00.000Z',
  createdAt: '2026-09-01T09:00:00.000Z',
};

export function createFakeBridge(options: FakeOptions = {}): FakeBridge {
  const notices = structuredClone(options.notices ?? fakeNotices());
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const failing = new Map<MethodName, Failure>(
    Object.entries(options.failing ?? {}) as [MethodName, Failure][],
  );
  let pausedUntil = options.sync?.pausedUntil ?? null;
  let settings: Settings = {
    language: 'en',
    theme: 'system',
    notifications: true,
    hideNotificationContent: false,
    closeToTray: true,
    startWithSystem: 'off',
    alerts: usualAlertSettings,
    welcome: { ...newWelcome, state: 'done' },
    ...usualWindow,
    ...options.settings,
  };
  const fake: FakeBridge = {
    calls: [],
    accounts: structuredClone(options.accounts ?? fakeAccounts),
    alerts: structuredClone(options.alerts ?? []),
    emit: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    },
    add: (notice) => {
      notices.unshift(notice);
      changed();
      fake.emit('notices.changed', { added: [notice.id], changed: [] });
    },
    fail: (name, code, details = {}) => {
      if (code === null) failing.delete(name);
      else failing.set(name, { code, details });
    },
    call: async (name, input) => {
      fake.calls.push({ name, input });
      const failure = failing.get(name);
      if (failure !== undefined) return { ok: false, failure };
      try {
        return { ok: true, value: structuredClone(await handlers[name](input)) };
      } catch (error) {
        if (error instanceof FailureError) return { ok: false, failure: error.failure };
        return { ok: false, failure: { code: 'input.notFound', details: {} } };
      }
    },
    on: (name, listener) => {
      const heard = listeners.get(name) ?? new Set();
      heard.add(listener);
      listeners.set(name, heard);
      return () => heard.delete(listener);
    },
  };
  const found = (id: string): NoticeDetail => {
    const notice = notices.find((one) => one.id === id);
    if (notice === undefined) throw new Error(id);
    return notice;
  };
  const account = (id: string, change: Partial<AccountView> = {}): AccountView => {
    const one = fake.accounts.find((known) => known.id === id);
    if (one === undefined) throw new Error(id);
    Object.assign(one, change);
    fake.emit('accounts.changed', { accountId: id });
    return one;
  };
  const pageOf = <R>(matching: R[], after: string | null, limit: number) => {
    const from = after === null ? 0 : Number(after);
    const rows = matching.slice(from, from + limit);
    return { rows, next: from + limit < matching.length ? String(from + limit) : null };
  };
  // A real core answers from an index; without this the invented one would be what a bench measures.
  let lists = new Map<string, NoticeDetail[]>();
  let counts: MethodOutput<'notices.counts'> | null = null;
  const readNow = new Set<string>();
  const changed = (): void => {
    lists = new Map();
    parts.clear();
    shown.clear();
    counts = null;
  };
  const listed = (filter: MethodInput<'notices.list'>['filter']): NoticeDetail[] => {
    const key = JSON.stringify(filter);
    const rows = lists.get(key) ?? notices.filter((notice) => isListed(notice, filter));
    lists.set(key, rows);
    return rows;
  };
  const parts = new Map<string, ReturnType<typeof fakeSections>>();
  const partsOf = (filter: MethodInput<'notices.list'>['filter']): ReturnType<typeof fakeSections> => {
    const key = JSON.stringify(filter);
    const told =
      parts.get(key) ??
      fakeSections(
        listed({ ...filter, box: 'inbox' }),
        listed({ ...filter, box: 'done' }),
        readNow,
        fakeNow.toISOString().slice(0, 10),
      );
    parts.set(key, told);
    return told;
  };
  const persons = structuredClone(options.persons ?? samplePersons);
  const holdingsOf = (personId: string) => ({
    accounts: fake.accounts.filter((one) => one.personId === personId).length,
    notices: notices.filter((one) => one.personId === personId).length,
    cases: 0,
  });
  const shown = new Map<string, ReturnType<typeof shownRows>>();
  const shownOf: (...asked: [Filter, Parameters<typeof shownRows>[1]]) => ReturnType<typeof shownRows> = (
    filter,
    asked,
  ) => {
    const key = JSON.stringify([filter, asked.shown]);
    const rows = shown.get(key) ?? shownRows(partsOf(filter), asked);
    shown.set(key, rows);
    return rows;
  };
  const fakeCaseMethods = createFakeCases(
    notices,
    (payload) => fake.emit('cases.changed', payload),
    options.cases,
  );
  // No screen asks for these: files are made by the command line.
  const missing = (name: string): never => {
    throw new Error(name);
  };
  const handlers: Handlers = {
    ...createFakeAlerts(options, fake.alerts),
    'evidence.make': () => ({ id: 'bundle-1', name: 'recado-notice.zip', size: 2, missing: [] }),
    'evidence.stop': () => ({}),
    'evidence.read': () => ({ base64: Buffer.from('PK').toString('base64'), size: 2, next: null }),
    'evidence.discard': () => ({}),
    'evidence.add': () => ({ id: 'bundle-2' }),
    'evidence.take': () => ({ notices: 2, known: 0, cases: 1, documents: 3 }),
    ...createFakeBackups(options, (name, payload) => fake.emit(name, payload)),
    'exports.cases': ({ format }) => ({ name: `recado-cases.${format}`, type: 'text/plain', text: '' }),
    'exports.deadlines': ({ format }) => ({
      name: `recado-deadlines.${format}`,
      type: 'text/plain',
      text: '',
    }),
    'exports.calendar': () => missing('exports'),
    'app.about': () => ({
      host: 'electron',
      version: '0.1.0',
      platform: 'linux',
      language: 'en',
      isDemo: false,
      ...options.about,
      abilities: {
        saveDialog: true,
        openDocument: true,
        showInFolder: true,
        notifications: true,
        tray: true,
        clipboard: true,
        ...options.abilities,
      },
    }),
    'app.trySamples': () => ({}),
    'app.doctor': () => [
      { part: 'keychain', state: 'ok', details: {} },
      { part: 'certificateStore', state: 'missing', details: {} },
      { part: 'electron', state: 'ok', details: {} },
      { part: 'database', state: 'ok', details: {} },
      { part: 'documents', state: 'warning', details: {} },
      { part: 'clock', state: 'ok', details: {} },
      { part: 'timeZones', state: 'ok', details: {} },
      { part: 'node', state: 'ok', details: {} },
    ],
    'settings.get': () => settings,
    'settings.set': (change) => {
      settings = { ...settings, ...(change as Partial<Settings>) };
      fake.emit('settings.changed', settings);
      return settings;
    },
    'vault.unlock': () => ({ kind: 'keychain', state: 'ready', reason: null }),
    'vault.status': () => options.vault ?? { kind: 'keychain', state: 'ready', reason: null },
    'portals.list': () => fakeManifests,
    'portals.openPage': () => ({}),
    'notices.list': ({ filter, sections, after, limit }) =>
      sections === undefined
        ? pageOf(listed(filter), after, limit)
        : pageOf(shownOf(filter, sections), after, limit),
    'notices.sectionCounts': ({ filter }) => countedParts(partsOf(filter)),
    'notices.foundIn': ({ id, text }) =>
      found(id)
        .documents.filter(({ state }) => state === 'stored')
        .map(({ id: documentId, name }) => ({
          documentId,
          name,
          page: 1,
          snippet: `… \u0002${readSearch(text).words}\u0003 …`,
        })),
    'notices.history': () => options.history ?? [],
    ...createFakeViews(options.views ?? [], () => fake.emit('views.changed', {})),
    'notices.search': ({ text, filter, after, limit }) => {
      const { words, narrows, notUnderstood } = readSearch(text);
      const [meant, narrowed] = [plain(words), { ...filter, ...narrows }];
      const matching = notices.filter(
        (notice) => isListed(notice, narrowed) && searchedIn(notice).includes(meant),
      );
      const page = pageOf(matching, after, limit);
      const rows = page.rows.map((row) => ({
        ...row,
        snippet: words === '' ? null : snippetOf(row, words),
      }));
      return { ...page, rows, ...(notUnderstood.length > 0 && { notUnderstood }) };
    },
    'notices.get': ({ id }) => found(id),
    'notices.conversation': ({ id }) => conversationOf(notices, id),
    'notices.counts': () => {
      counts ??= countsOf(notices);
      return counts;
    },
    ...fakeCaseMethods,
    ...createFakeMapping(),
    ...createFakeSameNotices(notices, options.samePairs ?? [], (ids) => {
      changed();
      fake.emit('notices.changed', { added: [], changed: ids });
    }),
    ...createFakeStatusChecks((queue) => fake.emit('statusChecks.changed', queue), {
      ...options.status,
      cases: options.cases,
      rows: (ids) =>
        fakeCaseMethods['cases.list']({ after: null, limit: 200 }).rows.filter(({ id }) => ids.includes(id)),
    }),
    ...createFakeDeadlines(found, persons, () => fake.emit('deadlines.changed', {})),
    ...createFakeCalendar(notices, persons, options.cases ?? fakeCases(), options.calendar ?? {}, (file) =>
      fake.emit('calendar.fileChanged', file),
    ),
    ...createFakePersons(persons, holdingsOf, () => fake.emit('persons.changed', {})),
    ...createFakeLearned(
      found,
      () => changed(),
      () => notices,
    ),
    ...createFakeMailSignIn((view) => fake.emit('mailSignIn.changed', view)),
    'notices.mark': ({ ids, change }) => {
      const before = ids.map((id) => ({ id, mark: found(id).mark }));
      for (const id of ids)
        found(id).mark = { ...found(id).mark, ...(change as Partial<NoticeDetail['mark']>) };
      if (change.isRead === true) for (const id of ids) readNow.add(id);
      changed();
      fake.emit('notices.changed', { added: [], changed: ids });
      return before;
    },
    'notices.restoreMarks': ({ marks }) => {
      for (const { id, mark } of marks) found(id).mark = mark;
      changed();
      fake.emit('notices.changed', { added: [], changed: marks.map(({ id }) => id) });
      return {};
    },
    'notices.forgetSecret': ({ id, name }) => {
      found(id).secretNames = found(id).secretNames.filter((one) => one !== name);
      fake.emit('notices.changed', { added: [], changed: [id] });
      return {};
    },
    'notices.copySecret': () => ({ clearsAt: new Date(Date.now() + 30_000).toISOString() }),
    'notices.planOpening': ({ id }) => ({
      planId: 'plan-1',
      noticeId: id,
      ...(found(id).kind === 'communication' ? lightPlan : legalPlan),
      isAsked:
        found(id).kind !== 'communication' ||
        fake.accounts.find((one) => one.id === found(id).accountId)?.mayReadCommunications !== true,
      identifier: 'N-2026-4471',
      charactersToType: 4,
      validUntil: new Date(Date.now() + 600_000).toISOString(),
    }),
    'notices.open': ({ typed }) => {
      if (typed !== '4471' && typed !== '') throw new Error('other');
      return { result: options.opening ?? 'done' };
    },
    ...createFakeImport((progress) => fake.emit('import.progressed', progress)),
    'notices.export': ({ format }) => ({ name: `recado.${format}`, type: 'text/plain', text: 'id' }),
    'documents.list': ({ filter, after, limit }) => {
      const rows = notices
        .filter((one) => isListed(one, { box: 'all', ...sharedNarrowing(filter) }))
        .flatMap((one) =>
          one.documents
            .filter(({ role }) => role !== 'evidence')
            .map((file) => ({
              ...file,
              noticeId: one.id,
              caseId: null,
              portal: one.portal,
              kind: one.kind,
              personId: one.personId,
              title: one.title,
              caseNumber: one.caseNumber,
              at: one.sortAt,
              isSigned: file.role === 'resolution',
              hasCode: file.role === 'resolution',
              found: null,
            })),
        )
        .filter((row) => plain(`${row.name} ${row.title}`).includes(plain(filter.text ?? '')))
        .filter((row) => filter.proof === undefined || row.isSigned);
      const from = after === null ? 0 : Number(after);
      return {
        rows: rows.slice(from, from + limit),
        next: from + limit < rows.length ? String(from + limit) : null,
      };
    },
    'documents.read': ({ offset }) => {
      const bytes = Buffer.from(options.documentBase64 ?? '', 'base64');
      const piece = bytes.subarray(offset, offset + 20_000);
      const end = offset + piece.length;
      return { base64: piece.toString('base64'), size: bytes.length, next: end < bytes.length ? end : null };
    },
    ...createFakePapers((name) => fake.emit(name, {}), options.papers),
    'documents.thumbnail': () => ({
      image: null,
      pageCount: 1,
      canDraw: options.documentBase64 !== undefined,
    }),
    'documents.keepThumbnail': () => ({}),
    'documents.save': () => ({ saved: true }),
    'documents.open': () => ({}),
    'documents.showInFolder': () => ({}),
    ...createFakeReadings(),
    'documents.verify': () => ({
      checked: 3,
      lost: [
        { documentId: 'lost-1', noticeId: 'n-1', name: 'resolucion.pdf', reason: 'missing', canFetch: true },
        { documentId: 'lost-2', noticeId: null, name: 'recibo.pdf', reason: 'damaged', canFetch: false },
      ],
    }),
    'documents.fetchAgain': ({ id }) => {
      for (const notice of notices) {
        for (const document of notice.documents) if (document.id === id) document.state = 'stored';
      }
      return { state: 'stored' };
    },
    'certificates.probe': () => offeredCertificates,
    'accounts.list': () => fake.accounts,
    'accounts.test': ({ fields }) =>
      fields.address === undefined
        ? { subject: '99999999R', name: 'CAMILA ROJAS EJEMPLO' }
        : { subject: fields.address, name: null },
    'accounts.add': ({ label, fields, method, portal, personId }) => {
      const added: AccountView = {
        ...(fakeAccounts[0] as AccountView),
        id: `account-${fake.accounts.length + 1}`,
        portal,
        method,
        label,
        fields,
        personId: personId ?? 'person-3',
        lastCompleteListingAt: null,
      };
      fake.accounts.push(added);
      fake.emit('accounts.changed', { accountId: added.id });
      return added;
    },
    'accounts.signIn': ({ id, fields }) => account(id, { fields, state: 'active', parkedFor: null }),
    'accounts.rename': ({ id, label }) => account(id, { label }),
    'accounts.schedule': ({ id, schedule }) => account(id, { schedule }),
    'accounts.askBeforeReading': ({ id }) => account(id, { mayReadCommunications: false }),
    'accounts.sayWhose': ({ id, isOwn }) =>
      account(id, isOwn ? { state: 'active', parkedFor: null } : { state: 'parked' }),
    'accounts.pause': ({ id, isPaused }) => account(id, { state: isPaused ? 'paused' : 'active' }),
    'accounts.remove': ({ id, isDryRun }) => {
      if (!isDryRun) {
        fake.accounts = fake.accounts.filter((one) => one.id !== id);
        fake.emit('accounts.changed', { accountId: id });
      }
      return { notices: 7, documents: 3, removed: !isDryRun };
    },
    'accounts.discoverMail': ({ address }) => {
      const domain = address.split('@')[1] ?? '';
      const provider = domain === 'gmail.com' ? 'gmail' : domain === 'outlook.com' ? 'outlook' : 'other';
      return {
        provider,
        source: provider === 'other' ? 'guess' : 'preset',
        host: `imap.${domain}`,
        port: 993,
        security: 'tls',
        user: address,
        signIn: provider === 'gmail' ? 'appPassword' : provider === 'outlook' ? 'oauthNeeded' : 'password',
      };
    },
    'sync.now': () => ({ queued: fake.accounts.length }),
    'sync.status': () => ({ ...(options.sync ?? { running: [], queued: [] }), pausedUntil }),
    'sync.pause': ({ until }) => {
      pausedUntil = until;
      return {};
    },
    'sync.stop': () => ({ stopped: 1 }),
    'sync.nextLooks': ({ schedule }) => {
      if (schedule === 'x') throw new Error('no schedule');
      return [8, 18, 32].map((hours) => new Date(Date.UTC(2026, 11, 1, hours)).toISOString());
    },
    'activity.openings': () => [
      {
        at: '2026-11-29T09:30:00.000Z',
        what: 'notice.opened',
        accountId: 'account-1',
        noticeId: 'n-1',
        title: 'Resolución de residencia',
      },
    ],
    'activity.diagnostics': () => ({
      name: 'recado-diagnostics.json',
      type: 'application/json',
      text: '{ "recado": "0.1.0" }',
    }),
    'runs.list': ({ accountId }) =>
      (options.runs ?? fakeRuns).filter((run) => accountId === undefined || run.accountId === accountId),
  };
  return fake;
}

const legalPlan = {
  isLegalAct: true,
  legalText:
    'El acceso al contenido de la notificación, el rechazo expreso de la misma o bien la presunción de rechazo por haber transcurrido el plazo de diez días naturales desde la puesta a disposición sin que se haya accedido a su contenido, dará por efectuado el trámite de notificación y se continuará el procedimiento.',
  effects: [
    { code: 'notifies', basis: 'Ley 39/2015, art. 43.2' },
    { code: 'startsResponse', basis: 'Ley 39/2015, art. 30.3' },
    { code: 'firstAccessCounts', basis: 'Ley 39/2015, art. 41.7' },
    { code: 'notRepeatable', basis: 'RD 203/2021, art. 44.5' },
  ],
};
const lightPlan = { isLegalAct: false, legalText: null, effects: [{ code: 'marksRead', basis: 'portal' }] };

const run: MethodOutput<'runs.list'>[number] = {
  id: 'run-1',
  accountId: 'account-1',
  trigger: 'push',
  startedAt: '2026-11-30T11:50:00.000Z',
  endedAt: '2026-11-30T11:50:04.000Z',
  result: 'ok',
  isComplete: true,
  listed: 1_240,
  added: 2,
  updated: 0,
  documents: 1,
};

const fakeRuns: MethodOutput<'runs.list'> = [
  run,
  {
    ...run,
    id: 'run-2',
    trigger: 'schedule',
    startedAt: '2026-11-30T11:20:00.000Z',
    added: 0,
    isComplete: false,
  },
  {
    ...run,
    id: 'run-3',
    accountId: 'account-2',
    trigger: 'schedule',
    startedAt: '2026-11-28T11:20:00.000Z',
    added: 0,
    listed: 0,
    isComplete: false,
    result: { code: 'signIn.rejected', details: {} },
  },
];

function sharedNarrowing({ personId, portal, kind }: MethodInput<'documents.list'>['filter']) {
  return {
    ...(personId !== undefined && { personId }),
    ...(portal !== undefined && { portal }),
    ...(kind !== undefined && { kinds: [kind] }),
  };
}

function isListed(notice: NoticeDetail, filter: MethodInput<'notices.list'>['filter']): boolean {
  const { isRead, isFlagged, isDone, isArchived, snoozedUntil } = notice.mark;
  if (filter.accountId !== undefined && filter.accountId !== notice.accountId) return false;
  if (filter.personId !== undefined && filter.personId !== notice.personId) return false;
  if (filter.isUnread === true && isRead) return false;
  if (filter.kinds?.includes(notice.kind) === false) return false;
  if (filter.from?.some((words) => !plain(notice.issuer ?? '').includes(plain(words)))) return false;
  if (filter.since !== undefined && notice.sortAt < filter.since) return false;
  if (filter.before !== undefined && notice.sortAt >= filter.before) return false;
  const isSnoozed = snoozedUntil !== null;
  const boxes: Record<typeof filter.box, boolean> = {
    inbox: !isDone && !isArchived && !isSnoozed,
    flagged: isFlagged,
    done: isDone,
    archived: isArchived,
    snoozed: isSnoozed,
    junk: notice.isInJunk,
    all: true,
  };
  return boxes[filter.box];
}

function countsOf(notices: NoticeDetail[]): MethodOutput<'notices.counts'> {
  const inbox = notices.filter((notice) => isListed(notice, { box: 'inbox' }));
  const part = (rows: NoticeDetail[]) => ({
    inbox: rows.length,
    unread: rows.filter((row) => !row.mark.isRead).length,
  });
  const byAccount = Object.fromEntries(
    ['account-1', 'account-2'].map((id) => [id, part(inbox.filter((row) => row.accountId === id))]),
  );
  return { ...part(inbox), byPortal: { chile: part(inbox) }, byAccount };
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Folded once for each notice: benches search 100,000 of them with every key. */
const folded = new WeakMap<NoticeDetail, string>();
function searchedIn(notice: NoticeDetail): string {
  const known = folded.get(notice) ?? plain(`${notice.title} ${notice.text}`);
  folded.set(notice, known);
  return known;
}

function snippetOf(row: NoticeDetail, text: string): string {
  const whole = (row.text ?? '').replaceAll('\n', ' ');
  const at = plain(whole).indexOf(plain(text));
  if (at < 0) return whole.slice(0, 80);
  return `…${whole.slice(Math.max(0, at - 30), at)}\u0002${whole.slice(at, at + text.length)}\u0003${whole.slice(at + text.length, at + 60)}…`;
}

/** Here notices of one case number are one conversation. */
function conversationOf(notices: NoticeDetail[], id: string): NoticeDetail[] {
  const caseNumber = notices.find((notice) => notice.id === id)?.caseNumber ?? null;
  const members = notices.filter((notice) => caseNumber !== null && notice.caseNumber === caseNumber);
  return members.length > 1 ? members.toSorted((a, b) => a.sortAt.localeCompare(b.sortAt)) : [];
}
