// Proves the sede from the certificate file to the stored PDF, through the core as a host calls it; the portal counts what was opened.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { accessedNotice, sedeCase, sedeNotice } from '../portals/sede/sampleRows.ts';
import { type SampleSede, startSampleSede } from '../portals/sede/startSampleSede.ts';
import { openPortalCore, type PortalCore } from '../support/portalCore.ts';

let sede: SampleSede;
let bench: PortalCore;

beforeAll(async () => {
  sede = await startSampleSede({ switches: { wafApartMs: 0 } });
});
afterAll(() => sede.stop());
beforeEach(async () => {
  bench = await openPortalCore({ sede: sede.endpoints }, [sede.caPem]);
});
afterEach(async () => {
  await bench.close();
  sede.reset();
});

const addAna = async () => {
  const account = await bench.value('accounts.add', {
    portal: 'sede',
    method: 'pkcs12',
    label: '',
    personId: null,
    personName: 'Ana Ejemplo',
    fields: {},
    secrets: { passphrase: sede.certificates.ana.passphrase },
    certificate: { name: 'certificado.p12', base64: sede.certificates.ana.p12.toString('base64') },
  });
  await bench.core.idle();
  return account;
};
const detailOf = async (title: string) => {
  const { rows } = await bench.value('notices.list', { filter: { box: 'all' }, after: null, limit: 100 });
  const found = rows.find((row) => row.title.startsWith(title));
  return bench.value('notices.get', { id: found?.id ?? 'none' });
};

test('lists without opening, stores what was accessed, and opens one notice after the gate', async () => {
  sede.notices.push(
    sedeNotice({ id: 'NOT-2026-000777', title: 'Requerimiento de documentación' }),
    accessedNotice(),
  );
  sede.cases.push(sedeCase({ status: 'Resuelto – No favorable', resolvedOn: '12/11/2026' }));
  expect(await addAna()).toMatchObject({ subject: 'X1234567L', state: 'active' });
  expect(bench.runs).toMatchObject([{ result: 'ok', isComplete: true, listed: 4, added: 4 }]);
  expect((await detailOf('Resolución')).documents).toMatchObject([
    { name: 'notificacion.pdf', state: 'stored' },
  ]);
  expect(sede.openings).toEqual([]);

  const waiting = await detailOf('Requerimiento');
  expect(waiting).toMatchObject({ state: 'pending', documents: [] });
  const plan = await bench.value('notices.planOpening', { id: waiting.id });
  expect(plan).toMatchObject({ isLegalAct: true });
  expect(sede.openings).toEqual([]);
  expect(await bench.call('notices.open', { planId: plan.planId, typed: 'none' })).toMatchObject({
    ok: false,
    failure: { code: 'consentNeeded' },
  });
  expect(sede.openings).toEqual([]);

  expect(
    await bench.value('notices.open', { planId: plan.planId, typed: plan.identifier.slice(-4) }),
  ).toEqual({
    result: 'done',
  });
  await bench.core.idle();
  expect(sede.openings).toEqual([{ nif: 'X1234567L', what: 'NOT-2026-000777' }]);
  const opened = await detailOf('Requerimiento');
  const stored = opened.documents.filter(({ type }) => type === 'application/pdf');
  expect(stored.length).toBeGreaterThanOrEqual(2);
  expect(stored.every(({ state }) => state === 'stored')).toBe(true);
});

test('a section that nobody knows fails the run with portal.changed and keeps what was read before', async () => {
  sede.notices.push(sedeNotice({ title: 'Requerimiento A' }), sedeNotice({ title: 'Requerimiento B' }));
  await addAna();
  sede.set({ unknownSection: 'notifications' });
  await bench.value('sync.now', {});
  await bench.core.idle();
  expect(bench.runs.at(-1)).toMatchObject({ result: { code: 'portal.changed' } });
  expect(await detailOf('Requerimiento A')).toMatchObject({ state: 'pending' });
});
