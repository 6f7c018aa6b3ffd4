// What every host must do alike, whatever lies between the caller and the core: one suite, run over each of them.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { evidenceWords } from '../../main/cli/evidenceWords.ts';
import type { Envelope } from '../../main/contract/envelope.ts';
import type { FailureCode } from '../../main/contract/failure.ts';
import { type MethodName, type MethodOutput, methodNames, methods } from '../../main/contract/methods.ts';
import { appointmentMail, registrationMail } from './sampleMail.ts';

export interface HostUnderTest {
  call(name: string, input: unknown): Promise<Envelope<unknown>>;
  /** Everything that this host passed on since it was made, in order. */
  events: { name: string; payload: unknown }[];
  profileDir: string;
  close(): Promise<void>;
}

const canary = 'canario-7f3a91-no-debe-salir';
const provisional = 'Canario4481xZ';
const absent = '00000000-0000-4000-8000-000000000000';
const series = 510;
const all = { box: 'all' } as const;

/** Sign-in that reaches nobody: port 1 of this computer refuses at once. */
const newAccount = {
  portal: 'chile',
  method: 'imap',
  label: 'Correo',
  personId: null,
  personName: 'Camila',
  fields: { address: 'camila@example.com', host: '127.0.0.1', port: '1', security: 'tls', user: 'camila' },
  secrets: { password: canary },
};

const calendarWords = {
  what: {
    open: 'Open',
    respond: 'Answer',
    pay: 'Pay',
    attend: 'Go',
    appeal: 'Appeal',
    court: 'Go to court',
    goOn: 'Get the card',
    expires: 'Ends',
  },
  derived: 'counted',
  hiddenDeadline: 'due',
  hiddenAppointment: 'visit',
};

/** Each method with an input that needs no portal, and what it answers: `ok`, or the failure that belongs to it. */
const samples = {
  'app.about': [{}, 'ok'],
  'app.doctor': [{}, 'ok'],
  'app.trySamples': [{}, 'ability.missing'],
  'settings.get': [{}, 'ok'],
  'settings.set': [{ theme: 'dark' }, 'ok'],
  'vault.status': [{}, 'ok'],
  'vault.unlock': [{}, 'ok'],
  'portals.list': [{}, 'ok'],
  'portals.openPage': [{ portal: 'peru', page: 'forgotPassword' }, 'ability.missing'],
  'persons.list': [{}, 'ok'],
  'persons.save': [{ id: null, name: 'Ana', nie: 'X1234567A' }, 'input.invalid'],
  'persons.holdings': [{ id: absent }, 'input.notFound'],
  'persons.merge': [{ intoId: absent, otherId: 'b', isDryRun: true }, 'input.notFound'],
  'persons.merges': [{}, 'ok'],
  'persons.separate': [{ mergeId: absent }, 'input.notFound'],
  'notices.list': [{ filter: all, after: null, limit: 10 }, 'ok'],
  'notices.sectionCounts': [{ filter: all, newSince: null }, 'ok'],
  'notices.foundIn': [{ id: absent, text: 'hora' }, 'ok'],
  'notices.history': [{ id: absent }, 'ok'],
  'views.list': [{}, 'ok'],
  'views.save': [
    {
      id: 'view',
      name: 'Huellas',
      text: 'huellas',
      source: { box: 'all' },
      isUnreadOnly: false,
      narrowing: {},
    },
    'ok',
  ],
  'views.remove': [{ id: 'view' }, 'ok'],
  'notices.search': [{ text: 'hora', filter: all, after: null, limit: 10 }, 'ok'],
  'notices.get': [{ id: absent }, 'input.notFound'],
  'notices.conversation': [{ id: absent }, 'ok'],
  'notices.counts': [{}, 'ok'],
  'notices.mark': [{ ids: [absent], change: { isRead: true } }, 'ok'],
  'notices.restoreMarks': [{ marks: [] }, 'ok'],
  'notices.copySecret': [{ id: absent, name: 'provisionalPassword' }, 'ability.missing'],
  'notices.forgetSecret': [{ id: absent, name: 'x' }, 'input.notFound'],
  'notices.planOpening': [{ id: absent }, 'input.notFound'],
  'notices.open': [{ planId: absent, typed: 'X' }, 'consentNeeded'],
  'notices.import': [{ files: [{ name: 'nada.eml', base64: '' }] }, 'ok'],
  'notices.export': [{ format: 'csv', filter: all }, 'ok'],
  'sameNotices.offers': [{ noticeId: null }, 'ok'],
  'sameNotices.join': [{ ids: [absent, 'other'] }, 'input.notFound'],
  'sameNotices.part': [{ joinedId: absent }, 'input.notFound'],
  'sameNotices.notTheSame': [{ ids: [absent, 'other'], isSaid: true }, 'input.notFound'],
  'evidence.make': [
    { about: { what: 'notice', id: absent }, password: null, words: evidenceWords },
    'input.notFound',
  ],
  'evidence.stop': [{}, 'ok'],
  'evidence.read': [{ id: absent, offset: 0 }, 'input.notFound'],
  'evidence.discard': [{ id: absent }, 'input.notFound'],
  'evidence.add': [{ id: null, base64: '' }, 'ok'],
  'evidence.take': [{ id: absent, password: null }, 'input.notFound'],
  'backup.status': [{}, 'ok'],
  'backup.chooseFolder': [{}, 'ability.missing'],
  'backup.plan': [{ isOn: true, keep: 4, hasSecrets: false, passphrase: null }, 'input.invalid'],
  'backup.make': [{ passphrase: 'canario canario', hasSecrets: false, to: 'folder' }, 'input.invalid'],
  'backup.stop': [{}, 'ok'],
  'backup.read': [{ id: absent, offset: 0 }, 'input.notFound'],
  'backup.discard': [{ id: absent }, 'input.notFound'],
  'backup.choose': [{}, 'ability.missing'],
  'backup.add': [{ id: null, base64: '' }, 'ok'],
  'backup.check': [{ from: { id: absent }, passphrase: 'x' }, 'input.notFound'],
  'backup.restore': [{ from: { name: '../recado.db' }, passphrase: 'x' }, 'input.invalid'],
  'backup.withdraw': [{}, 'ok'],
  'backup.restart': [{}, 'ability.missing'],
  'bin.list': [{}, 'ok'],
  'bin.removePerson': [{ id: absent, isDryRun: true }, 'input.notFound'],
  'bin.restore': [{ id: absent }, 'input.notFound'],
  'bin.purge': [{ id: absent }, 'input.notFound'],
  'storage.sizes': [{}, 'ok'],
  'storage.clear': [{ what: 'cache' }, 'ok'],
  'exports.cases': [{ format: 'csv' }, 'ok'],
  'exports.deadlines': [{ format: 'json' }, 'ok'],
  'exports.calendar': [{ words: evidenceWords }, 'ok'],
  'appointments.history': [{ noticeId: absent }, 'input.notFound'],
  'appointments.calendar': [
    { noticeId: absent, words: { summary: 'Cita', description: '' } },
    'input.notFound',
  ],
  'mailHealth.get': [{ accountId: absent }, 'input.notFound'],
  'learned.list': [{}, 'ok'],
  'learned.teach': [{ noticeId: absent, isOurs: true }, 'input.notFound'],
  'learned.teachFile': [{ name: 'nada.eml', base64: '' }, 'file.notUnderstood'],
  'learned.remove': [{ ids: [absent] }, 'ok'],
  'cases.list': [{ after: null, limit: 10 }, 'ok'],
  'cases.get': [{ id: absent }, 'input.notFound'],
  'cases.ofNotice': [{ noticeId: absent }, 'input.notFound'],
  'cases.save': [{ id: null, personId: absent, country: 'ES', details: {} }, 'input.notFound'],
  'cases.place': [{ noticeIds: [absent], caseId: null }, 'ok'],
  'cases.join': [{ intoId: absent, otherIds: [absent] }, 'input.notFound'],
  'cases.split': [{ id: absent, numbers: ['1'], noticeIds: [] }, 'input.notFound'],
  'cases.restore': [{ undo: { cases: [], choices: [], entries: [], payments: [] } }, 'ok'],
  'cases.remove': [{ id: absent, isDryRun: true }, 'input.notFound'],
  'cases.addEntry': [{ id: absent, fact: { what: 'note', on: null, text: 'x' } }, 'input.notFound'],
  'cases.removeEntry': [{ id: absent, entryId: absent }, 'input.notFound'],
  'payments.mark': [{ caseId: absent, paymentId: absent, paidOn: null }, 'input.notFound'],
  'papers.list': [{}, 'ok'],
  'papers.fileToNotice': [{ id: absent, noticeId: absent }, 'input.notFound'],
  'papers.fileToCase': [{ id: absent, caseId: absent }, 'input.notFound'],
  'papers.remove': [{ id: absent }, 'input.notFound'],
  'papers.restore': [{ id: absent }, 'input.notFound'],
  'filing.state': [{}, 'ok'],
  'filing.chooseFolder': [{}, 'ability.missing'],
  'filing.stop': [{}, 'ok'],
  'filing.setPattern': [{ pattern: 'no place' }, 'input.invalid'],
  'filing.fileNow': [{ isAgain: false }, 'ok'],
  'calendar.list': [{ from: '2026-11-01', to: null, personId: null, withUndated: true }, 'ok'],
  'calendar.holidays': [{ from: '2026-11-01', to: '2026-11-30', countries: ['ES'], personId: null }, 'ok'],
  'calendar.export': [
    { ids: [absent], personId: null, isContentHidden: false, words: calendarWords },
    'input.notFound',
  ],
  'calendar.file': [{}, 'ok'],
  'calendar.chooseFolder': [{ words: calendarWords }, 'ability.missing'],
  'calendar.setFile': [{ isOn: true }, 'input.invalid'],
  'documents.list': [{ filter: { proof: 'code' }, after: null, limit: 10 }, 'ok'],
  'documents.find': [{ text: 'plazo', filter: { isPdf: true }, limit: 10 }, 'ok'],
  'documents.read': [{ id: absent, offset: 0 }, 'input.notFound'],
  'documents.thumbnail': [{ id: absent }, 'input.notFound'],
  'documents.keepThumbnail': [{ id: absent, base64: '' }, 'input.notFound'],
  'documents.save': [{ id: absent }, 'ability.missing'],
  'documents.open': [{ id: absent }, 'ability.missing'],
  'documents.showInFolder': [{ id: absent }, 'ability.missing'],
  'documents.fetchAgain': [{ id: absent }, 'input.notFound'],
  'documents.verify': [{}, 'ok'],
  'readings.get': [{ documentId: absent }, 'input.notFound'],
  'readings.countTerm': [{ documentId: absent, factId: 'f', notifiedOn: '2026-12-01' }, 'input.notFound'],
  'readings.confirmTerm': [{ documentId: absent, factId: 'f', notifiedOn: '2026-12-01' }, 'input.notFound'],
  'readings.withdrawTerm': [{ documentId: absent, factId: 'f' }, 'input.notFound'],
  'readings.signatures': [{ documentId: absent }, 'input.notFound'],
  'readings.checkRevocation': [{ documentId: absent }, 'input.notFound'],
  'readings.copyCode': [{ documentId: absent, factId: 'f' }, 'ability.missing'],
  'readings.openVerification': [{ documentId: absent }, 'input.notFound'],
  'readings.recordVerification': [{ documentId: absent, result: 'same' }, 'input.notFound'],
  'imports.begin': [{ totalBytes: null }, 'ok'],
  'imports.add': [{ importId: absent, name: 'a.eml', base64: '', isLast: true }, 'input.notFound'],
  'imports.finish': [{ importId: absent }, 'input.notFound'],
  'imports.cancel': [{ importId: absent }, 'input.notFound'],
  'accounts.list': [{}, 'ok'],
  'accounts.test': [newAccount, 'portal.down'],
  'accounts.add': [newAccount, 'portal.down'],
  'accounts.signIn': [{ id: absent, fields: {}, secrets: { password: canary } }, 'input.notFound'],
  'accounts.rename': [{ id: absent, label: 'x' }, 'input.notFound'],
  'accounts.schedule': [{ id: absent, schedule: null }, 'input.notFound'],
  'accounts.askBeforeReading': [{ id: absent }, 'input.notFound'],
  'accounts.sayWhose': [{ id: absent, isOwn: true }, 'input.notFound'],
  'accounts.pause': [{ id: absent, isPaused: true }, 'input.notFound'],
  'accounts.remove': [{ id: absent, isDryRun: true }, 'input.notFound'],
  'accounts.discoverMail': [{ address: 'camila@gmail.com' }, 'ok'],
  'mailSignIn.clients': [{}, 'ok'],
  'mailSignIn.setClient': [{ provider: 'google', clientId: null }, 'ok'],
  'mailSignIn.begin': [{ provider: 'google', address: 'camila@gmail.com' }, 'input.invalid'],
  'mailSignIn.status': [{ id: absent }, 'input.notFound'],
  'mailSignIn.cancel': [{ id: absent }, 'input.notFound'],
  'certificates.probe': [{ portal: 'dehu' }, 'ability.missing'],
  'alerts.list': [{ limit: 10 }, 'ok'],
  'alerts.answer': [{ ids: [absent] }, 'ok'],
  'alerts.snooze': [{ ids: [absent], until: '2026-12-01T08:00:00.000Z' }, 'ok'],
  'alerts.agenda': [{ limit: 5 }, 'ok'],
  'alerts.sources': [{}, 'ok'],
  'digest.get': [{}, 'ok'],
  'sync.now': [{}, 'ok'],
  'sync.status': [{}, 'ok'],
  'sync.pause': [{ until: null }, 'ok'],
  'sync.stop': [{}, 'ok'],
  'deadlines.explain': [{ noticeId: absent }, 'input.notFound'],
  'deadlines.whatIf': [{ noticeId: absent }, 'input.notFound'],
  'deadlines.count': [
    { rule: 'es.businessDays', input: { notifiedOn: '2026-12-01', days: 10, region: 'MD' } },
    'ok',
  ],
  'deadlines.rules': [{}, 'ok'],
  'deadlines.holidays': [{}, 'ok'],
  'deadlines.saveHoliday': [
    { id: 'feast', country: 'ES', region: 'MD', on: '2026-11-09', name: 'Almudena', isHoliday: true },
    'ok',
  ],
  'deadlines.removeHoliday': [{ id: absent }, 'ok'],
  'deadlines.setRegion': [{ personId: absent, region: 'MD' }, 'input.notFound'],
  'sync.nextLooks': [{ accountId: absent, schedule: null }, 'input.notFound'],
  'activity.openings': [{ limit: 10 }, 'ok'],
  'activity.diagnostics': [{}, 'ok'],
  'runs.list': [{ limit: 10 }, 'ok'],
  'mapping.get': [{ accountId: absent }, 'input.notFound'],
  'mapping.confirm': [{ accountId: absent, signature: '', columns: [] }, 'input.notFound'],
  'mapping.export': [{ accountId: absent }, 'input.notFound'],
  'statusChecks.overview': [{}, 'ok'],
  'statusChecks.offer': [{ caseId: absent }, 'input.notFound'],
  'statusChecks.start': [{ caseIds: [absent] }, 'input.notFound'],
  'statusChecks.goOn': [{}, 'ok'],
  'statusChecks.stop': [{}, 'ok'],
  'statusChecks.pasteReply': [{ caseId: absent, text: 'En trámite' }, 'input.notFound'],
  'statusChecks.found': [{}, 'ok'],
  'statusChecks.decide': [{ caseId: absent, isKept: true }, 'input.notFound'],
} as const satisfies Record<MethodName, readonly [unknown, 'ok' | FailureCode]>;

/** Runs the suite over one host; `makeHost` opens it on a fresh profile. */
export function describeHost(name: string, makeHost: () => Promise<HostUnderTest>): void {
  describe(`a caller through ${name}`, () => {
    let host: HostUnderTest;
    const answers: unknown[] = [];

    const call = async (method: string, input: unknown): Promise<Envelope<unknown>> => {
      const envelope = await host.call(method, input);
      answers.push(envelope);
      return envelope;
    };
    const value = async <M extends MethodName>(method: M, input: unknown): Promise<MethodOutput<M>> => {
      const envelope = await call(method, input);
      expect(envelope).toMatchObject({ ok: true });
      return methods[method].output.parse(envelope.ok ? envelope.value : null) as MethodOutput<M>;
    };
    const importSeries = async (from: number, to: number) => {
      const files = Array.from({ length: to - from }, (_, at) => appointmentMail(from + at));
      return value('notices.import', { files });
    };

    beforeAll(async () => {
      host = await makeHost();
      await importSeries(0, 3);
    });
    afterAll(() => host.close());

    describe('has an answer from every method', () => {
      test.each(methodNames)('%s', async (method) => {
        const [input, expected] = samples[method];
        const envelope = await call(method, input);
        expect(envelope.ok ? 'ok' : envelope.failure.code).toBe(expected);
        const shape = methods[method].output;
        expect(!envelope.ok || shape.safeParse(envelope.value).success).toBe(true);
      });
    });

    describe('is told that its input is not valid', () => {
      test.each(methodNames)('%s', async (method) => {
        for (const input of [null, 'nonsense', 7, ['x'], true]) {
          expect(await call(method, input)).toMatchObject({ ok: false, failure: { code: 'input.invalid' } });
        }
      });

      test('and which fields are wrong, but not what stood in them', async () => {
        const wrong = { ...newAccount, portal: 'mars', secrets: { password: canary.repeat(200) } };
        const envelope = await call('accounts.add', wrong);
        expect(envelope).toMatchObject({
          ok: false,
          failure: { code: 'input.invalid', details: { method: 'accounts.add' } },
        });
        expect(JSON.stringify(envelope)).toContain('portal');
        expect(JSON.stringify(envelope)).not.toContain('mars');
      });
    });

    test.each([
      'nope',
      'notices',
      'notices.list2',
      '__proto__',
      'constructor',
      'toString',
      'notices.list/..',
    ])('cannot call %s', async (method) => {
      const envelope = await call(method, {});
      expect(envelope).toMatchObject({ ok: false, failure: { code: 'input.invalid' } });
    });

    test('marks notices, and gets back what they were to undo it', async () => {
      const { rows } = await value('notices.list', { filter: all, after: null, limit: 3 });
      const ids = rows.map(({ id }) => id);
      const before = await value('notices.mark', {
        ids,
        change: { isFlagged: true, note: 'Llevar pasaporte — ñ 👍' },
      });
      expect(before.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
      const marked = await value('notices.get', { id: ids[0] });
      expect(marked.mark).toMatchObject({ isFlagged: true, note: 'Llevar pasaporte — ñ 👍' });

      await value('notices.restoreMarks', { marks: before });
      const undone = await value('notices.list', { filter: all, after: null, limit: 3 });
      expect(undone.rows.map(({ mark }) => mark)).toEqual(rows.map(({ mark }) => mark));
    });

    test('keeps a case with its warnings, a receipt and its notices, and takes every act back', async () => {
      const persons = await value('persons.list', {});
      const { rows } = await value('notices.list', { filter: all, after: null, limit: 1 });
      const noticeIds = rows.map(({ id }) => id);
      const from = host.events.length;
      const made = await value('cases.save', {
        id: null,
        personId: persons[0]?.id,
        country: 'ES',
        details: { title: 'Residencia — ñ', nie: 'x1234567l', isWatched: true },
        numbers: ['08/203456/2026'],
        noticeIds,
      });
      const { id } = made.case;
      expect(made.case).toMatchObject({
        nie: 'X1234567L',
        notices: 1,
        nextStep: { code: expect.any(String) },
      });
      expect(made.warnings).toMatchObject([{ field: 'numbers', code: 'shape' }]);
      expect(await value('cases.ofNotice', { noticeId: noticeIds[0] })).toMatchObject({ case: { id } });
      expect(await call('cases.save', { id, details: { nie: 'X1234567A' } })).toMatchObject({
        ok: false,
        failure: { code: 'input.invalid', details: { suggestion: 'X1234567L' } },
      });

      const payment = {
        title: 'Tasa',
        amount: { value: '38.28', currency: 'EUR' },
        dueOn: null,
        payCode: null,
      };
      const { entryId } = await value('cases.addEntry', { id, fact: { what: 'payment', payment, text: '' } });
      const receipt = { name: 'recibo.pdf', base64: Buffer.from('%PDF-1.7 recibo').toString('base64') };
      await value('payments.mark', { caseId: id, paymentId: entryId, paidOn: '2026-11-20', receipt });
      const paid = await value('cases.get', { id });
      expect(paid.payments).toMatchObject([{ paidOn: '2026-11-20', receipt: { name: 'recibo.pdf' } }]);
      const file = await value('documents.read', { id: paid.payments[0]?.receipt?.id, offset: 0 });
      expect(Buffer.from(file.base64, 'base64').toString()).toBe('%PDF-1.7 recibo');
      const refused = { name: 'recibo.pdf', base64: Buffer.from('<html>').toString('base64') };
      expect(
        await call('payments.mark', { caseId: id, paymentId: entryId, paidOn: null, receipt: refused }),
      ).toMatchObject({ ok: false, failure: { code: 'file.notUnderstood' } });

      const { newId, undo } = await value('cases.split', { id, numbers: [], noticeIds });
      expect(await value('cases.ofNotice', { noticeId: noticeIds[0] })).toMatchObject({
        case: { id: newId },
      });
      await value('cases.restore', { undo });
      expect(await value('cases.ofNotice', { noticeId: noticeIds[0] })).toMatchObject({ case: { id } });
      expect(await value('cases.remove', { id, isDryRun: true })).toEqual({
        notices: 1,
        statuses: 0,
        entries: 1,
        documents: 1,
        undo: null,
      });
      const removed = await value('cases.remove', { id, isDryRun: false });
      expect(await call('cases.get', { id })).toMatchObject({ failure: { code: 'input.notFound' } });
      await value('cases.restore', { undo: removed.undo });
      expect((await value('cases.get', { id })).payments).toEqual(paid.payments);
      await vi.waitFor(() => {
        const heard = host.events.slice(from).filter((event) => event.name === 'cases.changed');
        expect(heard).toHaveLength(7);
      });
      await value('cases.restore', { undo: made.undo });
      expect(await value('cases.ofNotice', { noticeId: noticeIds[0] })).toMatchObject({ case: null });
    });

    test('keeps a setting, and how the window was left', async () => {
      await value('settings.set', { language: 'ru', hideNotificationContent: true });
      await value('settings.set', { density: 'compact', listWidth: 480, foldedSections: [] });
      expect(await value('settings.get', {})).toMatchObject({
        language: 'ru',
        hideNotificationContent: true,
        density: 'compact',
        listWidth: 480,
        sourcesWidth: 232,
        foldedSections: [],
      });
    });

    test('hears a fact once, after its own call and in order', async () => {
      const from = host.events.length;
      const { rows } = await value('notices.list', { filter: all, after: null, limit: 1 });
      const ids = rows.map(({ id }) => id);
      await value('notices.mark', { ids, change: { isRead: true } });
      await value('notices.mark', { ids, change: { isRead: false } });
      await value('settings.set', { theme: 'light' });
      await vi.waitFor(() =>
        expect(host.events.slice(from).map((event) => event.name)).toEqual([
          'notices.changed',
          'notices.changed',
          'settings.changed',
        ]),
      );
      expect(host.events[from]?.payload).toEqual({ added: [], changed: ids });
      expect(host.events[from + 2]?.payload).toMatchObject({ theme: 'light' });
    });

    test('gets a page of 500 whole, and the next one after it', async () => {
      for (let from = 3; from < series; from += 200) await importSeries(from, Math.min(series, from + 200));
      const first = await value('notices.list', { filter: all, after: null, limit: 500 });
      const second = await value('notices.list', { filter: all, after: first.next, limit: 500 });
      const rows = [...first.rows, ...second.rows];
      expect([first.rows.length, second.next]).toEqual([500, null]);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      expect(rows.length).toBeGreaterThanOrEqual(series);
      expect(rows.map(({ sortAt }) => sortAt)).toEqual(
        rows
          .map(({ sortAt }) => sortAt)
          .toSorted()
          .toReversed(),
      );
    });

    test('is answered rightly when it asks much at once', async () => {
      const limits = Array.from({ length: 60 }, (_, at) => at + 1);
      const pages = await Promise.all(
        limits.map((limit) => value('notices.list', { filter: all, after: null, limit })),
      );
      expect(pages.map(({ rows }) => rows.length)).toEqual(limits);
    });

    test('narrows a search by what is written into it, and says what says nothing', async () => {
      const search = (text: string) => value('notices.search', { text, filter: all, after: null, limit: 50 });
      const whole = await value('notices.list', { filter: all, after: null, limit: 50 });
      expect((await search('is:unread after:2020')).rows.map(({ id }) => id)).toEqual(
        whole.rows.filter(({ mark }) => !mark.isRead).map(({ id }) => id),
      );
      expect((await search('before:2020')).rows).toEqual([]);
      const odd = await search('after:2020 before:someday');
      expect(odd.notUnderstood).toEqual(['before:someday']);
      expect(odd.rows).toEqual(whole.rows);
    });

    test('never sees a secret: not in an answer, not in a fact, and none lies in the profile', async () => {
      const { taken } = await value('notices.import', { files: [registrationMail(provisional)] });
      const registered = await value('notices.get', { id: taken[0]?.noticeIds[0] });
      expect(registered.secretNames).toEqual(['provisionalPassword']);
      await call('accounts.test', newAccount);
      await call('accounts.add', { ...newAccount, secrets: { password: canary } });
      const { rows } = await value('notices.list', { filter: all, after: null, limit: 500 });
      for (const { id } of rows.slice(-3)) {
        const { documents } = await value('notices.get', { id });
        for (const document of documents) {
          const { base64 } = await value('documents.read', { id: document.id, offset: 0 });
          answers.push(Buffer.from(base64, 'base64').toString('latin1'));
        }
      }
      await value('notices.search', { text: provisional, filter: all, after: null, limit: 10 });
      await value('notices.export', { format: 'json', filter: all });
      await value('app.doctor', {});

      const seen = JSON.stringify([answers, host.events]);
      expect(seen).not.toContain(canary);
      expect(seen).not.toContain(provisional);
      expect(await filesWith(host.profileDir, [canary, provisional])).toEqual([]);
    });
  });
}

/** Files of the profile that hold one of these texts as plain bytes. */
async function filesWith(dir: string, texts: string[]): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map(async (file) => ({ file, bytes: await readFile(file) })));
  return contents.filter(({ bytes }) => texts.some((text) => bytes.includes(text))).map(({ file }) => file);
}
