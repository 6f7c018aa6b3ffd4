// A sitting of status checks through the core: real windows, the sample service with its firewall, and a history that loses nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Core } from '../../main/app/core.ts';
import { createCore } from '../../main/app/createCore.ts';
import { noEndpoints } from '../../main/app/endpoints.ts';
import type { StatusQueueView } from '../../main/contract/statusViews.ts';
import { appointmentMail } from '../host/sampleMail.ts';
import { sampleCode } from '../portals/clave/startSampleClave.ts';
import { sampleCaptcha } from '../portals/sede/infoext2.ts';
import { type SedeCase, sedeCase, sedeNotice } from '../portals/sede/sampleRows.ts';
import { type SampleSede, startSampleSede } from '../portals/sede/startSampleSede.ts';
import { aboutDirect } from '../support/aboutDirect.ts';
import { type BrowserPortalWindows, launchBrowserPortalWindows } from '../support/browserPortalWindow.ts';

/** The firewall wants a minute; here both sides take less. */
const apartMs = 700;
const noStore = {
  openSession: () => Promise.reject(new Error('no store')),
  offeredCertificates: async () => [],
};

let sede: SampleSede;
let windows: BrowserPortalWindows;
let core: Core;
let profileDir: string;
let queues: StatusQueueView[];
let isWithWindows = true;
beforeAll(async () => {
  [sede, windows] = await Promise.all([startSampleSede(), launchBrowserPortalWindows()]);
}, 60_000);
afterAll(async () => {
  await windows.close();
  await sede.stop();
});

const open = async (): Promise<void> => {
  core = await createCore({
    profileDir,
    host: {
      about: aboutDirect,
      desktop: null,
      ...(isWithWindows
        ? { portals: { ...(noStore as never as object), openWindow: windows.openWindow } as never }
        : {}),
    },
    storeWorkerUrl: null,
    version: '0.0.0-test',
    endpoints: {
      ...noEndpoints,
      memorySecrets: {},
      trustedCa: [sede.caPem],
      portals: { sede: { ...sede.endpoints, statusApartMs: String(apartMs) } },
    },
  });
  core.on('statusChecks.changed', (queue) => queues.push(queue));
};
beforeEach(async () => {
  sede.reset();
  sede.set({ wafApartMs: apartMs - 200, wafBlockMs: 60_000 });
  queues = [];
  isWithWindows = true;
  profileDir = await mkdtemp(join(tmpdir(), 'recado-status-'));
  await open();
  // Somebody whom notices concern.
  await call('notices.import', { files: [appointmentMail(0)] });
  const [person] = await call<{ id: string }[]>('persons.list', {});
  personId = person?.id ?? '';
});
afterEach(async () => {
  await core.close();
  await rm(profileDir, { recursive: true, force: true });
});

const call = async <T>(name: string, input: unknown): Promise<T> => {
  const envelope = await core.call(name, input);
  if (!envelope.ok) throw Object.assign(new Error(envelope.failure.code), envelope.failure);
  return envelope.value as T;
};
const failureOf = async (name: string, input: unknown) => {
  const envelope = await core.call(name, input);
  return envelope.ok ? null : envelope.failure;
};
let personId: string;
const keepCase = async (one: SedeCase, change: Record<string, unknown> = {}): Promise<string> => {
  const answer = await call<{ case: { id: string } }>('cases.save', {
    id: null,
    personId,
    country: 'ES',
    details: {
      filedOn: `${one.filedOn.slice(6)}-${one.filedOn.slice(3, 5)}-${one.filedOn.slice(0, 2)}`,
      birthYear: one.birthYear,
      isWatched: true,
      ...change,
    },
    numbers: [one.number],
  });
  return answer.case.id;
};
const historyOf = async (id: string) =>
  (await call<{ history: { status: string; source: string }[] }>('cases.get', { id })).history;
/** Resolves with the first queue, of those told from now on, that is as asked. */
const queueThat = (isAsked: (queue: StatusQueueView) => boolean): Promise<StatusQueueView> =>
  new Promise((resolve) => {
    const stop = core.on('statusChecks.changed', (queue) => {
      if (!isAsked(queue)) return;
      stop();
      resolve(queue);
    });
  });
const isAt = (step: string) => (queue: StatusQueueView) => queue.current?.step === step;
const isOver = (queue: StatusQueueView) => queue.state === 'idle';
const send = async (page: Page, captcha = sampleCaptcha): Promise<void> => {
  await page.keyboard.type(captcha);
  await page.click('#btnConsulta');
};

test('two cases, one after the other, apart from each other, each into its own history', async () => {
  const [one, other] = [sedeCase({ status: 'Requerido' }), sedeCase()];
  sede.cases.push(one, other);
  const ids = [await keepCase(one), await keepCase(other)];
  const overview = await call<{ due: { caseId: string }[]; canAskHere: boolean }>(
    'statusChecks.overview',
    {},
  );
  expect(overview.canAskHere).toBe(true);
  expect(overview.due.map(({ caseId }) => caseId).toSorted()).toEqual(ids.toSorted());

  const read: unknown[] = [];
  core.on('status.read', (fact) => read.push(fact));
  let atCaptcha = queueThat(isAt('captcha'));
  await call('statusChecks.start', { caseIds: ids });
  const first = await windows.person();
  expect((await atCaptcha).next).toHaveLength(1);
  const firstAt = Date.now();
  atCaptcha = queueThat((queue) => queue.done.length === 1 && queue.current?.step === 'captcha');
  await send(first);
  const second = await windows.person();
  await atCaptcha;
  const over = queueThat(isOver);
  await send(second);
  const { done } = await over;
  expect(done.map(({ failure }) => failure)).toEqual([null, null]);
  expect(Date.now() - firstAt).toBeGreaterThan(apartMs / 2);
  expect((await historyOf(ids[0] ?? ''))[0]).toMatchObject({ status: 'REQUERIDO', source: 'form' });
  expect((await historyOf(ids[1] ?? ''))[0]).toMatchObject({ status: 'EN_TRAMITE' });
  expect(read).toMatchObject([
    { status: 'REQUERIDO', news: [] },
    { status: 'EN_TRAMITE', news: [] },
  ]);
  expect(await failureOf('statusChecks.start', { caseIds: ids })).toMatchObject({
    code: 'portal.rateLimited',
  });
  expect(await call('statusChecks.offer', { caseId: ids[0] })).toMatchObject({
    missing: [],
    notBefore: expect.any(String) as string,
    meaning: { code: 'answer' },
  });
}, 60_000);

test('a window closed half-way holds the queue; the person goes on or stops; who cannot be asked is told and holds nobody up', async () => {
  const cases = [sedeCase(), sedeCase(), sedeCase()];
  sede.cases.push(...cases);
  const ids: string[] = [];
  for (const one of cases) ids.push(await keepCase(one));
  const lacking = await keepCase(sedeCase(), { birthYear: null });
  let step = queueThat(isAt('captcha'));
  expect(await call('statusChecks.start', { caseIds: [lacking, ...ids] })).toMatchObject({
    done: [
      {
        caseId: lacking,
        entry: null,
        failure: { code: 'input.invalid', details: { badFields: ['birthYear'], what: 'caseLacks' } },
      },
    ],
  });
  const first = await windows.person();
  await step;
  let held = queueThat(({ state }) => state === 'held');
  await first.close();
  expect((await held).done.at(-1)).toMatchObject({ caseId: ids[0], failure: { code: 'cancelled' } });
  step = queueThat(isAt('captcha'));
  await call('statusChecks.goOn', {});
  const second = await windows.person();
  await step;
  held = queueThat(({ state }) => state === 'held');
  await second.close();
  await held;
  expect(await call('statusChecks.stop', {})).toMatchObject({ state: 'idle', next: [] });
  for (const id of ids) expect(await historyOf(id)).toEqual([]);
}, 60_000);

test('the firewall stops the queue and says until when, also after a restart', async () => {
  sede.set({ wafApartMs: 600_000 });
  const cases = [sedeCase({ status: 'Archivado' }), sedeCase(), sedeCase()];
  sede.cases.push(...cases);
  const ids: string[] = [];
  for (const one of cases) ids.push(await keepCase(one));
  const step = queueThat(isAt('captcha'));
  await call('statusChecks.start', { caseIds: ids });
  const page = await windows.person();
  await step;
  const over = queueThat(isOver);
  await send(page);
  await windows.person();
  const queue = await over;
  expect(queue.done).toMatchObject([{ failure: null }, { failure: { code: 'portal.refusedRobot' } }]);
  expect(Date.parse(queue.tryAgainAt ?? '')).toBeGreaterThan(Date.now() + 3_000_000);
  await core.close();
  await open();
  expect(await failureOf('statusChecks.start', { caseIds: [ids[2]] })).toMatchObject({
    code: 'portal.refusedRobot',
    details: { retryAt: queue.tryAgainAt },
  });
  expect(await historyOf(ids[0] ?? '')).toHaveLength(1);
}, 60_000);

test('a failed check takes nothing away, keeps the page, and lets the next case be asked', async () => {
  sede.set({ answersUnknown: true });
  const one = sedeCase();
  sede.cases.push(one);
  const id = await keepCase(one);
  await call('statusChecks.pasteReply', { caseId: id, text: 'En trámite. Datos de carácter informativo' });
  const step = queueThat(isAt('captcha'));
  await call('statusChecks.start', { caseIds: [id] });
  const page = await windows.person();
  await step;
  const over = queueThat(isOver);
  await send(page);
  const { done } = await over;
  expect(done).toMatchObject([
    { entry: null, failure: { code: 'portal.changed', details: { sha256: expect.any(String) as string } } },
  ]);
  expect(await historyOf(id)).toMatchObject([{ status: 'EN_TRAMITE', source: 'sms' }]);
}, 60_000);

const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('two cases with one number: the person says which; a refusal opens a period that alerts, agenda and calendar know until it is done', async () => {
  const resolvedOn = dayFromNow(-2);
  const one = sedeCase({
    status: 'Resuelto – No favorable',
    resolvedOn: resolvedOn.split('-').toReversed().join('/'),
  });
  sede.cases.push(one);
  const [id, other] = [await keepCase(one), await keepCase(one, { title: 'otra' })];
  expect(id).not.toBe(other);
  expect(await failureOf('statusChecks.start', { caseIds: [id] })).toMatchObject({
    code: 'input.invalid',
    details: { reason: 'sameNumber', others: [other] },
  });
  const step = queueThat(isAt('captcha'));
  await call('statusChecks.start', { caseIds: [id], isChosen: true });
  const page = await windows.person();
  await step;
  const over = queueThat(isOver);
  await send(page);
  await over;
  expect(await historyOf(id)).toHaveLength(1);
  expect(await historyOf(other)).toEqual([]);

  const { nextStep } = await call<{ nextStep: { code: string; on: string; decision: string } }>('cases.get', {
    id,
  });
  expect(nextStep).toMatchObject({
    code: 'appeal',
    certainty: 'derived',
    basis: expect.stringContaining('art') as string,
  });
  const due = async () => (await call<{ due: unknown[] }>('alerts.agenda', { limit: 9 })).due;
  const dates = async () =>
    (
      await call<{ entries: { caseId: string | null; isDone: boolean }[] }>('calendar.list', {
        from: dayFromNow(0),
        to: dayFromNow(80),
        personId,
        withUndated: false,
      })
    ).entries.filter(({ caseId }) => caseId === id);
  const title = `${one.number} · Resuelto – No favorable`;
  expect(await due()).toContainEqual(
    expect.objectContaining({ caseId: id, noticeId: null, title, on: nextStep.on, certainty: 'derived' }),
  );
  // To the authority within a month, to the court within two; one mark ends both.
  expect(await dates()).toMatchObject([
    { what: 'appeal', on: nextStep.on, isDone: false },
    { what: 'court', isDone: false },
  ]);
  const saved = await call<{ undo: unknown }>('cases.save', {
    id,
    details: { decisionDone: nextStep.decision },
  });
  expect(await call('cases.get', { id })).toMatchObject({ nextStep: null });
  expect(await due()).not.toContainEqual(expect.objectContaining({ caseId: id }));
  expect(await dates()).toMatchObject([{ isDone: true }, { isDone: true }]);
  await call('cases.restore', { undo: saved.undo });
  expect(await call('cases.get', { id })).toMatchObject({ nextStep });
}, 60_000);

test('what lacks a field is said at once; without windows the way by SMS remains', async () => {
  const one = sedeCase();
  const id = await keepCase(one, { birthYear: null });
  expect(await failureOf('statusChecks.start', { caseIds: [id] })).toMatchObject({
    code: 'input.invalid',
    details: { badFields: ['birthYear'] },
  });
  await core.close();
  isWithWindows = false;
  await open();
  expect(await call('statusChecks.overview', {})).toMatchObject({
    canAskHere: false,
    officialUrl: expect.stringContaining('infoext2') as string,
  });
  expect(await failureOf('statusChecks.start', { caseIds: [id] })).toMatchObject({ code: 'ability.missing' });
  expect(await call('statusChecks.offer', { caseId: id })).toMatchObject({
    sms: { shown: '651 714 610', offers: [{ isValid: true, message: `EXPE ${one.number}` }] },
  });
  expect(await call('statusChecks.pasteReply', { caseId: id, text: 'mensaje de error' })).toMatchObject({
    reply: 'refused',
  });
  // Any other message is not written down before the person says that it is the reply.
  const text = 'Hola mamá';
  expect(await call('statusChecks.pasteReply', { caseId: id, text })).toMatchObject({ reply: 'unclear' });
  const ofAnother = 'EXPE 280020269999999: EN TRÁMITE. Datos de carácter informativo';
  expect(await call('statusChecks.pasteReply', { caseId: id, text: ofAnother })).toMatchObject({
    reply: 'otherCase',
    entry: null,
  });
  expect(await historyOf(id)).toEqual([]);
  expect(await call('statusChecks.pasteReply', { caseId: id, text, isSure: true })).toMatchObject({
    entry: { status: 'UNKNOWN', raw: text },
  });
  expect(
    await call('statusChecks.pasteReply', { caseId: id, text: 'Estado: Elevado a consulta' }),
  ).toMatchObject({ reply: 'status', entry: { status: 'UNKNOWN', source: 'sms' }, hasTail: false });
});

test('a sign-in by hand that names nobody waits for the person’s word; then the account is read', async () => {
  sede.notices.push(sedeNotice({ title: 'Requerimiento de documentación' }));
  sede.set({ wafApartMs: 0 });
  const adding = call<{ id: string; state: string; subject: string }>('accounts.add', {
    portal: 'sede',
    method: 'claveWindow',
    label: '',
    personId,
    personName: '',
    fields: {},
    secrets: {},
  });
  const person = await windows.person();
  await person.click('button[onclick*="CLVMOVIL"]');
  await person.fill('#nif', 'X1234567L');
  await person.fill('#code', sampleCode);
  await person.click('#accept');
  const account = await adding;
  await core.idle();
  expect(account).toMatchObject({ state: 'parked', parkedFor: { code: 'signIn.unproven', details: {} } });
  const titles = async (): Promise<string[]> => {
    const asked = { filter: { box: 'all' }, after: null, limit: 9 };
    const { rows } = await call<{ rows: { portal: string; title: string }[] }>('notices.list', asked);
    return rows.filter(({ portal }) => portal === 'sede').map(({ title }) => title);
  };
  expect(await titles()).toEqual([]);
  expect(await failureOf('accounts.sayWhose', { id: 'nobody', isOwn: true })).toMatchObject({
    code: 'input.notFound',
  });
  // The status service wants a sign-in of its own; the person does not care for it now.
  void windows.person().then((page) => page.close());
  expect(await call('accounts.sayWhose', { id: account.id, isOwn: true })).toMatchObject({
    state: 'active',
    parkedFor: null,
  });
  await core.idle();
  expect(await titles()).toEqual(['Requerimiento de documentación']);
  expect(sede.openings).toEqual([]);
}, 30_000);
