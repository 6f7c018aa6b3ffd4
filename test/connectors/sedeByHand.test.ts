// The sede signed in by hand: a real Chromium shows the sample Cl@ve, the test does what a person would, and Recado goes on by itself.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ConnectorContext } from '../../main/connectors/connector.ts';
import { failureOf } from '../../main/contract/failure.ts';
import { unprovenSubject } from '../../main/model/unprovenSubject.ts';
import { sampleCode } from '../portals/clave/startSampleClave.ts';
import { listAll } from '../portals/dehu/dehuContext.ts';
import { proveNothingOpened } from '../portals/sede/proveNothingOpened.ts';
import { accessedNotice, sedeCase, sedeNotice } from '../portals/sede/sampleRows.ts';
import { type SedeBench, sedeAccount, sedeBench } from '../portals/sede/sedeContext.ts';
import { type SampleSede, startSampleSede } from '../portals/sede/startSampleSede.ts';
import { type BrowserPortalWindows, launchBrowserPortalWindows } from '../support/browserPortalWindow.ts';

let sede: SampleSede;
let windows: BrowserPortalWindows;
beforeAll(async () => {
  [sede, windows] = await Promise.all([
    startSampleSede({ switches: { wafApartMs: 0 } }),
    launchBrowserPortalWindows(),
  ]);
}, 60_000);
afterAll(async () => {
  await windows.close();
  await sede.stop();
});
afterEach(() => proveNothingOpened(sede));
beforeEach(() => {
  sede.reset();
  sede.endSessions();
});

const byHand = (bench: SedeBench, isInteractive = true, subject: string | null = null): ConnectorContext => ({
  ...bench.context({
    account: sedeAccount({ method: 'claveWindow', subject }),
    isInteractive,
    signal: AbortSignal.timeout(30_000),
  }),
  ...(isInteractive ? { openWindow: windows.openWindow } : {}),
});
async function signInAsPerson(): Promise<void> {
  const person = await windows.person();
  await person.click('button[onclick*="CLVMOVIL"]');
  await person.fill('#nif', 'X1234567L');
  await person.fill('#code', sampleCode);
  await person.click('#accept');
}
const codeOf = (work: Promise<unknown>) => work.then(() => null, failureOf);

test('signs in once for all sections, and keeps the sign-in for background runs until it ends', async () => {
  sede.notices.push(sedeNotice({ title: 'Requerimiento' }), accessedNotice());
  sede.cases.push(sedeCase(), sedeCase());
  const bench = sedeBench(sede);
  const [identity] = await Promise.all([bench.connector.check(byHand(bench)), signInAsPerson()]);
  const { id } = sedeAccount();
  expect(identity).toEqual({ subject: unprovenSubject(id), name: null, isUnproven: true });
  const opened = windows.opened();
  const background = byHand(bench, false, identity.subject);
  // The page prints nobody's number: nothing is read before the person has said that it was theirs.
  expect(await codeOf(listAll(bench, background))).toEqual({ code: 'signIn.unproven', details: {} });
  expect(await bench.connector.sayWhose?.(id, true)).toBe(true);
  const { notices } = await listAll(bench, background);
  await bench.connector.finished?.(background);
  expect(notices.map(({ title }) => title)).toContain('Requerimiento');
  expect(windows.opened()).toBe(opened);
  expect(sede.certificateHandshakes()).toBe(0);
  expect(sede.openings).toEqual([]);
  // The portal has ended it: nobody is asked in the background.
  sede.endSessions();
  expect(await codeOf(listAll(bench, byHand(bench, false, identity.subject)))).toMatchObject({
    code: 'personNeeded',
  });
}, 60_000);

test('a sign-in that was not the person’s is forgotten, and nothing of it was read', async () => {
  sede.notices.push(sedeNotice());
  const bench = sedeBench(sede);
  await Promise.all([bench.connector.check(byHand(bench)), signInAsPerson()]);
  const { id } = sedeAccount();
  expect(await bench.connector.sayWhose?.(id, false)).toBe(true);
  expect(await bench.connector.sayWhose?.(id, true)).toBe(false);
  expect(await codeOf(listAll(bench, byHand(bench, false)))).toMatchObject({ code: 'personNeeded' });
}, 60_000);

test('a number that the page prints proves whose sign-in it was, and another one than the person’s is refused', async () => {
  sede.set({ printsNumber: true });
  const bench = sedeBench(sede);
  const [identity] = await Promise.all([bench.connector.check(byHand(bench)), signInAsPerson()]);
  expect(identity).toEqual({ subject: 'X1234567L', name: null });
  sede.endSessions();
  const other = sedeBench(sede);
  const ofOther = { ...byHand(other), personNumbers: async () => ['Y1234567X'] };
  const [refused] = await Promise.all([codeOf(other.connector.check(ofOther)), signInAsPerson()]);
  expect(refused).toEqual({
    code: 'signIn.otherSubject',
    details: { expected: 'Y1234567X', found: 'X1234567L' },
  });
  expect(await codeOf(listAll(other, byHand(other, false)))).toMatchObject({ code: 'personNeeded' });
}, 60_000);

test('needs the person, a window, and the window to stay', async () => {
  const bench = sedeBench(sede);
  expect(await codeOf(bench.connector.check(byHand(bench, false)))).toMatchObject({ code: 'personNeeded' });
  const { openWindow: _none, ...without } = byHand(bench);
  expect(await codeOf(bench.connector.check(without))).toMatchObject({
    code: 'ability.missing',
    details: { what: 'portalWindow' },
  });
  const closed = codeOf(bench.connector.check(byHand(bench)));
  const person = await windows.person();
  await person.waitForSelector('button[onclick*="CLVMOVIL"]');
  await person.close();
  expect(await closed).toMatchObject({ code: 'cancelled' });
}, 60_000);
