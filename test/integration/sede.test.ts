// Proves the sede from the certificate file to the stored PDF, through the core as a host calls it; the portal counts what was opened.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Core } from '../../main/app/core.ts';
import { createCore } from '../../main/app/createCore.ts';
import { noEndpoints } from '../../main/app/endpoints.ts';
import type { EventPayload } from '../../main/contract/events.ts';
import { type MethodName, type MethodOutput, methods } from '../../main/contract/methods.ts';
import { storeWorkerUrl } from '../host/openTestCore.ts';
import { accessedNotice, sedeCase, sedeNotice } from '../portals/sede/sampleRows.ts';
import { type SampleSede, startSampleSede } from '../portals/sede/startSampleSede.ts';

const about = {
  host: 'direct' as const,
  platform: process.platform,
  language: 'en' as const,
  abilities: {
    saveDialog: false,
    openDocument: false,
    showInFolder: false,
    notifications: false,
    tray: false,
    clipboard: false,
  },
};

let sede: SampleSede;
let core: Core;
let profileDir: string;
let runs: EventPayload<'run.finished'>['run'][];

beforeAll(async () => {
  sede = await startSampleSede({ switches: { wafApartMs: 0 } });
});
afterAll(() => sede.stop());
beforeEach(async () => {
  profileDir = await mkdtemp(join(tmpdir(), 'recado-sede-'));
  core = await createCore({
    profileDir,
    host: { about, desktop: null },
    storeWorkerUrl,
    version: 'test',
    endpoints: {
      ...noEndpoints,
      memorySecrets: {},
      trustedCa: [sede.caPem],
      portals: { sede: sede.endpoints },
    },
  });
  runs = [];
  core.on('run.finished', ({ run }) => runs.push(run));
});
afterEach(async () => {
  await core.idle();
  await core.close();
  await rm(profileDir, { recursive: true });
  sede.reset();
});

const value = async <M extends MethodName>(name: M, input: unknown): Promise<MethodOutput<M>> => {
  const envelope = await core.call(name, input);
  expect(envelope).toMatchObject({ ok: true });
  return methods[name].output.parse(envelope.ok ? envelope.value : null) as MethodOutput<M>;
};
const addAna = async () => {
  const account = await value('accounts.add', {
    portal: 'sede',
    method: 'pkcs12',
    label: '',
    personId: null,
    personName: 'Ana Ejemplo',
    fields: {},
    secrets: { passphrase: sede.certificates.ana.passphrase },
    certificate: { name: 'certificado.p12', base64: sede.certificates.ana.p12.toString('base64') },
  });
  await core.idle();
  return account;
};
const detailOf = async (title: string) => {
  const { rows } = await value('notices.list', { filter: { box: 'all' }, after: null, limit: 100 });
  const found = rows.find((row) => row.title.startsWith(title));
  return value('notices.get', { id: found?.id ?? 'none' });
};

test('lists without opening, stores what was accessed, and opens one notice after the gate', async () => {
  sede.notices.push(
    sedeNotice({ id: 'NOT-2026-000777', title: 'Requerimiento de documentación' }),
    accessedNotice(),
  );
  sede.cases.push(sedeCase({ status: 'Resuelto – No favorable', resolvedOn: '12/11/2026' }));
  expect(await addAna()).toMatchObject({ subject: 'X1234567L', state: 'active' });
  expect(runs).toMatchObject([{ result: 'ok', isComplete: true, listed: 4, added: 4 }]);
  expect((await detailOf('Resolución')).documents).toMatchObject([
    { name: 'notificacion.pdf', state: 'stored' },
  ]);
  expect(sede.openings).toEqual([]);

  const waiting = await detailOf('Requerimiento');
  expect(waiting).toMatchObject({ state: 'pending', documents: [] });
  const plan = await value('notices.planOpening', { id: waiting.id });
  expect(plan).toMatchObject({ isLegalAct: true });
  expect(sede.openings).toEqual([]);
  expect(await core.call('notices.open', { planId: plan.planId, typed: 'none' })).toMatchObject({
    ok: false,
    failure: { code: 'consentNeeded' },
  });
  expect(sede.openings).toEqual([]);

  expect(await value('notices.open', { planId: plan.planId, typed: plan.identifier.slice(-4) })).toEqual({
    result: 'done',
  });
  await core.idle();
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
  await value('sync.now', {});
  await core.idle();
  expect(runs.at(-1)).toMatchObject({ result: { code: 'portal.changed' } });
  expect(await detailOf('Requerimiento A')).toMatchObject({ state: 'pending' });
});
