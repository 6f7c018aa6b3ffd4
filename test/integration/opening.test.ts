// Proves the gate: nothing is opened without a plan and the person's typed confirmation, and never twice.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noEndpoints } from '../../main/app/endpoints.ts';
import { giveConsent } from '../../main/app/giveConsent.ts';
import type { HandlerDeps } from '../../main/app/handlers/handlers.ts';
import { openingHandlers } from '../../main/app/handlers/openingHandlers.ts';
import { createMakeContext } from '../../main/app/makeContext.ts';
import { type Connector, OpeningLost } from '../../main/connectors/connector.ts';
import { dehuManifest } from '../../main/connectors/dehu/manifest.ts';
import { FailureError, failureOf } from '../../main/contract/failure.ts';
import { createEngine } from '../../main/sync/engine.ts';
import { syncAccount } from '../../main/sync/syncAccount.ts';
import { openSyncBench, page, type SyncBench } from '../support/syncBench.ts';
import { listedNotice } from '../unit/sync/listedNotice.ts';

let bench: SyncBench;
let handlers: ReturnType<typeof openingHandlers>;
let noticeId: string;
/** What the portal was asked to open, one entry a request. */
let opened: string[];
let answer: () => Promise<Uint8Array>;

beforeEach(async () => {
  bench = await openSyncBench();
  opened = [];
  answer = () => Promise.resolve(new TextEncoder().encode('%PDF-1.7 resolución'));
  const base = bench.deps.registry.get('chile') as Connector;
  const connector: Connector = {
    ...base,
    manifest: {
      ...base.manifest,
      abilities: { ...base.manifest.abilities, openingHasLegalEffect: { value: true, standing: 'proven' } },
      ...(dehuManifest.openingEffects ? { openingEffects: dehuManifest.openingEffects } : {}),
    },
    planOpening: () =>
      Promise.resolve({ legalText: 'El acceso equivale a la notificación.', token: { id: '7' } }),
    open: async (_context, notice, plan, consent) => {
      consent.spend(notice.id, notice.kind === 'communication' ? 'reading' : 'legalAct');
      opened.push(`${notice.portalNoticeId} ${plan.token['id']}`);
      const document = {
        portalDocumentId: 'act',
        name: 'resolucion.pdf',
        type: 'application/pdf',
        size: null,
        role: 'resolution' as const,
      };
      try {
        return { openedAt: bench.clock.at.toISOString(), files: [{ document, bytes: await answer() }] };
      } catch (error) {
        throw new OpeningLost(error);
      }
    },
  };
  bench.deps = { ...bench.deps, registry: new Map([['chile', connector]]) };
  bench.play({
    pages: [page([listedNotice({ portalNoticeId: 'ABCD1234EF', state: 'pending', kind: 'notification' })])],
  });
  await syncAccount(bench.deps, bench.account.id, {
    trigger: 'schedule',
    signal: new AbortController().signal,
  });
  noticeId = (await bench.deps.store.notices.list({ box: 'all' }, null, 1)).rows[0]?.id ?? '';
  bench.play({ pages: [] });
  const makeContext = createMakeContext({
    ...bench.deps,
    certificates: bench.certificates,
    learned: bench.deps.store.learned,
    endpoints: noEndpoints,
  });
  const engine = createEngine(bench.deps);
  const host = { about: {} as HandlerDeps['host']['about'], desktop: null };
  handlers = openingHandlers({
    ...bench.deps,
    mailClients: {} as HandlerDeps['mailClients'],
    mailSignIns: {} as HandlerDeps['mailSignIns'],
    engine,
    alerts: {} as HandlerDeps['alerts'],
    mappings: {} as HandlerDeps['mappings'],
    documentReader: {} as HandlerDeps['documentReader'],
    calendarKeeper: {} as HandlerDeps['calendarKeeper'],
    papers: {} as HandlerDeps['papers'],
    filing: {} as HandlerDeps['filing'],
    backups: {} as HandlerDeps['backups'],
    statusChecks: {} as HandlerDeps['statusChecks'],
    host,
    endpoints: noEndpoints,
    version: 'test',
    profileDir: bench.profileDir,
    makeContext,
    certificates: bench.certificates,
  });
  idle = engine.idle;
});
let idle: () => Promise<void>;
afterEach(async () => {
  await idle();
  await bench.close();
});

const plan = () => handlers['notices.planOpening']({ id: noticeId });
const state = async () => (await bench.deps.store.notices.get(noticeId))?.notice.state;
const audit = async () =>
  (await bench.deps.store.audit.list({ limit: 50 }))
    .map((row) => row.what)
    .filter((what) => what !== 'account.added');
const failure = (promise: Promise<unknown>) => promise.then(() => null, failureOf);

describe('the gate', () => {
  it('tells what opening does and opens nothing by telling', async () => {
    const told = await plan();
    expect(told).toMatchObject({
      isLegalAct: true,
      legalText: 'El acceso equivale a la notificación.',
      identifier: 'ABCD1234EF',
      charactersToType: 4,
    });
    expect(told.effects.map(({ code }) => code)).toContain('startsResponse');
    expect([opened, await audit(), await state()]).toEqual([[], [], 'pending']);
  });

  it('opens one notice once after the typed confirmation, with document and audit rows', async () => {
    const { planId } = await plan();
    expect(await handlers['notices.open']({ planId, typed: '34ef' })).toEqual({ result: 'done' });
    expect(opened).toEqual(['ABCD1234EF 7']);
    const record = await bench.deps.store.notices.get(noticeId);
    expect(record?.documents.map(({ name, state: stored }) => [name, stored])).toEqual([
      ['resolucion.pdf', 'stored'],
    ]);
    expect([await state(), (await audit()).toSorted()]).toEqual([
      'accepted',
      ['notice.opened', 'opening.confirmed'],
    ]);
  });

  it.each(['', '34e', 'abcd', '34EF '.repeat(4), '34eg'])(
    'stays shut when the person typed %j',
    async (typed) => {
      const { planId } = await plan();
      expect(await failure(handlers['notices.open']({ planId, typed }))).toMatchObject({
        code: 'consentNeeded',
      });
      expect(opened).toEqual([]);
    },
  );

  it('a plan is good for one opening, for ten minutes, and for nothing that is open already', async () => {
    const { planId } = await plan();
    await handlers['notices.open']({ planId, typed: '34EF' });
    expect(await failure(handlers['notices.open']({ planId, typed: '34EF' }))).toMatchObject({
      code: 'consentNeeded',
    });
    expect(await failure(plan())).toMatchObject({ code: 'input.invalid', details: { reason: 'notPending' } });
    expect(opened).toHaveLength(1);
  });

  it('a plan that is too old opens nothing', async () => {
    const { planId } = await plan();
    bench.clock.at = new Date(bench.clock.at.getTime() + 10 * 60_000);
    expect(await failure(handlers['notices.open']({ planId, typed: '34EF' }))).toMatchObject({
      code: 'consentNeeded',
    });
    expect(opened).toEqual([]);
  });

  it('a lost answer is never asked for again: the screen says that the outcome is unknown', async () => {
    answer = () => Promise.reject(new FailureError('network.timeout'));
    const { planId } = await plan();
    expect(await handlers['notices.open']({ planId, typed: '34EF' })).toEqual({ result: 'outcomeUnknown' });
    await idle();
    expect([opened.length, await state()]).toEqual([1, 'outcomeUnknown']);
    expect(await failure(plan())).toMatchObject({ code: 'input.invalid' });
    expect(await audit()).toContain('opening.outcomeUnknown');
  });

  it("the portal's own list settles an unknown outcome", async () => {
    answer = () => Promise.reject(new FailureError('network.timeout'));
    bench.play({
      pages: [
        page([listedNotice({ portalNoticeId: 'ABCD1234EF', state: 'accepted', kind: 'notification' })]),
      ],
    });
    const { planId } = await plan();
    await handlers['notices.open']({ planId, typed: '34EF' });
    await idle();
    expect(await state()).toBe('accepted');
  });
});

/** The same notice told anew, as a communication or as a notification. */
async function tellAs(kind: 'communication' | 'notification', portalNoticeId = 'ABCD1234EF') {
  bench.play({ pages: [page([listedNotice({ portalNoticeId, state: 'pending', kind })])] });
  const signal = new AbortController().signal;
  await syncAccount(bench.deps, bench.account.id, { trigger: 'schedule', signal });
  bench.play({ pages: [] });
  const { rows } = await bench.deps.store.notices.list({ box: 'all' }, null, 5);
  const records = await Promise.all(rows.map(({ id }) => bench.deps.store.notices.get(id)));
  return records.find((record) => record?.notice.portalNoticeId === portalNoticeId)?.notice.id ?? '';
}

describe('a communication', () => {
  const planOf = (id: string) => handlers['notices.planOpening']({ id });
  const mayRead = async () => (await bench.deps.store.accounts.get(bench.account.id))?.mayReadCommunications;
  let second: string;
  beforeEach(async () => {
    await tellAs('communication');
    second = await tellAs('communication', 'WXYZ5678GH');
  });

  it('is asked for once per account, each still by an act of its own', async () => {
    const first = await planOf(noticeId);
    expect(first).toMatchObject({ isLegalAct: false, isAsked: true });
    expect(await failure(handlers['notices.open']({ planId: first.planId, typed: '' }))).toMatchObject({
      code: 'consentNeeded',
    });
    expect([opened, await mayRead()]).toEqual([[], undefined]);
    await handlers['notices.open']({ planId: first.planId, typed: '34EF' });
    expect(await mayRead()).toBe(true);
    const next = await planOf(second);
    expect(next).toMatchObject({ isLegalAct: false, isAsked: false });
    // Telling opens nothing, also where nothing is asked any more.
    expect(opened).toHaveLength(1);
    expect(await handlers['notices.open']({ planId: next.planId, typed: '' })).toEqual({ result: 'done' });
    expect(opened).toEqual(['ABCD1234EF 7', 'WXYZ5678GH 7']);
    expect((await audit()).filter((what) => what === 'communications.allowed')).toHaveLength(1);
  });

  it('allowed once never opens a notification, not even one that was called a communication when asked', async () => {
    const first = await planOf(noticeId);
    await handlers['notices.open']({ planId: first.planId, typed: '34EF' });
    const planned = await planOf(second);
    expect(planned.isAsked).toBe(false);
    await tellAs('notification', 'WXYZ5678GH');
    expect(await failure(handlers['notices.open']({ planId: planned.planId, typed: '' }))).toMatchObject({
      code: 'consentNeeded',
      details: { reason: 'planExpired' },
    });
    const anew = await planOf(second);
    expect(anew).toMatchObject({ isLegalAct: true, isAsked: true });
    expect(await failure(handlers['notices.open']({ planId: anew.planId, typed: '' }))).toMatchObject({
      code: 'consentNeeded',
    });
    expect(opened).toHaveLength(1);
  });
});

describe('consent', () => {
  it('is spent once, and for its own notice only', () => {
    expect(() => giveConsent('a').spend('b')).toThrow(FailureError);
    const consent = giveConsent('a');
    consent.spend('a');
    expect(() => consent.spend('a')).toThrow(FailureError);
  });

  it('to a reading pays for no legal act, and is not used up by the attempt', () => {
    const reading = giveConsent('a', 'reading');
    expect(() => reading.spend('a')).toThrow(FailureError);
    expect(() => reading.spend('a', 'legalAct')).toThrow(FailureError);
    reading.spend('a', 'reading');
    expect(() => reading.spend('a', 'reading')).toThrow(FailureError);
    giveConsent('a', 'legalAct').spend('a', 'reading');
  });
});
