// One sitting of status checks: cases asked one after another, apart from each other, each in a window that the person sees.
import { UnreadPage } from '../connectors/connector.ts';
import type { StatusService } from '../connectors/statusService.ts';
import { FailureError, failureOf } from '../contract/failure.ts';
import type { StatusOutcome, StatusQueueView } from '../contract/statusViews.ts';
import { type Case, compareStatus, latestStatus, type StatusEntry } from '../model/case.ts';
import type { Clock } from '../model/day.ts';
import type { Hub } from '../model/hub.ts';
import type { Logger } from '../model/logger.ts';
import type { StatusCheckPlan, StatusVisit } from '../model/statusCheckPlan.ts';
import type { DocumentFiles, Store } from '../store/store.ts';
import type { Endpoints } from './endpoints.ts';
import type { PortalsPort } from './portalsPort.ts';

export interface StatusChecks {
  view(): Promise<StatusQueueView>;
  /** Fails where nothing may begin; see the contract. */
  start(service: StatusService, caseIds: string[]): Promise<StatusQueueView>;
  goOn(): Promise<StatusQueueView>;
  stop(): Promise<StatusQueueView>;
  /** Adds what was read by any way to the case's history and tells it. */
  keep(caseId: string, entry: StatusEntry): Promise<StatusOutcome>;
  close(): Promise<void>;
}

export interface StatusCheckDeps {
  store: Store;
  files: DocumentFiles;
  hub: Hub;
  clock: Clock;
  log: Logger;
  portals: PortalsPort | undefined;
  endpoints: Endpoints;
}

/** Where the visits are remembered, beside the person's settings: a restart must not forget the last one. */
const visitsName = 'statusVisits';
const mostVisits = 200;
const portal = 'sede';

export function createStatusChecks(deps: StatusCheckDeps): StatusChecks {
  const { store, hub, clock } = deps;
  let waiting: string[] = [];
  let current: StatusQueueView['current'] = null;
  let done: StatusOutcome[] = [];
  let tryAgainAt: string | null = null;
  let heldBy: (() => void) | null = null;
  let abort: AbortController | null = null;
  let sitting: Promise<void> = Promise.resolve();
  let active: StatusService | null = null;
  const endpoints = deps.endpoints.portals[portal] ?? {};

  const visits = async (): Promise<StatusVisit[]> => {
    const stored = (await store.settings.read())[visitsName];
    return Array.isArray(stored) ? (stored as StatusVisit[]) : [];
  };
  const writeVisits = (all: StatusVisit[]) => store.settings.write({ [visitsName]: all.slice(-mostVisits) });
  const casesOf = async (ids: readonly string[]): Promise<Case[]> => {
    const records = await Promise.all(ids.map((id) => store.cases.get(id)));
    return records.flatMap((record) => (record ? [record.case] : []));
  };
  const planOf = async (service: StatusService, ids: readonly string[]): Promise<StatusCheckPlan> => {
    const cases = await casesOf(ids);
    const plan = service.plan(cases, await visits(), clock.now(), { asked: ids, endpoints });
    return { ...plan, queue: plan.queue.filter(({ caseId }) => ids.includes(caseId)) };
  };

  const view = async (): Promise<StatusQueueView> => {
    const next = active && waiting.length > 0 ? (await planOf(active, waiting)).queue : [];
    const isBusy = current !== null || abort !== null;
    const state = heldBy ? 'held' : current ? 'asking' : isBusy ? 'waiting' : 'idle';
    return { state, current, next, done, tryAgainAt };
  };
  const tell = async (): Promise<StatusQueueView> => {
    const now = await view();
    hub.emit('statusChecks.changed', now);
    return now;
  };

  const keep: StatusChecks['keep'] = async (caseId, entry) => {
    const record = await store.cases.get(caseId);
    if (!record) throw new FailureError('input.notFound', { what: 'case' });
    const news = compareStatus(latestStatus(record.case.history), entry).map(({ what }) => what);
    await store.cases.addStatus(caseId, entry);
    hub.emit('cases.changed', { caseIds: [caseId] });
    const { status, raw, source } = entry;
    hub.emit('status.read', { caseId, personId: record.case.personId, status, raw, source, news });
    return { caseId, at: entry.at, entry, news, failure: null };
  };

  const check = async (
    service: StatusService,
    caseId: string,
    signal: AbortSignal,
  ): Promise<StatusOutcome> => {
    const known = (await casesOf([caseId]))[0];
    const at = clock.now().toISOString();
    const visit: StatusVisit = { host: service.host, caseId, at, outcome: 'begun' };
    const before = await visits();
    try {
      if (!known) throw new FailureError('input.notFound', { what: 'case' });
      if (!deps.portals) throw new FailureError('ability.missing', { what: 'window' });
      service.checkReady(known);
      await writeVisits([...before, visit]);
      const context = {
        openWindow: deps.portals.openWindow,
        endpoints,
        trustedCa: deps.endpoints.trustedCa,
        clock,
        signal,
      };
      const entry = await service.ask(context, known, (step) => {
        current = { caseId, step };
        void tell();
      });
      await writeVisits([...before, { ...visit, outcome: 'read' }]);
      return await keep(caseId, entry);
    } catch (error) {
      const failure = failureOf(error);
      const how = failure.code === 'portal.refusedRobot' ? failure.details['how'] : null;
      const outcome = how === 'refused' || how === 'challenge' ? how : 'failed';
      // What failed before the window opened cost the service nothing.
      if ((await visits()).some((one) => one.at === at))
        await writeVisits([...before, { ...visit, outcome }]);
      deps.log.info('status.failed', { caseId, failure });
      return { caseId, at, entry: null, news: [], failure: await withPage(caseId, failure, error) };
    }
  };

  /** A page that was not understood is kept with the case and named by its hash. */
  const withPage = async (caseId: string, failure: ReturnType<typeof failureOf>, error: unknown) => {
    const page = error instanceof Error ? error.cause : null;
    if (!(page instanceof UnreadPage)) return failure;
    try {
      const { sha256 } = await deps.files.write(caseId, page.bytes);
      return { ...failure, details: { ...failure.details, sha256 } };
    } catch (problem) {
      deps.log.warn('status.pageNotKept', { failure: failureOf(problem) });
      return failure;
    }
  };

  const run = async (service: StatusService, signal: AbortSignal): Promise<void> => {
    while (waiting.length > 0 && !signal.aborted) {
      const plan = await planOf(service, waiting);
      tryAgainAt = plan.tryAgainAt;
      const next = plan.queue[0];
      if (!next) break;
      await until(Date.parse(next.beginAt) - clock.now().getTime(), signal);
      if (signal.aborted) break;
      waiting = waiting.filter((id) => id !== next.caseId);
      current = { caseId: next.caseId, step: 'opening' };
      await tell();
      const outcome = await check(service, next.caseId, signal);
      current = null;
      done = [...done, outcome];
      const code = outcome.failure?.code;
      if (code === 'portal.refusedRobot') ({ tryAgainAt } = await planOf(service, [next.caseId]));
      if (code === 'portal.refusedRobot' || code === 'ability.missing' || code === 'network.offline') break;
      if (code === 'cancelled' && waiting.length > 0 && !signal.aborted) {
        const choice = Promise.withResolvers<void>();
        heldBy = choice.resolve;
        signal.addEventListener('abort', () => choice.resolve(), { once: true });
        await tell();
        await choice.promise;
        heldBy = null;
      }
      await tell();
    }
  };

  return {
    view,
    keep,
    start: async (service, caseIds) => {
      if (!deps.portals) throw new FailureError('ability.missing', { what: 'window' });
      const wanted = caseIds.filter((id) => !waiting.includes(id) && current?.caseId !== id);
      for (const known of await casesOf(wanted)) service.checkReady(known);
      const plan = await planOf(service, wanted);
      if (plan.tryAgainAt !== null)
        throw new FailureError('portal.refusedRobot', {
          what: 'statusRefused',
          retryAt: plan.tryAgainAt,
          until: plan.tryAgainAt,
        });
      const soon = plan.tooSoon[0];
      if (soon && plan.queue.length === 0)
        throw new FailureError('portal.rateLimited', {
          reason: 'justRead',
          retryAt: soon.notBefore,
          until: soon.notBefore,
          caseId: soon.caseId,
        });
      active = service;
      waiting = [...waiting, ...plan.queue.map(({ caseId }) => caseId)];
      if (abort === null) {
        const own = new AbortController();
        abort = own;
        done = [];
        tryAgainAt = null;
        sitting = run(service, own.signal)
          .catch((error: unknown) => deps.log.error('status.lost', { failure: failureOf(error), error }))
          .finally(() => {
            waiting = [];
            current = null;
            heldBy = null;
            abort = null;
            void tell().catch(() => undefined);
          });
      }
      return tell();
    },
    goOn: async () => {
      heldBy?.();
      heldBy = null;
      return tell();
    },
    stop: async () => {
      abort?.abort();
      await sitting;
      return view();
    },
    close: async () => {
      abort?.abort();
      await sitting;
    },
  };
}

/** Resolves after the time or when the signal aborts. */
function until(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}
