// DEHú signed in by hand: a real Chromium shows the sample Cl@ve, the test does what a person would, and Recado goes on by itself.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { failureOf } from '../../main/contract/failure.ts';
import { sampleCode } from '../portals/clave/startSampleClave.ts';
import { type DehuBench, dehuAccount, dehuBench, listAll } from '../portals/dehu/dehuContext.ts';
import { proveConsent } from '../portals/dehu/proveConsent.ts';
import { sampleNotice } from '../portals/dehu/sampleNotices.ts';
import { type SampleSpain, startSampleSpain } from '../portals/dehu/startSampleSpain.ts';
import { type BrowserPortalWindows, launchBrowserPortalWindows } from '../support/browserPortalWindow.ts';

let spain: SampleSpain;
let windows: BrowserPortalWindows;
beforeAll(async () => {
  [spain, windows] = await Promise.all([startSampleSpain(), launchBrowserPortalWindows()]);
});
afterAll(async () => {
  await windows.close();
  await spain.stop();
});
beforeEach(() => {
  spain.reset();
  spain.endSessions();
});

const byHand = (bench: DehuBench, isInteractive = true, subject: string | null = null) =>
  bench.context({
    account: dehuAccount({ method: 'claveWindow', subject }),
    isInteractive,
    signal: AbortSignal.timeout(20_000),
    ...(isInteractive ? { openWindow: windows.openWindow } : {}),
  });
const chooseMethod = (person: Page, idp = 'CLVMOVIL') => person.click(`button[onclick*="${idp}"]`);
async function typeCode(person: Page, { nif = 'X1234567L', code = sampleCode } = {}): Promise<void> {
  await person.fill('#nif', nif);
  await person.fill('#code', code);
  await person.click('#accept');
}
/** All that a person does from the chooser on. */
async function signInAsPerson(idp?: string): Promise<void> {
  const person = await windows.person();
  await chooseMethod(person, idp);
  await typeCode(person);
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => failureOf(error),
  );

test.each(['CLVMOVIL', 'PIN24H', 'SEGSOC'])(
  'signs in by %s, lists, and keeps the sign-in for background runs',
  async (idp) => {
    spain.notices.push(sampleNotice({ concept: 'de Ana' }));
    const bench = dehuBench(spain);
    const before = windows.opened();
    const [identity] = await Promise.all([bench.connector.check(byHand(bench)), signInAsPerson(idp)]);
    expect(identity).toEqual({ subject: 'X1234567L', name: null });
    const { notices } = await listAll(bench, byHand(bench, false, 'X1234567L'));
    expect(notices.map(({ title }) => title)).toEqual(['de Ana']);
    expect(windows.opened() - before).toBe(1);
    expect(spain.certificateHandshakes()).toBe(0);
    // The token was caught before its address was visited, and stands in no log.
    expect(spain.log.filter(({ query }) => query.includes('authData'))).toEqual([]);
    expect(JSON.stringify(bench.logged)).not.toMatch(/eyJ|authData/);
  },
);

test('asks for the person when the kept sign-in has ended, and only when somebody is there', async () => {
  const bench = dehuBench(spain);
  await Promise.all([bench.connector.check(byHand(bench)), signInAsPerson()]);
  spain.endSessions();
  expect(await codeOf(listAll(bench, byHand(bench, false, 'X1234567L')))).toEqual({
    code: 'personNeeded',
    details: { action: 'signIn' },
  });
  const before = windows.opened();
  const [listing] = await Promise.all([listAll(bench, byHand(bench, true, 'X1234567L')), signInAsPerson()]);
  expect(listing.end.isComplete).toBe(true);
  expect(windows.opened() - before).toBe(1);
});

test('lets a wrong code be typed again', async () => {
  const bench = dehuBench(spain);
  const checking = bench.connector.check(byHand(bench));
  const person = await windows.person();
  await chooseMethod(person);
  await typeCode(person, { code: '000000' });
  await person.waitForSelector('[role=alert]');
  await typeCode(person);
  expect((await checking).subject).toBe('X1234567L');
});

test('tells closing the window, turning back and a refusal apart, and signs nobody in', async () => {
  const bench = dehuBench(spain);
  const closing = codeOf(bench.connector.check(byHand(bench)));
  const closed = await windows.person();
  await chooseMethod(closed);
  await closed.waitForSelector('#cancel');
  await closed.close();
  expect(await closing).toEqual({ code: 'cancelled', details: { at: 'portalWindow' } });

  const turning = codeOf(bench.connector.check(byHand(bench)));
  const turned = await windows.person();
  await chooseMethod(turned);
  await turned.click('#cancel');
  expect(await turning).toEqual({ code: 'cancelled', details: { at: 'clave' } });

  spain.set({ refusesPeople: true });
  const [refused] = await Promise.all([codeOf(bench.connector.check(byHand(bench))), signInAsPerson()]);
  expect(refused).toEqual({ code: 'signIn.rejected', details: { reason: 'portal' } });
  spain.set({ refusesWith401: true });
  const [unauthorised] = await Promise.all([codeOf(bench.connector.check(byHand(bench))), signInAsPerson()]);
  expect(unauthorised).toEqual({ code: 'signIn.rejected', details: { reason: 'portal' } });
  expect((await codeOf(listAll(bench, byHand(bench, false))))?.code).toBe('personNeeded');
  proveConsent(spain);
});

test('stops before a host that nobody knows, refuses somebody else, and says where windows are missing', async () => {
  const bench = dehuBench(spain);
  spain.set({ isRelayTampered: true });
  const leading = codeOf(bench.connector.check(byHand(bench)));
  await chooseMethod(await windows.person(), 'AFIRMA');
  expect(await leading).toMatchObject({ code: 'portal.changed', details: { what: 'unknownHost' } });
  proveConsent(spain);

  spain.set({ isRelayTampered: false });
  const [other] = await Promise.all([
    codeOf(bench.connector.check(byHand(bench, true, 'Y1234567X'))),
    signInAsPerson(),
  ]);
  expect(other).toEqual({
    code: 'signIn.otherSubject',
    details: { expected: 'Y1234567X', found: 'X1234567L' },
  });

  const { openWindow: _none, ...plain } = byHand(bench);
  expect(await codeOf(bench.connector.check(plain))).toEqual({
    code: 'ability.missing',
    details: { what: 'portalWindow' },
  });
});
