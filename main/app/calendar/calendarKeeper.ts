// Keeps a calendar file up to date in a folder that the person chose: whole, written only when it changed, and never silent when it cannot.
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarFileView } from '../../contract/calendarMethods.ts';
import { FailureError, failureOf } from '../../contract/failure.ts';
import type { Clock } from '../../model/day.ts';
import type { Hub } from '../../model/hub.ts';
import type { Logger } from '../../model/logger.ts';
import { startSha256 } from '../../store/sha256.ts';
import type { Store } from '../../store/store.ts';
import { replaceInFolder } from '../ownFolder.ts';
import type { Kept } from './keptCalendar.ts';

export interface CalendarKeeper {
  start(): void;
  state(): Promise<CalendarFileView>;
  change(
    change: Partial<Pick<Kept, 'isOn' | 'folder' | 'isContentHidden' | 'words'>>,
  ): Promise<CalendarFileView>;
  /** Resolves when what changed until now is in the file, or cannot be. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface CalendarKeeperDeps {
  store: Pick<Store, 'calendar' | 'cases' | 'settings'>;
  hub: Hub;
  clock: Clock;
  log: Logger;
  /** A first run tells of many notices at once: they are written together after this rest. */
  restMs?: number;
  /** A stick that was pulled out comes back by itself. */
  retryMs?: number;
}

const fileName = 'Recado.ics';
const settingName = 'calendarFile';

const never: Kept = {
  isOn: false,
  folder: null,
  isContentHidden: false,
  words: null,
  writtenAt: null,
  digest: null,
  failure: null,
  versions: {},
};

const facts = [
  'notices.changed',
  'cases.changed',
  'deadlines.changed',
  'persons.changed',
  'run.finished',
] as const;

export function createCalendarKeeper(deps: CalendarKeeperDeps): CalendarKeeper {
  const { store, hub, clock, log, restMs = 1_000, retryMs = 5 * 60_000 } = deps;
  let stops: (() => void)[] = [];
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;
  /** One change or writing after the other. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };

  const read = async (): Promise<Kept> => {
    const { keptSchema } = await import('./keptCalendar.ts');
    const parsed = keptSchema.safeParse((await store.settings.read())[settingName]);
    return parsed.success ? parsed.data : never;
  };
  const keep = async (kept: Kept): Promise<Kept> => {
    await store.settings.write({ [settingName]: kept });
    hub.emit('calendar.fileChanged', viewOf(kept));
    return kept;
  };
  const later = (ms: number): void => {
    if (isClosed) return;
    timer ??= setTimeout(() => {
      timer = null;
      void inTurn(write).catch((error: unknown) =>
        log.error('calendar.failed', { failure: failureOf(error) }),
      );
    }, ms);
    timer.unref();
  };

  const write = async (): Promise<Kept> => {
    const kept = await read();
    const { isOn, folder, words } = kept;
    if (!isOn || folder === null || words === null || isClosed) return kept;
    try {
      // Whoever never turns the file on never loads what makes it.
      const { makeCalendarFile } = await import('./makeCalendarFile.ts');
      const told = { words, isContentHidden: kept.isContentHidden };
      const made = await makeCalendarFile(store, told, kept.versions, clock.now());
      const digest = digestOf(made.text);
      const isThere = await access(join(folder, fileName)).then(
        () => true,
        () => false,
      );
      if (digest === kept.digest && isThere && kept.failure === null) return kept;
      await replaceInFolder(folder, fileName, made.text);
      const writtenAt = clock.now().toISOString();
      return await keep({ ...kept, digest, versions: made.versions, writtenAt, failure: null });
    } catch (error) {
      const failure = failureOf(error);
      log.warn('calendar.notWritten', { ...failure });
      later(retryMs);
      const isKnown = JSON.stringify(kept.failure) === JSON.stringify(failure);
      return isKnown ? kept : await keep({ ...kept, failure });
    }
  };

  return {
    start: () => {
      stops = facts.map((name) => hub.on(name, () => later(restMs)));
      later(restMs);
    },
    state: async () => viewOf(await read()),
    change: (change) =>
      inTurn(async () => {
        const before = await read();
        const { folder = before.folder } = change;
        if (change.isOn === true && folder === null)
          throw new FailureError('input.invalid', { badFields: ['folder'] });
        const isElsewhere = folder !== before.folder;
        const kept = { ...before, ...change, ...(isElsewhere && { digest: null, failure: null }) };
        const settled = kept.isOn ? kept : { ...kept, failure: null };
        if (JSON.stringify(settled) !== JSON.stringify(before)) await keep(settled);
        return viewOf(await write());
      }),
    settled: () =>
      inTurn(async () => {
        if (timer === null) return;
        clearTimeout(timer);
        timer = null;
        await write();
      }),
    close: async () => {
      isClosed = true;
      for (const stop of stops) stop();
      if (timer !== null) clearTimeout(timer);
      await last;
    },
  };
}

const digestOf = (text: string): string => startSha256().update(text).digest('hex');

const viewOf = ({ isOn, folder, isContentHidden, writtenAt, failure, versions }: Kept): CalendarFileView => ({
  isOn,
  folder,
  fileName,
  isContentHidden,
  writtenAt,
  entries: Object.keys(versions).length,
  failure,
});
