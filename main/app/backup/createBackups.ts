// Backups of a running Recado, one at a time: made now or by the week, checked, and restored beside the profile.
import { rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BackupCheck, BackupProgress, BackupSource, BackupStatus } from '../../contract/backupViews.ts';
import { FailureError, failureOf } from '../../contract/failure.ts';
import type { Clock } from '../../model/day.ts';
import type { Hub } from '../../model/hub.ts';
import type { DocumentFiles, Store } from '../../store/store.ts';
import type { HostPort } from '../core.ts';
import { openShelf, type Shelf } from '../openShelf.ts';
import { type Archives, threadedArchives } from './archives.ts';
import { backupsIn, freeName } from './backupFolder.ts';
import { backupFileName, isBackupFileName } from './backupFormat.ts';
import { changePlan, lastOf, nextBackupAt, outdated, readPlan } from './backupPlan.ts';
import { collectSecrets, giveSecrets, type SecretDeps } from './backupSecrets.ts';
import { makeBackup } from './makeBackup.ts';
import type { BackupPlan } from './planShape.ts';
import { checkBackup, restoreBackup } from './restoreBackup.ts';
import { waitingDir, waitingRestore, withdrawRestore } from './swapRestored.ts';

export interface BackupsDeps extends SecretDeps {
  store: Store;
  files: DocumentFiles;
  hub: Hub;
  clock: Clock;
  host: Pick<HostPort, 'desktop' | 'restart'>;
  profileDir: string;
  newId: () => string;
  /** Of scrypt; left out for the real one. */
  workFactor?: number | undefined;
  archives?: Archives;
}

export interface MakeOrder {
  passphrase: string | null;
  hasSecrets: boolean;
  to: 'folder' | 'download';
}

export interface Backups {
  status(): Promise<BackupStatus>;
  chooseFolder(): Promise<void>;
  plan(change: Pick<BackupPlan, 'isOn' | 'keep' | 'hasSecrets'>, passphrase: string | null): Promise<void>;
  make(order: MakeOrder): Promise<{ id: string | null; name: string; size: number; documents: number }>;
  /** Makes the automatic one where it is due; how it went is in the status. */
  makeDue(): Promise<void>;
  stop(): void;
  choose(): Promise<{ id: string; name: string; size: number } | null>;
  /** Files on their way in or out. */
  shelf(): Shelf;
  check(from: BackupSource, passphrase: string): Promise<BackupCheck>;
  restore(from: BackupSource, passphrase: string): Promise<void>;
  withdraw(): Promise<void>;
  close(): Promise<void>;
}

const passphraseKey = 'backup/passphrase';

export function createBackups(deps: BackupsDeps): Backups {
  const { store, vault, clock, host, hub, profileDir, archives = threadedArchives } = deps;
  let running: { progress: BackupProgress; stopping: AbortController; ended: Promise<unknown> } | null = null;
  let opened: Shelf | null = null;
  const chosen = new Map<string, string>();
  const shelf = (): Shelf => (opened ??= openShelf(join(profileDir, 'exchange-backup'), deps.newId));

  const tell = (): void => hub.emit('backup.progressed', { running: running?.progress ?? null });
  /** One at a time: a second one is refused at once. */
  const perform = async <T>(
    act: BackupProgress['act'],
    isAutomatic: boolean,
    work: (onProgress: (done: number, total: number | null) => void, signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    if (running !== null) throw new FailureError('cancelled', { reason: 'underWay' });
    const stopping = new AbortController();
    const progress: BackupProgress = { act, isAutomatic, done: 0, total: null };
    const own = { progress, stopping, ended: Promise.resolve() as Promise<unknown> };
    running = own;
    tell();
    const working = work((done, total) => {
      own.progress = { ...progress, done, total };
      tell();
    }, stopping.signal).finally(() => {
      running = null;
      tell();
    });
    own.ended = working.catch(() => undefined);
    return working;
  };

  const passphraseOf = async (given: string | null): Promise<string> => {
    const passphrase = given ?? (await vault.read(passphraseKey));
    if (passphrase === null) throw new FailureError('input.invalid', { badFields: ['passphrase'] });
    return passphrase;
  };
  const folderOf = ({ folder }: BackupPlan): string => {
    if (folder === null) throw new FailureError('input.invalid', { badFields: ['folder'] });
    return folder;
  };
  const pathOf = async (from: BackupSource): Promise<string> => {
    if ('id' in from) return chosen.get(from.id) ?? shelf().pathOf(from.id);
    if (!isBackupFileName(from.name)) throw new FailureError('input.invalid', { badFields: ['from'] });
    return join(folderOf(await readPlan(store.settings)), from.name);
  };

  const write = async (order: MakeOrder, isAutomatic: boolean) => {
    const plan = await readPlan(store.settings);
    const now = clock.now();
    const placed = order.to === 'download' ? shelf().place() : null;
    try {
      const out = placed?.path ?? (await freeName(folderOf(plan), backupFileName(now)));
      const name = placed === null ? basename(out) : backupFileName(now);
      const passphrase = await passphraseOf(order.passphrase);
      const secrets = order.hasSecrets ? await collectSecrets(deps) : null;
      const made = await perform('make', isAutomatic, async (onProgress, signal) => {
        const { workFactor } = deps;
        const whole = await makeBackup(
          { ...deps, archives },
          { out, passphrase, secrets, now, workFactor },
          onProgress,
          signal,
        );
        // What older ones are deleted for must be readable.
        if (isAutomatic) await archives.read({ path: out, passphrase, into: null }, onProgress, signal);
        return whole;
      });
      await changePlan(store.settings, {
        last: lastOf(now, isAutomatic, { name, ...made, failure: null }),
        ...(isAutomatic && { made: [...plan.made, { name, at: now.toISOString() }] }),
      });
      return { id: placed?.id ?? null, name, ...made };
    } catch (error) {
      if (placed !== null) await shelf().remove(placed.id);
      const failure = failureOf(error);
      const last = lastOf(now, isAutomatic, { name: null, size: 0, documents: 0, failure });
      if (failure.code !== 'cancelled') await changePlan(store.settings, { last });
      throw error;
    }
  };

  const rotate = async (): Promise<void> => {
    const plan = await readPlan(store.settings);
    const gone = outdated(plan);
    for (const name of gone) await rm(join(folderOf(plan), name), { force: true });
    await changePlan(store.settings, { made: plan.made.filter(({ name }) => !gone.includes(name)) });
  };

  return {
    status: async () => {
      const plan = await readPlan(store.settings);
      const { folder, isOn, keep, hasSecrets, last } = plan;
      return {
        folder,
        isOn,
        keep,
        hasSecrets,
        last,
        canChoose: host.desktop?.chooseFolder !== undefined,
        canRestart: host.restart !== undefined,
        // The vault is asked only where there can be one: opening the settings must not need an unlocked keychain.
        hasPassphrase: isOn && (await vault.read(passphraseKey).catch(() => null)) !== null,
        nextAt: nextBackupAt(plan, clock.now()),
        running: running?.progress ?? null,
        files: folder === null ? [] : await backupsIn(folder, plan),
        waiting: await waitingRestore(profileDir),
      };
    },
    chooseFolder: async () => {
      if (!host.desktop?.chooseFolder) throw new FailureError('ability.missing', { what: 'chooseFolder' });
      const folder = await host.desktop.chooseFolder();
      if (folder !== null) await changePlan(store.settings, { folder, made: [] });
    },
    plan: async (change, passphrase) => {
      if (change.isOn) folderOf(await readPlan(store.settings));
      if (passphrase !== null) await vault.write(passphraseKey, passphrase);
      else if (change.isOn) await passphraseOf(null);
      if (!change.isOn) await vault.remove(passphraseKey);
      await changePlan(store.settings, change);
    },
    make: (order) => write(order, false),
    makeDue: async () => {
      const plan = await readPlan(store.settings);
      const dueAt = nextBackupAt(plan, clock.now());
      if (dueAt === null || dueAt > clock.now().toISOString() || running !== null) return;
      await write({ passphrase: null, hasSecrets: plan.hasSecrets, to: 'folder' }, true);
      await rotate();
    },
    stop: () => running?.stopping.abort(),
    choose: async () => {
      if (!host.desktop?.chooseFile) throw new FailureError('ability.missing', { what: 'chooseFile' });
      const path = await host.desktop.chooseFile();
      if (path === null) return null;
      const id = deps.newId();
      chosen.set(id, path);
      return { id, name: basename(path), size: (await stat(path)).size };
    },
    shelf,
    check: async (from, passphrase) => {
      const path = await pathOf(from);
      const lookDir = join(profileDir, 'look.unfinished');
      const { about, bytes, compared } = await perform('check', false, (onProgress, signal) =>
        checkBackup(path, passphrase, { archives, onProgress, signal }, { store, folder: lookDir }),
      );
      const { isNewer, there, here, onlyThere, onlyHere } = compared;
      const { madeAt, hasSecrets } = about;
      return { madeAt, hasSecrets, bytes, isNewer, contains: there, here, onlyThere, onlyHere };
    },
    restore: async (from, passphrase) => {
      const path = await pathOf(from);
      await withdrawRestore(profileDir);
      const { secrets, about } = await perform('restore', false, (onProgress, signal) =>
        restoreBackup(path, passphrase, waitingDir(profileDir), { archives, onProgress, signal }),
      );
      if (secrets !== null) await giveSecrets(vault, secrets);
      await store.audit.append({
        at: clock.now().toISOString(),
        what: 'backup.restored',
        accountId: null,
        noticeId: null,
        details: { madeAt: about.madeAt, hasSecrets: secrets !== null },
      });
    },
    withdraw: () => withdrawRestore(profileDir),
    close: async () => {
      running?.stopping.abort();
      await running?.ended;
    },
  };
}
