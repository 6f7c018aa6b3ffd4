// Opens a profile's store: starts the worker that holds SQLite and gives the port by questions and answers.
import { mkdir } from 'node:fs/promises';
import { FailureError } from '../contract/failure.ts';
import { type Clock, systemClock } from '../model/day.ts';
import type { Logger } from '../model/logger.ts';
import type { OperationName, Operations } from './sqlite/operations.ts';
import { storeFailureOf } from './sqlite/storeFailure.ts';
import type { Store } from './store.ts';
import { startInThisThread, startWorker } from './storeKeeper.ts';

export interface OpenStoreOptions {
  /** Made with mode 0700 when absent; the database in it is `recado.db`, mode 0600. */
  profileDir: string;
  /**
   * `sqlite/storeWorker.ts` unbuilt, `storeWorker.js` in a built app. Null: SQLite works in this thread, for a command that
   * asks, prints and ends; there a thread of its own would cost more than the answer.
   */
  workerUrl: URL | null;
  log: Logger;
  clock?: Clock;
  /** Upper bound of the database in pages of 4 KiB; beyond it everything that writes fails with `store.full`. */
  maxPageCount?: number;
}

type Asked<N extends OperationName> = Parameters<Operations[N]> extends [unknown, ...infer Rest] ? Rest : [];

async function makeProfile(profileDir: string): Promise<void> {
  try {
    await mkdir(profileDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code, details } = storeFailureOf(error);
    throw new FailureError(code, details);
  }
}

/**
 * Opens, checks after an unclean stop, migrates. Fails with `store.busy {pid}` when another process has the profile,
 * `store.damaged {reason, lines}` with the file left as it is (`reason: 'newerSchema'` with `found`, `known`), or `store.full`.
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const { profileDir, log, maxPageCount } = options;
  const clock = options.clock ?? systemClock;
  await makeProfile(profileDir);
  const { workerUrl } = options;
  const worker = workerUrl === null ? await startInThisThread() : startWorker(workerUrl, log);
  try {
    await worker.ask({ name: 'open', options: { profileDir, maxPageCount } });
  } catch (error) {
    await worker.stop();
    throw error;
  }

  /** One operation of the worker as a method of the port. */
  const ask =
    <N extends OperationName>(operation: N) =>
    async (...values: Asked<N>): Promise<ReturnType<Operations[N]>> => {
      const now = clock.now().toISOString();
      try {
        return (await worker.ask({ name: 'operate', operation, now, values })) as ReturnType<Operations[N]>;
      } catch (error) {
        if (error instanceof FailureError) log.warn('store.failed', { operation, ...error.failure });
        throw error;
      }
    };

  let closing: Promise<void> | null = null;
  return {
    notices: {
      findKnown: ask('notices.findKnown'),
      withTerm: ask('notices.withTerm'),
      applyListing: ask('notices.applyListing'),
      closeListing: ask('notices.closeListing'),
      list: ask('notices.list'),
      listSections: ask('notices.listSections'),
      countSections: ask('notices.countSections'),
      search: ask('notices.search'),
      findIn: ask('notices.findIn'),
      history: ask('notices.history'),
      get: ask('notices.get'),
      conversation: ask('notices.conversation'),
      forgetSecret: ask('notices.forgetSecret'),
      toldBy: ask('notices.toldBy'),
      counts: ask('notices.counts'),
      mark: ask('notices.mark'),
      restoreMarks: ask('notices.restoreMarks'),
    },
    sameNotices: {
      offers: ask('sameNotices.offers'),
      join: ask('sameNotices.join'),
      part: ask('sameNotices.part'),
      refuse: ask('sameNotices.refuse'),
    },
    documents: {
      list: ask('documents.list'),
      get: ask('documents.get'),
      pending: ask('documents.pending'),
      save: ask('documents.save'),
      hashes: ask('documents.hashes'),
    },
    papers: {
      list: ask('papers.list'),
      get: ask('papers.get'),
      holders: ask('papers.holders'),
      save: ask('papers.save'),
      file: ask('papers.file'),
      hide: ask('papers.hide'),
      purge: ask('papers.purge'),
      hasFile: ask('papers.hasFile'),
    },
    ownReadings: {
      get: ask('ownReadings.get'),
      unread: ask('ownReadings.unread'),
      save: ask('ownReadings.save'),
      move: ask('ownReadings.move'),
      find: ask('ownReadings.find'),
    },
    filing: {
      documents: ask('filing.documents'),
      caseDocuments: ask('filing.caseDocuments'),
      keep: ask('filing.keep'),
      isOurs: ask('filing.isOurs'),
      count: ask('filing.count'),
      forget: ask('filing.forget'),
    },
    readings: {
      get: ask('readings.get'),
      unread: ask('readings.unread'),
      save: ask('readings.save'),
      addVerification: ask('readings.addVerification'),
      verifications: ask('readings.verifications'),
      addRevocation: ask('readings.addRevocation'),
      revocations: ask('readings.revocations'),
      terms: ask('readings.terms'),
      confirmTerm: ask('readings.confirmTerm'),
    },
    accounts: {
      list: ask('accounts.list'),
      get: ask('accounts.get'),
      save: ask('accounts.save'),
      due: ask('accounts.due'),
      cursor: ask('accounts.cursor'),
    },
    persons: {
      list: ask('persons.list'),
      save: ask('persons.save'),
      holdings: ask('persons.holdings'),
      merge: ask('persons.merge'),
      merges: ask('persons.merges'),
      separate: ask('persons.separate'),
    },
    runs: {
      save: ask('runs.save'),
      list: ask('runs.list'),
      keptPages: ask('runs.keptPages'),
      closeInterrupted: ask('runs.closeInterrupted'),
    },
    alerts: {
      memory: ask('alerts.memory'),
      upcoming: ask('alerts.upcoming'),
      arrivals: ask('alerts.arrivals'),
      apply: ask('alerts.apply'),
      get: ask('alerts.get'),
      list: ask('alerts.list'),
      resume: ask('alerts.resume'),
      markShowing: ask('alerts.markShowing'),
      markShown: ask('alerts.markShown'),
      answer: ask('alerts.answer'),
      snooze: ask('alerts.snooze'),
    },
    audit: { append: ask('audit.append'), list: ask('audit.list'), extract: ask('audit.extract') },
    learned: { list: ask('learned.list'), add: ask('learned.add'), remove: ask('learned.remove') },
    cases: {
      list: ask('cases.list'),
      get: ask('cases.get'),
      ofNotice: ask('cases.ofNotice'),
      watched: ask('cases.watched'),
      decided: ask('cases.decided'),
      withNumber: ask('cases.withNumber'),
      ofPerson: ask('cases.ofPerson'),
      save: ask('cases.save'),
      addStatus: ask('cases.addStatus'),
      place: ask('cases.place'),
      join: ask('cases.join'),
      split: ask('cases.split'),
      holdings: ask('cases.holdings'),
      remove: ask('cases.remove'),
      purge: ask('cases.purge'),
      saveEntry: ask('cases.saveEntry'),
      markPayment: ask('cases.markPayment'),
      restore: ask('cases.restore'),
      document: ask('cases.document'),
    },
    views: { list: ask('views.list'), save: ask('views.save'), remove: ask('views.remove') },
    calendar: { dated: ask('calendar.dated'), undated: ask('calendar.undated') },
    settings: { read: ask('settings.read'), write: ask('settings.write') },
    storage: {
      look: ask('storage.look'),
      files: ask('storage.files'),
      secretNames: ask('storage.secretNames'),
    },
    bin: {
      holdings: ask('bin.holdings'),
      remove: ask('bin.remove'),
      list: ask('bin.list'),
      restore: ask('bin.restore'),
      purge: ask('bin.purge'),
    },
    health: ask('health'),
    copyTo: async (path) => void (await worker.ask({ name: 'copy', path })),
    close() {
      closing ??= worker.ask({ name: 'close' }).then(
        () => worker.stop(),
        async (error: unknown) => {
          await worker.stop();
          throw error;
        },
      );
      return closing;
    },
  };
}
