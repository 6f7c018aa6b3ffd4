// Listens to the core's facts and marks as stale what they touch; the only place where events meet the cache.
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Bridge } from '../../main/contract/bridge.ts';
import type { EventName, EventPayload } from '../../main/contract/events.ts';
import type { MethodName } from '../../main/contract/methods.ts';
import { useBridge } from './bridgeContext.tsx';
import { hostReachableEvent } from './loopbackBridge.ts';
import { choosing } from './useWindowSetting.ts';

/** Listing pages come many a second during a first run; the list is read again at most this often. */
const listRestMs = 400;

export function useFacts(): void {
  const bridge = useBridge();
  const cache = useQueryClient();
  useEffect(() => listenToFacts(bridge, cache), [bridge, cache]);
}

/** Runs `heard` for each event of this name while the component stands. */
export function useFact<E extends EventName>(name: E, heard: (payload: EventPayload<E>) => void): void {
  const bridge = useBridge();
  useEffect(() => bridge.on(name, heard), [bridge, name, heard]);
}

/** Returns the function that stops listening. */
export function listenToFacts(bridge: Bridge, cache: QueryClient): () => void {
  const stale = (...names: MethodName[]): void => {
    for (const name of names) void cache.invalidateQueries({ queryKey: [name] });
  };
  let timer: ReturnType<typeof setTimeout> | null = null;
  const listStale = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      stale(
        'calendar.list',
        'cases.list',
        'cases.get',
        'cases.ofNotice',
        'digest.get',
        'documents.list',
        'persons.holdings',
      );
      stale(
        'notices.list',
        'notices.search',
        'notices.counts',
        'notices.sectionCounts',
        'notices.conversation',
        'sameNotices.offers',
      );
    }, listRestMs);
  };
  const stops = [
    bridge.on('notices.changed', ({ changed }) => {
      listStale();
      stale('deadlines.explain', 'deadlines.whatIf');
      for (const id of changed) {
        void cache.invalidateQueries({ queryKey: ['notices.get', { id }] });
        void cache.invalidateQueries({ queryKey: ['notices.history', { id }] });
      }
    }),
    bridge.on('calendar.fileChanged', (file) => cache.setQueryData(['calendar.file', {}], file)),
    bridge.on('papers.changed', () => stale('papers.list', 'documents.find')),
    bridge.on('filing.changed', () => stale('filing.state')),
    bridge.on('cases.changed', () => stale('calendar.list', 'cases.list', 'cases.get', 'cases.ofNotice')),
    bridge.on('deadlines.changed', () =>
      stale(
        'deadlines.explain',
        'deadlines.whatIf',
        'deadlines.count',
        'deadlines.holidays',
        'persons.list',
        'calendar.list',
        'calendar.holidays',
      ),
    ),
    bridge.on('persons.changed', () => {
      stale(
        'persons.list',
        'persons.holdings',
        'persons.merge',
        'persons.merges',
        'accounts.list',
        'calendar.list',
        'calendar.holidays',
      );
      listStale();
    }),
    bridge.on('accounts.changed', () =>
      stale('bin.list', 'storage.sizes', 'accounts.list', 'persons.list', 'notices.counts', 'alerts.sources'),
    ),
    bridge.on('account.parked', () => stale('accounts.list')),
    bridge.on('alert.raised', () => stale('alerts.list')),
    bridge.on('alerts.changed', () => stale('alerts.list')),
    bridge.on('run.started', () => stale('sync.status', 'runs.list')),
    bridge.on('run.progressed', (progress) => {
      cache.setQueryData(['sync.status', {}], withProgress(progress));
    }),
    bridge.on('run.finished', () => stale('sync.status', 'runs.list', 'accounts.list', 'mailHealth.get')),
    bridge.on('vault.changed', (status) => cache.setQueryData(['vault.status', {}], status)),
    bridge.on('views.changed', () => stale('views.list')),
    bridge.on('settings.changed', (settings) => {
      if (cache.isMutating(choosing) === 0) cache.setQueryData(['settings.get', {}], settings);
    }),
    bridge.on('mailSignIn.changed', (view) =>
      cache.setQueryData(['mailSignIn.status', { id: view.id }], view),
    ),
    onHostBack(() => void cache.invalidateQueries()),
  ];
  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

/** While the host could not be heard (the computer slept, the page was frozen), anything may have changed. */
function onHostBack(back: () => void): () => void {
  let isAway = false;
  const heard = (event: Event): void => {
    const isThere = (event as CustomEvent<boolean>).detail;
    if (isThere && isAway) back();
    isAway = !isThere;
  };
  window.addEventListener(hostReachableEvent, heard);
  return () => window.removeEventListener(hostReachableEvent, heard);
}

type Status = import('../../main/contract/methods.ts').MethodOutput<'sync.status'>;

const withProgress =
  (progress: EventPayload<'run.progressed'>) =>
  (status: Status | undefined): Status => {
    const others = (status?.running ?? []).filter((run) => run.accountId !== progress.accountId);
    return {
      running: [...others, progress],
      queued: (status?.queued ?? []).filter((id) => id !== progress.accountId),
      pausedUntil: status?.pausedUntil ?? null,
    };
  };
