// One sitting of status checks: cases asked one after another, apart from each other, each in a window that the person sees.
import { setTimeout } from 'node:timers/promises';
import { UnreadPage } from '../connectors/connector.ts';
import type { StatusService, StatusVisits, VisitUnderWay } from '../connectors/statusService.ts';
import { type Failure, FailureError, failureOf } from '../contract/failure.ts';
import type { StatusOutcome, StatusQueueView } from '../contract/statusViews.ts';
import { type Case, compareStatus, latestStatus, type StatusEntry } from '../model/case.ts';
import type { Clock } from '../model/day.ts';
import type { Hub } from '../model/hub.ts';
import type { Logger } from '../model/logger.ts';
import type { StatusCheckPlan } from '../model/statusCheckPlan.ts';
import type { DocumentFiles, Store } from '../store/store.ts';
import type { Endpoints } from './endpoints.ts';
import type { PortalsPort } from './portalsPort.ts';

export interface StatusChecks {
  view(): Promise<StatusQueueView>;
  /** `setAside`: asked for with these and not to be asked. Fails where nothing may begin; see the contract. */
  start(
    service: StatusService,
    caseIds: string[],
    setAside: { caseId: string; failure: Failure }[],
  ): Promise<StatusQueueView>;
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
  visits: StatusVisits;
}

const portal = 'sede';

export function createStatusChecks(deps: StatusCheckDeps): StatusChecks {
  const { store, hub, clock, visits } = deps;
  let waiting: string[] = [];
  let current: StatusQueueView['current'] = null;
  let done: StatusOutcome[] = [];
  let tryAgainAt: string | null = null;
  let heldBy: (() => void) | null = null;
  let abort: AbortController | null = null;
  let sitting: Promise<void> = Promise.resolve();
  let active: StatusService | null = null;
  const endpoints = deps.endpoints.portals[portal] ?? {};

  const casesOf = async (ids: readonly string[]): Promise<Case[]> => {
    const records = await Promise.all(ids.map((id) => store.cases.get(id)));
    return records.flatMap((record) => (record ? [record.case] : []));
  };
  const planOf = async (service: StatusService, ids: readonly string[]): Promise<StatusCheckPlan> => {
    const cases = await casesOf(ids);
    const plan = service.plan(cases, await visits.read(), clock.now(), { asked: ids, endpoints });
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
    let visit: VisitUnderWay | null = null;
    try {
      if (!known) throw new FailureError('input.notFound', { what: 'case' });
      if (!deps.portals) throw new FailureError('ability.missing', { what: 'window' });
      service.checkReady(known);
      visit = await visits.begin(service.host, caseId);
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
      await visit.end('read');
      return await keep(caseId, entry);
    } catch (error) {
      const failure = failureOf(error);
      const how = failure.code === 'portal.refusedRobot' ? failure.details['how'] : null;
      // What failed before the window opened cost the service nothing.
      await visit?.end(how === 'refused' || how === 'challenge' ? how : 'failed');
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
      const waitMs = Math.max(0, Date.parse(next.beginAt) - clock.now().getTime());
      if (waitMs > 0) {
        // Somebody else may have visited the host meanwhile: it is asked anew.
        await setTimeout(waitMs, undefined, { signal }).catch(() => undefined);
        continue;
      }
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
    start: async (service, caseIds, setAside) => {
      if (!deps.portals) throw new FailureError('ability.missing', { what: 'window' });
      const wanted = caseIds.filter((id) => !waiting.includes(id) && current?.caseId !== id);
      const plan = await planOf(service, wanted);
      if (plan.tryAgainAt !== null)
        throw new FailureError('portal.refusedRobot', {
          what: 'statusRefused',
          retryAt: plan.tryAgainAt,
          until: plan.tryAgainAt,
        });
      const notNow = [...setAside, ...plan.tooSoon.map(justRead)];
      const first = notNow[0]?.failure;
      if (first && plan.queue.length === 0) throw new FailureError(first.code, first.details);
      const at = clock.now().toISOString();
      const told = notNow.map((one): StatusOutcome => ({ ...one, at, entry: null, news: [] }));
      active = service;
      waiting = [...waiting, ...plan.queue.map(({ caseId }) => caseId)];
      done = abort === null ? told : [...done, ...told];
      if (abort === null) {
        const own = new AbortController();
        abort = own;
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

const justRead = ({ caseId, notBefore }: StatusCheckPlan['tooSoon'][number]) => ({
  caseId,
  failure: {
    code: 'portal.rateLimited' as const,
    details: { reason: 'justRead', retryAt: notBefore, until: notBefore, caseId },
  },
});
