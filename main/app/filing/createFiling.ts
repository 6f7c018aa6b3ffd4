// Keeps the person's folder in step with what comes and changes: listens to facts, works in rounds, remembers what went wrong.
import { isAbsolute, relative, resolve } from 'node:path';
import { type Failure, FailureError, failureOf } from '../../contract/failure.ts';
import { isNamePattern, usualPattern } from '../../model/fileNamePattern.ts';
import type { Hub } from '../../model/hub.ts';
import type { Logger } from '../../model/logger.ts';
import type { DocumentFiles, Store } from '../../store/store.ts';

export interface FilingState {
  /** Null: nothing is filed. */
  folder: string | null;
  pattern: string;
  /** Copies that lie there. */
  filed: number;
  /** Why the last round did not end; null when it did. */
  failure: Failure | null;
}

export interface Filing {
  /** Files what is not filed yet, and from now on what comes. */
  start(): void;
  state(): Promise<FilingState>;
  /** Fails with `folder.refused` inside the profile; nothing in the old folder is touched. */
  setFolder(folder: string | null): Promise<FilingState>;
  /** Fails with `input.invalid {badFields: ['pattern']}`. */
  setPattern(pattern: string): Promise<FilingState>;
  /** Files now, and puts back what the person took away when asked again; fails as the folder does. */
  fileNow(isAgain: boolean): Promise<FilingState>;
  close(): Promise<void>;
}

interface Deps {
  store: Pick<Store, 'filing' | 'settings'>;
  files: DocumentFiles;
  hub: Hub;
  log: Logger;
  profileDir: string;
}

const setting = 'filing';
/** Notices that come one after the other are filed together. */
const mostNamed = 2_000;

export function createFiling({ store, files, hub, log, profileDir }: Deps): Filing {
  let last: Promise<unknown> = Promise.resolve();
  let failure: Failure | null = null;
  let isClosed = false;
  /** Null: all of them. */
  let waiting: Set<string> | null = new Set();
  let isAsked = false;
  const stops: (() => void)[] = [];

  const chosen = async (): Promise<{ folder: string | null; pattern: string }> => {
    const kept = (await store.settings.read())[setting];
    const { folder, pattern } = { folder: null, pattern: usualPattern, ...(kept as object | undefined) };
    return {
      folder: typeof folder === 'string' ? folder : null,
      pattern: typeof pattern === 'string' && isNamePattern(pattern) ? pattern : usualPattern,
    };
  };
  const state = async (): Promise<FilingState> => ({
    ...(await chosen()),
    filed: await store.filing.count(),
    failure,
  });
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  const work = async (noticeIds: string[] | null, isAgain: boolean): Promise<void> => {
    const { folder, pattern } = await chosen();
    if (folder === null || isClosed) return;
    const { fileDocuments } = await import('./fileDocuments.ts');
    const before = failure;
    const round = { store, files, folder, pattern, noticeIds, isAgain, isStopped: () => isClosed };
    const changed = await fileDocuments(round).then(
      (count) => {
        failure = null;
        return count > 0;
      },
      (error: unknown) => {
        failure = failureOf(error);
        log.warn('filing.failed', { code: failure.code });
        return true;
      },
    );
    if (!isClosed && (changed || before?.code !== failure?.code)) hub.emit('filing.changed', {});
  };
  const ask = (noticeIds: readonly string[] | null): void => {
    if (noticeIds === null || failure !== null) waiting = null;
    else for (const id of noticeIds) waiting?.add(id);
    if (waiting !== null && waiting.size > mostNamed) waiting = null;
    if (isAsked) return;
    isAsked = true;
    void inTurn(async () => {
      const ids = waiting === null ? null : [...waiting];
      waiting = new Set();
      isAsked = false;
      await work(ids, false);
    });
  };
  const keep = async (change: { folder?: string | null; pattern?: string }): Promise<FilingState> => {
    await store.settings.write({ [setting]: { ...(await chosen()), ...change } });
    failure = null;
    ask(null);
    return state();
  };
  return {
    start: () => {
      stops.push(
        hub.on('notices.changed', ({ added, changed }) => ask([...added, ...changed])),
        hub.on('cases.changed', () => ask(null)),
        // What failed because a disk was away is tried again with the next check.
        hub.on('run.finished', () => ask(failure === null ? [] : null)),
      );
      ask(null);
    },
    state,
    setFolder: (folder) =>
      inTurn(async () => {
        if (folder !== null) {
          const way = relative(resolve(profileDir), resolve(folder));
          const isInside = !way.startsWith('..') && !isAbsolute(way);
          if (!isAbsolute(folder) || isInside) throw new FailureError('folder.refused');
        }
        if ((await chosen()).folder !== folder) await store.filing.forget();
        return keep({ folder });
      }),
    setPattern: async (pattern) => {
      if (!isNamePattern(pattern)) throw new FailureError('input.invalid', { badFields: ['pattern'] });
      return inTurn(() => keep({ pattern }));
    },
    fileNow: (isAgain) =>
      inTurn(async () => {
        await work(null, isAgain);
        if (failure !== null) throw new FailureError(failure.code, failure.details);
        return state();
      }),
    close: async () => {
      isClosed = true;
      for (const stop of stops) stop();
      await last;
    },
  };
}
