// What stands on which day, read from a real store, and the calendar file that follows it in a real folder.
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nextOnAgenda } from '../../main/alerts/agenda.ts';
import { readDecisionDates } from '../../main/alerts/decisionDates.ts';
import { type CalendarKeeper, createCalendarKeeper } from '../../main/app/calendar/calendarKeeper.ts';
import { createHub } from '../../main/app/createHub.ts';
import { calendarHandlers } from '../../main/app/handlers/calendarHandlers.ts';
import {
  type CalendarFileView,
  type CalendarWords,
  calendarMethods,
} from '../../main/contract/calendarMethods.ts';
import { silentLogger } from '../../main/model/logger.ts';
import type { ListedNotice } from '../../main/model/notice.ts';
import type { Store } from '../../main/store/store.ts';
import { canMount, openSmallDisk } from '../support/smallDisk.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  sampleNotice,
  temporaryProfile,
} from '../support/storeFixtures.ts';

const words: CalendarWords = {
  what: {
    open: 'Open',
    respond: 'Answer',
    pay: 'Pay',
    attend: 'Go to',
    appeal: 'Appeal',
    court: 'Go to court',
    goOn: 'Get the card',
    expires: 'Ends',
  },
  derived: 'This day was counted.',
  hiddenDeadline: 'Recado: something is due',
  hiddenAppointment: 'Recado: appointment',
};
const hub = createHub(silentLogger);

let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let store: Store;
let folder: string;
let keeper: CalendarKeeper;
let told: CalendarFileView[];
let chosen: string | null;

beforeEach(async () => {
  profile = await temporaryProfile();
  folder = await mkdtemp(join(tmpdir(), 'recado-calendar-'));
  store = await openTestStore(profile.profileDir, { workerUrl: null });
  await addAccount(store);
  await addAccount(store, { id: 'chile', portal: 'chile', subject: 'ana@example.com' });
  await store.persons.save({ id: 'person-2', name: 'Luis', nie: 'Y1234567X', passport: null, region: 'CT' });
  told = [];
  chosen = folder;
  const stop = hub.on('calendar.fileChanged', (view) => told.push(view));
  keeper = createCalendarKeeper({ store, hub, clock, log: silentLogger, restMs: 60_000, retryMs: 60_000 });
  keeper.start();
  ends = [stop];
});
let ends: (() => void)[] = [];
afterEach(async () => {
  for (const end of ends) end();
  await keeper.close();
  await store.close();
  await profile.remove();
  await rm(folder, { recursive: true, force: true });
});

const clock = { now: () => new Date(now) };
const answers = () =>
  calendarHandlers({
    store,
    clock,
    calendarKeeper: keeper,
    // Only the dialog is asked of the host.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    host: { desktop: { chooseFolder: async () => chosen } } as unknown as Parameters<
      typeof calendarHandlers
    >[0]['host'],
  });
const list = (from: string, to: string | null, personId: string | null = null) =>
  answers()['calendar.list']({ from, to, personId, withUndated: true });

async function tell(accountId: string, ...notices: Partial<ListedNotice>[]): Promise<void> {
  const facts = notices.map((change) => sampleNotice({ expiresOn: null, caseNumber: null, ...change }));
  await store.notices.applyListing(planOf(facts, { accountId }));
  hub.emit('notices.changed', { added: [], changed: [] });
}
const visit = (on: string | null, at: string | null = '09:30') => ({
  on,
  at,
  zone: 'America/Santiago',
  isZoneCertain: true,
  office: 'San Antonio 580',
  address: null,
  procedure: 'Toma de huella',
  code: null,
  person: 'Ana Ejemplo',
});
const someDays = () =>
  tell(
    'account-1',
    {
      portalNoticeId: 'open',
      title: 'Notificación',
      expiresOn: '2026-11-24',
      deadlines: [{ what: 'open', on: '2026-11-24', certainty: 'stated', basis: 'expirationDate' }],
    },
    {
      portalNoticeId: 'answer',
      title: 'Requerimiento',
      titular: { nif: 'Y1234567X', name: null },
      deadlines: [{ what: 'respond', on: '2026-12-04', certainty: 'derived', basis: 'es.businessDays' }],
    },
    { portalNoticeId: 'expires', title: 'Comunicación', expiresOn: '2026-11-21' },
    {
      portalNoticeId: 'unread',
      title: 'Borrosa',
      deadlines: [{ what: 'respond', on: null, certainty: 'unknown', basis: 'es.businessDays' }],
    },
    {
      portalNoticeId: 'false',
      title: 'Falsa',
      deadlines: [{ what: 'pay', on: '2026-11-25', certainty: 'stated', basis: 'x' }],
      authenticity: { verdict: 'suspicious', reasons: ['x'] },
    },
  );

it('tells each thing on its day with urgency and certainty, and what has no day by itself', async () => {
  await someDays();
  await tell('chile', {
    portal: 'chile',
    portalNoticeId: 'visit',
    kind: 'appointment',
    appointment: visit('2026-11-26'),
    madeAvailableAt: '2026-11-10T10:00:00.000Z',
  });
  const { entries, undated, isCut } = await list('2026-11-01', null);
  expect(
    entries.map(({ id, on, what, urgency, certainty, daysLeft }) => [
      id,
      on,
      what,
      urgency,
      certainty,
      daysLeft,
    ]),
  ).toEqual([
    ['n-expires.expires', '2026-11-21', 'expires', 'today', 'stated', 0],
    ['n-open.open', '2026-11-24', 'open', 'soon', 'stated', 3],
    ['n-visit.attend', '2026-11-26', 'attend', 'later', 'stated', 5],
    ['n-answer.respond', '2026-12-04', 'respond', 'later', 'derived', 13],
  ]);
  expect(entries[2]).toMatchObject({
    title: 'Toma de huella',
    at: '09:30',
    zone: 'America/Santiago',
    place: 'San Antonio 580',
    country: 'CL',
  });
  expect(undated.map(({ id, on, urgency }) => [id, on, urgency])).toEqual([
    ['n-unread.respond', null, 'none'],
  ]);
  expect(isCut).toBe(false);
  expect((await list('2026-11-24', '2026-11-30')).entries).toHaveLength(2);
  expect((await list('2026-11-01', null, 'person-2')).entries.map(({ id }) => id)).toEqual([
    'n-answer.respond',
  ]);
  await store.notices.mark(['n-open', 'n-unread'], { isDone: true }, now);
  const after = await list('2026-11-01', null);
  expect(after.entries.find(({ id }) => id === 'n-open.open')?.isDone).toBe(true);
  expect(after.undated).toEqual([]);
});

it('names what a decision opens for what it is, on the calendar, in the agenda and in the file', async () => {
  const decided = async (id: string, status: 'RESUELTO_NO_FAVORABLE' | 'RESUELTO_FAVORABLE', raw: string) => {
    const details = { title: id };
    await store.cases.save({ id, personId: 'person-1', country: 'ES', details }, now);
    const entry = { at: now, source: 'form', status, raw, resolvedOn: '2026-11-12' } as const;
    await store.cases.addStatus(id, entry);
  };
  await decided('refused', 'RESUELTO_NO_FAVORABLE', 'Denegado');
  await decided('granted', 'RESUELTO_FAVORABLE', 'Favorable');
  await tell('account-1', {
    portalNoticeId: 'denied',
    title: 'Resolución denegatoria',
    kind: 'denial',
    deadlines: [{ what: 'respond', on: '2026-12-04', certainty: 'stated', basis: 'x' }],
  });
  const { entries } = await list('2026-11-01', null);
  expect(entries.map(({ id, caseId, what, on, certainty }) => [id, caseId, what, on, certainty])).toEqual([
    ['n-denied.respond', null, 'appeal', '2026-12-04', 'stated'],
    ['granted.decision.respond', 'granted', 'goOn', '2026-12-14', 'derived'],
    ['refused.decision.respond', 'refused', 'appeal', '2026-12-14', 'derived'],
    ['refused.court.respond', 'refused', 'court', '2027-01-12', 'derived'],
  ]);
  expect(calendarMethods['calendar.list'].output.shape.entries.parse(entries)).toEqual(entries);
  const dates = await readDecisionDates(store, clock.now());
  expect(nextOnAgenda(dates, clock.now(), 9).due.map(({ what, caseId }) => [what, caseId])).toEqual([
    ['appeal', 'refused'],
    ['goOn', 'granted'],
    ['court', 'refused'],
  ]);
  const summaries = (text: string) => text.match(/(?<=^SUMMARY:).*$/gm);
  const expected = [
    'Appeal: Resolución denegatoria',
    'Get the card: granted · Favorable',
    'Appeal: refused · Denegado',
    'Go to court: refused · Denegado',
  ];
  const given = await answers()['calendar.export']({
    ids: null,
    personId: null,
    isContentHidden: false,
    words,
  });
  expect(summaries(given.text)).toEqual(expected);

  // What an older version kept has no words for these acts: the file stays on and claims nothing false.
  await answers()['calendar.chooseFolder']({ words });
  const file = async () => summaries(await readFile(join(folder, 'Recado.ics'), 'utf8'));
  expect(await file()).toEqual(expected);
  const { calendarFile: kept } = await store.settings.read();
  const { appeal: _appeal, court: _court, goOn: _goOn, ...older } = words.what;
  const calendarFile = Object.assign({}, kept, { words: { ...words, what: older } });
  await store.settings.write({ calendarFile });
  hub.emit('cases.changed', { caseIds: [] });
  await keeper.settled();
  expect(await keeper.state()).toMatchObject({ isOn: true, folder, entries: 4, failure: null });
  expect(new Set((await file())?.map((line) => line.split(': ').slice(0, -1).join(': ')))).toEqual(
    new Set([words.hiddenDeadline]),
  );

  await store.cases.save(
    {
      id: 'refused',
      personId: 'person-1',
      country: 'ES',
      details: { decisionDone: 'RESUELTO_NO_FAVORABLE 2026-11-12' },
    },
    now,
  );
  const after = await list('2026-11-01', null);
  expect(after.entries.filter(({ isDone }) => isDone).map(({ what }) => what)).toEqual(['appeal', 'court']);
});

it('shows a visit as the last mail tells it, also where that one moved it out of the days asked for', async () => {
  const first = { portal: 'chile' as const, kind: 'appointment' as const, portalNoticeId: 'v1' };
  await tell('chile', {
    ...first,
    appointment: visit('2026-12-03'),
    madeAvailableAt: '2026-11-10T10:00:00.000Z',
  });
  expect((await list('2026-12-01', '2026-12-05')).entries.map(({ on }) => on)).toEqual(['2026-12-03']);
  await tell('chile', {
    ...first,
    portalNoticeId: 'v2',
    appointment: visit('2026-12-15', '11:00'),
    madeAvailableAt: '2026-11-20T10:00:00.000Z',
  });
  expect((await list('2026-12-01', '2026-12-05')).entries).toEqual([]);
  expect((await list('2026-12-01', null)).entries.map(({ id, on, at }) => [id, on, at])).toEqual([
    ['n-v1.attend', '2026-12-15', '11:00'],
  ]);
});

it('keeps instalments apart by day and leaves out what is paid', async () => {
  const pay = (on: string) => ({ what: 'pay' as const, on, certainty: 'stated' as const, basis: 'x' });
  await tell('account-1', {
    portalNoticeId: 'plan',
    kind: 'instalment',
    deadlines: [pay('2026-12-01'), pay('2027-01-01')],
    caseNumber: '1/2026',
  });
  const caseId = (await store.cases.ofNotice('n-plan')) ?? '';
  await store.cases.markPayment(caseId, 'n-plan#2026-12-01', { paidOn: '2026-11-20', receipt: null }, now);
  expect((await list('2026-11-01', null)).entries.map(({ id, on }) => [id, on])).toEqual([
    ['n-plan.pay', '2027-01-01'],
  ]);
});

it('knows the days off of each country and of the communities where the persons live', async () => {
  const ask = (personId: string | null) =>
    answers()['calendar.holidays']({
      from: '2026-09-01',
      to: '2026-10-31',
      countries: ['ES', 'CL'],
      personId,
    });
  const days = (await ask(null)).map(({ on, country, why }) => `${on} ${country} ${why}`);
  expect(days).toEqual(
    expect.arrayContaining([
      '2026-10-12 ES nationalDay',
      '2026-09-11 ES regional.CT',
      '2026-09-18 CL fiestasPatrias',
    ]),
  );
  expect((await ask('person-1')).map(({ why }) => why)).not.toContain('regional.CT');
  await expect(
    answers()['calendar.holidays']({
      from: '2026-01-01',
      to: '2028-01-01',
      countries: ['ES'],
      personId: null,
    }),
  ).rejects.toMatchObject({ failure: { code: 'input.invalid' } });
});

it('gives one entry or all that is to come as a file, also without any content', async () => {
  await someDays();
  const give = (ids: string[] | null, isContentHidden = false) =>
    answers()['calendar.export']({ ids, personId: null, isContentHidden, words });
  const one = await give(['n-open.open']);
  expect(one.name).toBe('recado-2026-11-24.ics');
  expect(one.text).toMatch(/UID:n-open\.open@recado\.invalid\r\n/);
  expect(one.text).toContain('SUMMARY:Open: Notificación');
  const all = await give(null);
  expect(all.text.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  expect(all.text).toContain('This day was counted.');
  const hidden = (await give(null, true)).text;
  expect(hidden).toContain('SUMMARY:Recado: something is due');
  expect(hidden).not.toMatch(/Notificaci|Requerimiento|Ana|Open/);
  await expect(give(['gone'])).rejects.toMatchObject({ failure: { code: 'input.notFound' } });
});

it('is off until a folder is chosen, then follows each change and writes nothing when nothing changed', async () => {
  expect(await answers()['calendar.file']({})).toMatchObject({ isOn: false, folder: null, writtenAt: null });
  await expect(answers()['calendar.setFile']({ isOn: true })).rejects.toMatchObject({
    failure: { code: 'input.invalid' },
  });
  chosen = null;
  expect(await answers()['calendar.chooseFolder']({ words })).toMatchObject({ isOn: false });
  chosen = folder;
  await someDays();
  const state = await answers()['calendar.chooseFolder']({ words });
  expect(state).toMatchObject({ isOn: true, folder, entries: 3, writtenAt: now, failure: null });
  const file = join(folder, 'Recado.ics');
  expect(await readFile(file, 'utf8')).toContain('UID:n-answer.respond@recado.invalid');
  const { ino } = await stat(file);
  hub.emit('notices.changed', { added: [], changed: [] });
  await keeper.settled();
  expect((await stat(file)).ino).toBe(ino);
  await store.notices.mark(['n-open'], { isDone: true }, now);
  hub.emit('notices.changed', { added: [], changed: ['n-open'] });
  await keeper.settled();
  expect(await readFile(file, 'utf8')).not.toContain('n-open.open');
  expect((await stat(file)).ino).not.toBe(ino);
  expect(await readdir(folder)).toEqual(['Recado.ics']);
  await rm(file);
  hub.emit('cases.changed', { caseIds: [] });
  await keeper.settled();
  expect(await readdir(folder)).toEqual(['Recado.ics']);
});

it('keeps the name of an entry and counts its changes when the day moves', async () => {
  const answer = (on: string) => ({
    portalNoticeId: 'answer',
    deadlines: [{ what: 'respond' as const, on, certainty: 'derived' as const, basis: 'es.businessDays' }],
  });
  await tell('account-1', answer('2026-12-04'));
  await answers()['calendar.chooseFolder']({ words });
  const facts = sampleNotice({ expiresOn: null, caseNumber: null, ...answer('2026-12-07') });
  await store.notices.applyListing({
    ...planOf([], { listed: 1 }),
    changed: [{ id: 'n-answer', factsHash: 'h2', facts }],
  });
  hub.emit('deadlines.changed', {});
  await keeper.settled();
  const text = await readFile(join(folder, 'Recado.ics'), 'utf8');
  expect(text.match(/^(?:UID|SEQUENCE|DTSTART).*$/gm)).toEqual([
    'UID:n-answer.respond@recado.invalid',
    'SEQUENCE:1',
    'DTSTART;VALUE=DATE:20261207',
  ]);
});

it('hides and shows content by a switch, and stays where it is when it is turned off', async () => {
  await someDays();
  await answers()['calendar.chooseFolder']({ words });
  await answers()['calendar.setFile']({ isContentHidden: true });
  const file = join(folder, 'Recado.ics');
  expect(await readFile(file, 'utf8')).not.toContain('Requerimiento');
  await answers()['calendar.setFile']({ isOn: false });
  await store.notices.mark(['n-open'], { isDone: true }, now);
  hub.emit('notices.changed', { added: [], changed: [] });
  await keeper.settled();
  expect((await readFile(file, 'utf8')).match(/BEGIN:VEVENT/g)).toHaveLength(3);
});

it('says that the folder is gone or closed, leaves nothing half there, and goes on when it is back', async () => {
  await someDays();
  await answers()['calendar.chooseFolder']({ words });
  await rename(folder, `${folder}-away`);
  await store.notices.mark(['n-open'], { isDone: true }, now);
  hub.emit('notices.changed', { added: [], changed: [] });
  await keeper.settled();
  expect((await keeper.state()).failure).toEqual({ code: 'folder.gone', details: {} });
  expect(told.at(-1)?.failure?.code).toBe('folder.gone');
  const before = told.length;
  const { 'calendar.setFile': setFile } = answers();
  await setFile({});
  expect(told.slice(before).every(({ failure }) => failure?.code === 'folder.gone')).toBe(true);
  await mkdir(folder);
  hub.emit('notices.changed', { added: [], changed: [] });
  await keeper.settled();
  expect(await keeper.state()).toMatchObject({ failure: null, entries: 2 });
  expect(await readdir(folder)).toEqual(['Recado.ics']);
  await rm(`${folder}-away`, { recursive: true });
});

it.skipIf(process.getuid?.() === 0)(
  'says that it may not write there, and the file that was there stays',
  async () => {
    await someDays();
    await answers()['calendar.chooseFolder']({ words });
    await chmod(folder, 0o500);
    await store.notices.mark(['n-open'], { isDone: true }, now);
    hub.emit('notices.changed', { added: [], changed: [] });
    await keeper.settled();
    expect((await keeper.state()).failure?.code).toBe('folder.refused');
    expect((await readFile(join(folder, 'Recado.ics'), 'utf8')).match(/BEGIN:VEVENT/g)).toHaveLength(3);
    await chmod(folder, 0o700);
  },
);

it.skipIf(!canMount())(
  'keeps the old file whole on a full or read-only disk, and writes the new one when it is mended',
  async () => {
    const disk = await openSmallDisk('256k');
    try {
      await someDays();
      chosen = disk.path;
      await answers()['calendar.chooseFolder']({ words });
      await keeper.settled();
      const written = async (change: Record<string, boolean>) => {
        await store.notices.mark(['n-open'], change, now);
        hub.emit('notices.changed', { added: [], changed: [] });
        await keeper.settled();
        const names = (await readdir(disk.path)).filter((name) => name !== '.ballast');
        const text = await readFile(join(disk.path, 'Recado.ics'), 'utf8');
        return [(await keeper.state()).failure?.code, names, text.match(/BEGIN:VEVENT/g)?.length];
      };
      await disk.fill();
      expect(await written({ isDone: true })).toEqual(['folder.full', ['Recado.ics'], 3]);
      await disk.empty();
      disk.setReadOnly(true);
      expect(await written({ isDone: true })).toEqual(['folder.refused', ['Recado.ics'], 3]);
      disk.setReadOnly(false);
      expect(await written({ isDone: true })).toEqual([undefined, ['Recado.ics'], 2]);
    } finally {
      await disk.remove();
    }
  },
);
