// Proves the sede from the certificate file to the stored PDF, through the core as a host calls it; the portal counts what was opened.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { samplePdf } from '../portals/samplePdf.ts';
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
  expect(bench.runs).toMatchObject([{ result: 'ok', isComplete: true, listed: 3, added: 3 }]);
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

test('cases found behind the sign-in get their status, and are offered to be kept or put away', async () => {
  const [one, other] = [sedeCase({ status: 'Requerido' }), sedeCase()];
  sede.cases.push(one, other);
  const changed = Promise.withResolvers<void>();
  let read = 0;
  bench.core.on('status.read', () => {
    read += 1;
    if (read === 2) changed.resolve();
  });
  await addAna();
  await changed.promise;
  const found = await bench.value('statusChecks.found', {});
  expect(new Set(found.map(({ numbers }) => numbers[0]))).toEqual(new Set([one.number, other.number]));
  const mine = found.find(({ numbers }) => numbers[0] === one.number);
  expect(mine?.status).toMatchObject({ status: 'REQUERIDO', source: 'clave' });
  for (const { id } of found)
    await bench.value('statusChecks.decide', { caseId: id, isKept: id === mine?.id });
  expect(await bench.value('statusChecks.found', {})).toEqual([]);
  const { rows } = await bench.value('cases.list', { after: null, limit: 50 });
  expect(rows.map(({ id, isWatched }) => [id, isWatched])).toEqual([[mine?.id, true]]);
  // A later run that finds the same adds nothing; one that finds another status tells it.
  // The resolution itself lies beside it, unopened: the row is one to open now, and tells the status all the same.
  one.status = 'Resuelto – Favorable';
  one.resolvedOn = '12/11/2026';
  one.resolution = { isAccessed: false, pdf: samplePdf('Resolución') };
  const news = new Promise((resolve) => bench.core.on('status.read', resolve));
  await bench.value('sync.now', {});
  expect(await news).toMatchObject({
    caseId: mine?.id,
    status: 'RESUELTO_FAVORABLE',
    news: ['status', 'resolvedOn'],
  });
  await bench.core.idle();
  const { history } = await bench.value('cases.get', { id: mine?.id ?? '' });
  expect(history.map(({ status }) => status)).toEqual(['REQUERIDO', 'RESUELTO_FAVORABLE']);
  expect(sede.openings).toEqual([]);
});

test('a list of which nobody can be sure parks the account until the person has said what its columns hold', async () => {
  sede.set({ markup: 'bare' });
  sede.notices.push(sedeNotice({ title: 'Requerimiento A' }), sedeNotice({ title: 'Requerimiento B' }));
  const { id: accountId } = await addAna();
  const parked = (await bench.value('accounts.list', {}))[0];
  expect(parked).toMatchObject({ state: 'parked', parkedFor: { code: 'portal.unclear' } });
  // What was read, rightly or not, is in the inbox meanwhile.
  expect(
    (await bench.value('notices.list', { filter: { box: 'all' }, after: null, limit: 9 })).rows,
  ).toHaveLength(2);
  const list = await bench.value('mapping.get', { accountId });
  expect(list).toMatchObject({ portal: 'sede', section: 'notifications', rowCount: 2 });
  expect(list.text).toContain('Requerimiento B');
  const { text } = await bench.value('mapping.export', { accountId });
  expect(text).not.toMatch(/Requerimiento|2800/);
  expect(JSON.parse(text)).toMatchObject({ portal: 'sede', rowCount: 2 });
  const columns = list.columns.map(({ samples: [first = ''] }) =>
    first.startsWith('Requerimiento')
      ? ('title' as const)
      : first.startsWith('2800')
        ? ('caseNumber' as const)
        : /\d{2}:\d{2}/.test(first)
          ? ('madeAvailable' as const)
          : first.startsWith('Pendiente')
            ? ('state' as const)
            : null,
  );
  const twice = { accountId, signature: list.signature, columns: columns.map(() => 'title' as const) };
  expect(await bench.call('mapping.confirm', twice)).toMatchObject({ failure: { code: 'input.invalid' } });
  // A mark that was made meanwhile stays with its notice.
  const listed = async () =>
    (await bench.value('notices.list', { filter: { box: 'all' }, after: null, limit: 9 })).rows;
  const before = (await listed()).map(({ id }) => id).toSorted();
  await bench.value('notices.mark', { ids: before, change: { isFlagged: true } });
  await bench.value('mapping.confirm', { accountId, signature: list.signature, columns });
  await bench.core.idle();
  expect((await listed()).map(({ id }) => id).toSorted()).toEqual(before);
  expect((await bench.value('accounts.list', {}))[0]).toMatchObject({ state: 'active', parkedFor: null });
  expect(await detailOf('Requerimiento A')).toMatchObject({ state: 'pending' });
  expect(bench.runs.at(-1)).toMatchObject({ result: 'ok', isComplete: true });
  // The portal builds its list otherwise, with numbers of its own: what was said no longer fits and is forgotten.
  sede.set({ markup: 'table' });
  await bench.value('sync.now', {});
  await bench.core.idle();
  const flags = new Map((await listed()).map(({ id, mark }) => [id, mark.isFlagged]));
  expect(flags).toEqual(new Map(before.map((id) => [id, true])));
  sede.set({ markup: 'bare' });
  await bench.value('sync.now', {});
  await bench.core.idle();
  expect((await bench.value('accounts.list', {}))[0]).toMatchObject({
    parkedFor: { code: 'portal.unclear' },
  });
  expect(sede.openings).toEqual([]);
});
