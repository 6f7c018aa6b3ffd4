// The buzón through the real core: added after a sign-in, listed without opening, opened behind the gate, parked where a person is needed.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Core } from '../../main/app/core.ts';
import { createCore } from '../../main/app/createCore.ts';
import type { Envelope } from '../../main/contract/envelope.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import type { Account } from '../../main/model/account.ts';
import type { Run } from '../../main/model/run.ts';
import { openPortalSession } from '../../main/net/openPortalSession.ts';
import { alertMails } from '../portals/peru/alertMails.ts';
import { fillDemoPeru } from '../portals/peru/fillDemoPeru.ts';
import { kindsOfNotice, sampleNotice } from '../portals/peru/sampleNotices.ts';
import { type SamplePeru, startSamplePeru } from '../portals/peru/startSamplePeru.ts';
import { aboutDirect } from '../support/aboutDirect.ts';
import { type BrowserPortalWindows, launchBrowserPortalWindows } from '../support/browserPortalWindow.ts';

let peru: SamplePeru;
let windows: BrowserPortalWindows;
let core: Core;
let profileDir: string;
let runs: Run[];
beforeAll(async () => {
  [peru, windows] = await Promise.all([startSamplePeru(), launchBrowserPortalWindows()]);
});
afterAll(async () => {
  await windows.close();
  await peru.stop();
});
beforeEach(async () => {
  peru.reset();
  runs = [];
  profileDir = await mkdtemp(join(tmpdir(), 'recado-peru-'));
  const portals = {
    openWindow: windows.openWindow,
    openSession: openPortalSession,
    offeredCertificates: () => Promise.resolve([]),
  };
  core = await createCore({
    profileDir,
    host: {
      about: { ...aboutDirect, language: 'es' },
      desktop: null,
      portals,
    },
    storeWorkerUrl: null,
    version: 'test',
    endpoints: {
      trustedCa: [peru.caPem],
      portals: { peru: peru.endpoints },
      memorySecrets: {},
      isDemo: true,
    },
  });
  core.on('run.finished', ({ run }) => void runs.push(run));
});
afterEach(async () => {
  vi.useRealTimers();
  await core.close();
  await rm(profileDir, { recursive: true, force: true });
});

/** The core validates what goes in; what comes out is of the method's own type. */
const call = async <M extends MethodName>(name: M, input: MethodInput<M>) =>
  (await core.call(name, input)) as Envelope<MethodOutput<M>>;
const account = (secret = peru.password, user = peru.user) => ({
  portal: 'peru' as const,
  method: 'password',
  label: 'Ana',
  personId: null,
  personName: 'Ana Quispe Prueba',
  fields: { user },
  secrets: { password: secret },
});
async function add(): Promise<Account> {
  const added = await call('accounts.add', account());
  if (!added.ok) throw new Error(JSON.stringify(added.failure));
  await core.idle();
  return added.value;
}
async function look(): Promise<Run | undefined> {
  await call('sync.now', {});
  await core.idle();
  return runs.at(-1);
}
/** What a person does in the window of the Agencia Digital: the data stand there, Verificar is theirs. */
async function verifyByHand() {
  const person = await windows.person();
  await person.locator('#numeroDocumento').waitFor({ timeout: 20_000 });
  await expect.poll(() => person.inputValue('#numeroDocumento'), { timeout: 20_000 }).toBe(peru.user);
  await person.click('text=Verificar');
}
/** Hours later, with nobody there: what is due is run, and what was asked of the portal for it is told. */
async function background(hours: number) {
  const asked = peru.log.length;
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 });
  await call('sync.pause', { until: null });
  // The store answers in order: when these are told, what is due has been queued.
  await call('accounts.list', {});
  await call('accounts.list', {});
  await core.idle();
  return peru.log.slice(asked);
}
async function rows() {
  const listed = await call('notices.list', { filter: { box: 'inbox' }, after: null, limit: 100 });
  if (!listed.ok) throw new Error(listed.failure.code);
  return listed.value.rows;
}
async function only() {
  const [row] = await rows();
  const record = await call('notices.get', { id: row?.id ?? '' });
  if (!record.ok) throw new Error(record.failure.code);
  return record.value;
}

describe('signing in', () => {
  test('a wrong password saves nothing and is sent once', async () => {
    expect(await call('accounts.add', account('otra'))).toMatchObject({
      ok: false,
      failure: { code: 'signIn.rejected', details: { badFields: ['user', 'password'] } },
    });
    expect(await call('accounts.list', {})).toEqual({ ok: true, value: [] });
    expect(peru.signIns).toBe(1);
  });

  test('one user is one account', async () => {
    await add();
    expect(await call('accounts.add', account())).toMatchObject({
      ok: false,
      failure: { code: 'signIn.sameSubject' },
    });
  });

  test('the other door to the same casilla takes the place of the first, and its password is not kept', async () => {
    peru.notices.push(sampleNotice());
    const { id } = await add();
    const byDocument = {
      ...account(),
      method: 'agencia',
      fields: { documentType: 'carne', documentNumber: peru.user },
      secrets: {},
      label: 'Otra',
    };
    const before = windows.opened();
    const added = call('accounts.add', byDocument);
    await verifyByHand();
    expect(await added).toMatchObject({
      ok: true,
      value: { id, method: 'agencia', label: 'Ana', state: 'active' },
    });
    await core.idle();
    expect((await call('accounts.list', {})).ok && (await rows()).length).toBe(1);
    expect(runs.map(({ result }) => result)).toEqual(['ok', 'ok']);
    expect([windows.opened() - before, peru.signIns]).toEqual([1, 2]);
  });

  test('door two without a person: parked once, and nothing is asked of the portal', async () => {
    const byDocument = {
      ...account(),
      method: 'agencia',
      fields: { documentType: 'carne', documentNumber: peru.user },
      secrets: {},
    };
    const added = call('accounts.add', byDocument);
    await verifyByHand();
    await added;
    await core.idle();
    expect(await background(12)).not.toEqual([]);
    peru.endSessions();
    await background(12);
    expect(await call('accounts.list', {})).toMatchObject({
      value: [{ state: 'parked', parkedFor: { code: 'personNeeded', details: { action: 'signInByHand' } } }],
    });
    expect(await background(12)).toEqual([]);
    expect(runs.map(({ result }) => (result === 'ok' || result === null ? result : result.code))).toEqual([
      'ok',
      'ok',
      'personNeeded',
    ]);
  });

  test('a password that the portal refuses is never sent again by runs without a person', async () => {
    await add();
    peru.set({ signIn: 'refused' });
    await background(12);
    expect(await call('accounts.list', {})).toMatchObject({
      value: [{ state: 'parked', parkedFor: { code: 'signIn.rejected' } }],
    });
    const { signIns } = peru;
    expect([await background(12), await background(48), peru.signIns]).toEqual([[], [], signIns]);
  });

  test('signing in again goes on as the same user', async () => {
    const { id } = await add();
    const again = await call('accounts.signIn', { id, fields: {}, secrets: { password: peru.password } });
    expect(again).toMatchObject({ ok: true, value: { subject: peru.user, state: 'active' } });
    await core.idle();
  });

  test('a captcha parks the account for the person, and nothing is tried after that', async () => {
    await add();
    peru.set({ captcha: 'always' });
    const before = windows.opened();
    await background(12);
    expect(await call('accounts.list', {})).toMatchObject({
      value: [{ state: 'parked', parkedFor: { code: 'personNeeded', details: { action: 'captcha' } } }],
    });
    expect([await background(12), windows.opened() - before]).toEqual([[], 0]);
  });
});

describe('the page for a forgotten password', () => {
  test.each(['link', 'postback'] as const)(
    'is reached over its %s on the sign-in page, with nothing filled in and nothing signed in',
    async (forgotten) => {
      peru.set({ forgotten });
      const opened = call('portals.openPage', { portal: 'peru', page: 'forgotPassword' });
      const person = await windows.person();
      await person.locator('text=Verificación de Datos').waitFor();
      expect(await person.inputValue('#nac')).toBe('');
      expect(peru.signIns).toBe(0);
      await person.close();
      expect(await opened).toEqual({ ok: true, value: {} });
    },
  );

  test('stays the sign-in page where no such link stands, and is none of the portals that have no such page', async () => {
    peru.set({ forgotten: 'none' });
    const opened = call('portals.openPage', { portal: 'peru', page: 'forgotPassword' });
    const person = await windows.person();
    await person.locator('#ctl00_bodypage_txtUsuario').waitFor();
    expect(await person.inputValue('#ctl00_bodypage_txtUsuario')).toBe('');
    await person.close();
    expect(await opened).toEqual({ ok: true, value: {} });
    expect(await call('portals.openPage', { portal: 'dehu', page: 'forgotPassword' })).toMatchObject({
      ok: false,
      failure: { code: 'ability.missing' },
    });
  });
});

test('a list of which nobody can be sure parks the account until the person has named its columns; no notice becomes two', async () => {
  peru.set({ hasHeadings: false, showsNumber: true });
  peru.notices.push(sampleNotice({ title: 'Requerimiento A' }), sampleNotice({ title: 'Comunicado B' }));
  const { id: accountId } = await add();
  expect(await call('accounts.list', {})).toMatchObject({
    value: [{ state: 'parked', parkedFor: { code: 'portal.unclear' } }],
  });
  const before = (await rows()).map(({ id }) => id);
  expect(before).toHaveLength(2);
  await call('notices.mark', { ids: before, change: { isFlagged: true } });
  const list = await call('mapping.get', { accountId });
  if (!list.ok) throw new Error(list.failure.code);
  expect(list.value).toMatchObject({ portal: 'peru', section: 'notifications', rowCount: 2 });
  const columns = ['noticeId', 'madeAvailable', 'title', 'caseNumber', 'state', null] as const;
  const { signature } = list.value;
  expect(await call('mapping.confirm', { accountId, signature, columns: [...columns] })).toMatchObject({
    ok: true,
  });
  await core.idle();
  expect(runs.at(-1)).toMatchObject({ result: 'ok', isComplete: true });
  const after = (await rows()).map(({ id, mark }) => [id, mark.isFlagged] as const);
  expect(new Map(after)).toEqual(new Map(before.map((id) => [id, true])));
  expect(after).toHaveLength(2);
  expect(peru.openings).toEqual([]);
});

describe('an alert mail', () => {
  const take = (eml: Buffer) =>
    call('notices.import', { files: [{ name: 'aviso.eml', base64: eml.toString('base64') }] });
  const nextCheck = async () => {
    const listed = await call('accounts.list', {});
    return listed.ok ? listed.value.find(({ portal }) => portal === 'peru')?.nextCheckAt : null;
  };
  const hourMs = 3_600_000;

  test('brings the next look forward, no sooner than is polite, and is one with what the portal then shows', async () => {
    peru.set({ showsNumber: true });
    const { id } = await add();
    const before = await nextCheck();
    peru.notices.push(
      sampleNotice({ id: '4000123', caseNumber: 'LM260000123', title: 'Requerimiento de subsanación' }),
    );
    // An imitation moves nothing.
    await take(alertMails.imitation);
    expect(await nextCheck()).toBe(before);
    await take(alertMails.official);
    await expect.poll(nextCheck).not.toBe(before);
    const lastAt = Date.parse(runs.find(({ accountId }) => accountId === id)?.startedAt ?? '');
    expect(Date.parse((await nextCheck()) ?? '') - lastAt).toBe(hourMs);
    expect(await background(0.5)).toEqual([]);
    expect((await background(1)).length).toBeGreaterThan(0);
    const [told] = (await rows()).filter(({ caseNumber }) => caseNumber === 'LM260000123');
    const record = await call('notices.get', { id: told?.id ?? '' });
    expect(record).toMatchObject({
      value: {
        accountId: id,
        kind: 'requirement',
        madeAvailableAt: '2026-07-16T14:30:00.000Z',
        sources: [{ via: 'portal' }, { via: 'mail' }],
      },
    });
    expect((await rows()).filter(({ caseNumber }) => caseNumber === 'LM260000123')).toHaveLength(1);
    expect(peru.openings).toEqual([]);
  });

  test('moves no account that waits for the portal or for its person', async () => {
    await add();
    peru.set({ retryAfter: '36000' });
    await background(12);
    const told = await nextCheck();
    await take(alertMails.otherSender);
    await call('accounts.list', {});
    expect(await nextCheck()).toBe(told);
    expect(await background(1)).toEqual([]);

    peru.set({ retryAfter: null, captcha: 'always' });
    peru.endSessions();
    await background(12);
    expect(await nextCheck()).toBeNull();
    const asked = peru.log.length;
    await take(alertMails.official);
    await call('accounts.list', {});
    expect([await nextCheck(), (await background(12)).length, peru.log.length - asked]).toEqual([null, 0, 0]);
  });
});

test('the demo: every kind with its day, and not one opening', async () => {
  fillDemoPeru(peru);
  await add();
  const inbox = await rows();
  expect(inbox.map(({ kind, dueOn }) => [kind, dueOn !== null])).toEqual([
    ['resolution', false],
    ['requirement', true],
    ['appointment', true],
    ['fine', true],
    ['instalment', true],
    ['approval', false],
  ]);
  expect(peru.openings).toEqual([]);
});

test('runs of every kind open nothing, and read notices are asked for once', async () => {
  peru.notices.push(sampleNotice(), sampleNotice({ ...kindsOfNotice.fine, isRead: true }));
  await add();
  const asked = () =>
    peru.log.filter(({ event, page }) => event.startsWith('Ver$') || /Detalle|Documento/.test(page)).length;
  const first = asked();
  await look();
  await look();
  expect([asked() - first, peru.openings, runs.map(({ result }) => result)]).toEqual([
    0,
    [],
    ['ok', 'ok', 'ok'],
  ]);
});

test('behind the gate: one opening, then the kind, the safe day and the documents, each once', async () => {
  peru.notices.push(sampleNotice({ ...kindsOfNotice.requirement, deposited: '16/07/2026' }));
  await add();
  const before = await only();
  expect(before).toMatchObject({ kind: 'resolution', state: 'pending', legalEffectOnOpen: null });
  const plan = await call('notices.planOpening', { id: before.id });
  if (!plan.ok) throw new Error(plan.failure.code);
  expect(plan.value).toMatchObject({
    isLegalAct: true,
    effects: [{ code: 'mayBeAcknowledgement' }, { code: 'startsResponse' }, { code: 'marksRead' }],
  });
  expect(peru.openings).toEqual([]);
  const typed = plan.value.identifier.slice(-plan.value.charactersToType);
  expect(await call('notices.open', { planId: plan.value.planId, typed })).toEqual({
    ok: true,
    value: { result: 'done' },
  });
  await core.idle();
  const after = await only();
  expect(after).toMatchObject({ kind: 'requirement', state: 'opened' });
  expect(after.deadlines).toEqual([
    {
      what: 'respond',
      on: '2026-07-24',
      certainty: 'derived',
      basis: 'pe.businessDays',
      later: { on: '2026-08-05', basis: 'pe.laterDate' },
    },
  ]);
  expect((await rows())[0]?.dueOn).toBe('2026-07-24');
  expect(new Set(after.documents.map(({ role, state }) => `${role} ${state}`))).toEqual(
    new Set(['evidence stored', 'resolution stored']),
  );
  expect(after.documents).toHaveLength(2);
  expect(peru.openings).toEqual([peru.notices[0]?.id]);
});

test('a lost answer is never asked for again, and the list settles what happened', async () => {
  peru.notices.push(sampleNotice(kindsOfNotice.requirement));
  await add();
  const plan = await call('notices.planOpening', { id: (await only()).id });
  if (!plan.ok) throw new Error(plan.failure.code);
  peru.set({ cutsOpening: true });
  const typed = plan.value.identifier.slice(-plan.value.charactersToType);
  expect(await call('notices.open', { planId: plan.value.planId, typed })).toEqual({
    ok: true,
    value: { result: 'outcomeUnknown' },
  });
  await core.idle();
  expect(await only()).toMatchObject({ kind: 'requirement', state: 'opened' });
  expect(peru.openings).toEqual([peru.notices[0]?.id]);
});

test.each([
  ['empty', 'document.empty'],
  ['html', 'document.notPdf'],
  ['cut', 'document.notPdf'],
] as const)('a file that is %s is marked %s and the notice stays', async (pdfBytes, code) => {
  peru.set({ pdfBytes });
  peru.notices.push(sampleNotice({ ...kindsOfNotice.approval, isRead: true }));
  await add();
  const { kind, documents } = await only();
  expect(kind).toBe('approval');
  expect(
    documents.filter(({ role }) => role !== 'evidence').map(({ state, failureCode }) => [state, failureCode]),
  ).toEqual([['failed', code]]);
});

test('neither password nor session is anywhere in the profile', async () => {
  peru.set({ session: 'cookielessX' });
  peru.notices.push(sampleNotice({ isRead: true }), sampleNotice());
  await add();
  await core.close();
  for (const entry of await readdir(profileDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name), 'latin1');
    expect(bytes.includes(peru.password), entry.name).toBe(false);
    expect(/S\([a-z0-5]{24}\)/.test(bytes), entry.name).toBe(false);
  }
});
