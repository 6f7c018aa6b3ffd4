// The doctor: looks at every part that Recado stands on and says how each is; one that fails is itself a finding.
import { failureOf } from '../../contract/failure.ts';
import type { Checkup } from '../../contract/views.ts';
import type { Clock } from '../../model/day.ts';
import type { DocumentFiles, Store } from '../../store/store.ts';
import type { Vault } from '../../vault/vault.ts';
import { checkCertificateStore } from './checkCertificateStore.ts';
import { checkClock } from './checkClock.ts';
import { checkDatabase } from './checkDatabase.ts';
import { checkDocuments } from './checkDocuments.ts';
import { checkElectron } from './checkElectron.ts';
import { checkKeychain } from './checkKeychain.ts';
import { checkNode } from './checkNode.ts';
import { checkTimeZones } from './checkTimeZones.ts';
import { type Surroundings, thisMachine } from './surroundings.ts';

export interface CheckupDeps {
  vault: Vault;
  store: Store;
  files: DocumentFiles;
  clock: Clock;
}

/** One checkup for each part, in the order in which they are shown. Changes nothing, asks no network, never prompts, never fails. */
export async function runCheckups(
  { vault, store, files, clock }: CheckupDeps,
  machine: Surroundings = thisMachine(),
): Promise<Checkup[]> {
  const checks: [Checkup['part'], () => Checkup | Promise<Checkup>][] = [
    ['keychain', async () => checkKeychain(await vault.status())],
    ['certificateStore', () => checkCertificateStore(machine)],
    ['electron', () => checkElectron(machine)],
    ['database', async () => checkDatabase(await store.health())],
    [
      'documents',
      async () =>
        checkDocuments(
          await store.documents.hashes(),
          await filesOutsideBin(store, files),
          await store.runs.keptPages(),
        ),
    ],
    ['clock', async () => checkClock(clock.now(), await lastRunAt(store))],
    ['timeZones', () => checkTimeZones(machine.versions['tz'])],
    ['node', () => checkNode(machine.versions)],
  ];
  return Promise.all(checks.map(([part, check]) => findingOf(part, check)));
}

async function findingOf(part: Checkup['part'], check: () => Checkup | Promise<Checkup>): Promise<Checkup> {
  try {
    return await check();
  } catch (error) {
    const { code, details } = failureOf(error);
    return { part, state: 'broken', details: { ...details, failure: code } };
  }
}

/** What was removed keeps its files for a while; nothing else names them. */
async function filesOutsideBin(store: Store, files: DocumentFiles): ReturnType<DocumentFiles['list']> {
  const inBin = new Set((await store.bin.list()).flatMap(({ accountIds }) => accountIds));
  return (await files.list()).filter(({ accountId }) => !inBin.has(accountId));
}

async function lastRunAt(store: Store): Promise<string | null> {
  const [newest] = await store.runs.list({ limit: 1 });
  return newest?.startedAt ?? null;
}
