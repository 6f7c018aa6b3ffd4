// Keeps alerts true while Recado runs: listens to facts, waits for the next moment, remembers first and tells afterwards.
import { uptime } from 'node:os';
import { failureOf } from '../contract/failure.ts';
import type { Account } from '../model/account.ts';
import { type Alert, type AlertOutcome, type AlertSettings, type DigestCounts } from '../model/alert.ts';
import type { Clock, Instant, ZoneName } from '../model/day.ts';
import type { Hub } from '../model/hub.ts';
import type { Logger } from '../model/logger.ts';
import type { Manifest } from '../model/manifest.ts';
import type { PortalId } from '../model/portal.ts';
import type { Run } from '../model/run.ts';
import type { AlertMemory } from '../store/alertStore.ts';
import type { Store } from '../store/store.ts';
import type { AlertAccount } from './accountAlerts.ts';
import { readAccounts } from './readAccounts.ts';
import { unremembered } from './unremembered.ts';

export interface AlertDeps {
  store: Pick<Store, 'alerts' | 'accounts' | 'cases' | 'persons' | 'runs'>;
  hub: Hub;
  clock: Clock;
  log: Logger;
  newId: () => string;
  /** The computer's own zone. */
  zone: () => ZoneName;
  settings: () => Promise<AlertSettings>;
  manifestOf: (portal: PortalId) => Manifest | undefined;
  certificateEndsAt: (account: Account) => Instant | null;
  /** False: nobody but the window can show an alert. */
  hasSystemAlerts: boolean;
}

export interface Alerts {
  /** Takes up what an ended process left, and decides from then on. */
  start(): Promise<void>;
  /** The computer woke, its clock or its zone may be another. */
  wake(): void;
  /** What became of an alert that was raised. */
  told(id: string, outcome: AlertOutcome): Promise<void>;
  answer(ids: string[]): Promise<void>;
  snooze(ids: string[], until: Instant): Promise<void>;
  /** Decides now and resolves when it is done. */
  decide(): Promise<void>;
  close(): Promise<void>;
}

const dayMs = 86_400_000;
/** Facts come in bursts; one decision follows the last of them. */
const restMs = 700;
/** While accounts are being read more is on its way: what came is told together, but not later than this. */
const mostPatienceMs = 15_000;
/** The clock is looked at so often: timers stand still while the computer sleeps and do not follow a clock that is set. */
const lookEveryMs = 60_000;
const leastWaitMs = 1_000;
const unreadMs = 7 * dayMs;
/** What the store says when it can keep nothing more. */
const unkept: ReadonlySet<string> = new Set(['store.full', 'store.damaged']);

/** Loaded with the first decision: calendars and zones are not needed to show what is already here. */
const loadDecision = () => import('./decideAlerts.ts');
const loadDigest = () =>
  Promise.all([import('./digestAlert.ts'), import('./readDigest.ts'), import('./digest.ts')]);

export function createAlerts(deps: AlertDeps): Alerts {
  const { store, hub, clock, log } = deps;
  const running = new Set<string>();
  let settling: NodeJS.Timeout | undefined;
  let waiting: NodeJS.Timeout | undefined;
  let askedAt: number | null = null;
  let deciding: Promise<void> = Promise.resolve();
  let isStarted = false;
  let isClosed = false;
  let isStoreTroubleTold = false;
  let isUnkeptTold = false;
  const stops: (() => void)[] = [];

  /** A decision will follow: soon, or once the accounts that are being read are through. */
  const ask = (): void => {
    if (!isStarted || isClosed) return;
    const now = Date.now();
    askedAt ??= now;
    const patience = running.size === 0 ? restMs : Math.max(restMs, askedAt + mostPatienceMs - now);
    clearTimeout(settling);
    settling = setTimeout(() => void decide(), patience);
  };

  const decide = (): Promise<void> => {
    clearTimeout(settling);
    askedAt = null;
    deciding = deciding.then(async () => {
      if (isClosed) return;
      try {
        await decideOnce();
        isStoreTroubleTold = false;
      } catch (error) {
        const failure = failureOf(error);
        log.error('alert.notDecided', { failure, error });
        if (!isStoreTroubleTold)
          hub.emit('alert.raised', { ...unremembered(deps, failure.code), replaces: null });
        isStoreTroubleTold = true;
        waitUntil(clock.now().getTime() + lookEveryMs);
      }
    });
    return deciding;
  };

  const decideOnce = async (): Promise<void> => {
    const now = clock.now();
    const at = now.toISOString();
    const unreadBefore = new Date(now.getTime() - unreadMs).toISOString();
    const [memory, accounts, cases, settings, { decideAlerts }] = await Promise.all([
      import('./decisionDates.ts').then(({ readMemory }) => readMemory(store, { now: at, unreadBefore })),
      readAccounts(deps),
      store.cases.watched(),
      deps.settings(),
      loadDecision(),
    ]);
    const { newId } = deps;
    const zone = deps.zone();
    const digest = await digestDue(settings, memory, accounts, now, zone);
    const decision = decideAlerts({ memory, accounts, cases, digest }, { settings, now, zone, newId });
    await store.alerts.apply({
      at,
      raised: decision.raised,
      moved: decision.moved,
      ended: decision.ended.map(({ id }) => id),
      freshUpTo: memory.freshUpTo,
      unreadToldBefore: unreadBefore,
    });
    const endedIds = new Set(decision.ended.map(({ id }) => id));
    const movedIds = new Set(decision.moved.map(({ id }) => id));
    const known = memory.alerts.filter(({ id }) => !movedIds.has(id));
    const sounding = [...known, ...decision.moved, ...decision.raised].filter(
      (alert) => isSounding(alert, at) && !endedIds.has(alert.id),
    );
    const replacedBy = (old: Alert) => sounding.find(({ slot, id }) => slot === old.slot && id !== old.id);
    const gone = decision.ended.filter((old) => replacedBy(old) === undefined);
    if (decision.raised.length + decision.moved.length + decision.ended.length > 0) tellChanged(gone);
    for (const alert of sounding)
      await sound(
        alert,
        decision.ended.find(({ slot }) => slot === alert.slot),
      );
    const nextUnread = memory.nextUnreadSince === null ? null : Date.parse(memory.nextUnreadSince) + unreadMs;
    const nextDated = memory.nextDatedAt === null ? null : Date.parse(memory.nextDatedAt);
    const next = [decision.nextAt, nextUnread, nextDated].filter((moment) => moment !== null);
    waitUntil(next.length === 0 ? null : Math.min(...next));
  };

  const digestDue = async (
    settings: AlertSettings,
    memory: AlertMemory,
    accounts: AlertAccount[],
    now: Date,
    zone: ZoneName,
  ): Promise<DigestCounts | null> => {
    if (settings.digestAt === null) return null;
    const [{ digestDueOn }, { readDigest }, { countsOf }] = await loadDigest();
    if (digestDueOn(settings, memory.alerts, now, zone) === null) return null;
    const parts = { store, clock, zone, digestAt: settings.digestAt, accounts: async () => accounts };
    return countsOf(await readDigest(parts, memory));
  };

  const sound = async (alert: Alert, replaced: Alert | undefined): Promise<void> => {
    const at = clock.now().toISOString();
    if (!(await store.alerts.markShowing(alert.id, at))) return;
    if (!deps.hasSystemAlerts)
      await store.alerts.markShown(alert.id, { isShown: false, reason: 'noSystemAlerts' }, at);
    const before = replaced ?? (alert.nativeId === null ? undefined : alert);
    hub.emit('alert.raised', {
      ...alert,
      replaces: before === undefined ? null : { id: before.id, nativeId: before.nativeId },
    });
  };

  const tellChanged = (ended: readonly Alert[]): void =>
    hub.emit('alerts.changed', { ended: ended.map(({ id, nativeId }) => ({ id, nativeId })) });

  const waitUntil = (next: number | null): void => {
    clearTimeout(waiting);
    if (next === null || isClosed) return;
    const left = next - clock.now().getTime();
    if (left <= 0) return ask();
    waiting = setTimeout(
      () => (clock.now().getTime() >= next ? void decide() : waitUntil(next)),
      Math.max(leastWaitMs, Math.min(left, lookEveryMs)),
    );
  };

  /** A run that the store could not keep leaves nothing to decide from: it is told at once, and once until a run succeeds. */
  const tellUnkept = (result: Run['result']): void => {
    if (result === 'ok') isUnkeptTold = false;
    if (result === 'ok' || result === null || !unkept.has(result.code) || isUnkeptTold) return;
    isUnkeptTold = true;
    hub.emit('alert.raised', { ...unremembered(deps, result.code), replaces: null });
  };

  const listen = (): void => {
    stops.push(
      hub.on('run.started', ({ run }) => {
        running.add(run.accountId);
        if (askedAt !== null) ask();
      }),
      hub.on('run.finished', ({ run }) => {
        running.delete(run.accountId);
        tellUnkept(run.result);
        ask();
      }),
      hub.on('notices.changed', ask),
      hub.on('accounts.changed', ask),
      hub.on('account.parked', ask),
      hub.on('cases.changed', ask),
      hub.on('settings.changed', ask),
    );
  };

  return {
    start: async () => {
      if (isStarted) return;
      isStarted = true;
      listen();
      await store.alerts.resume(new Date(clock.now().getTime() - uptime() * 1_000).toISOString());
      ask();
    },
    wake: ask,
    told: async (id, outcome) => {
      await store.alerts.markShown(id, outcome, clock.now().toISOString());
      // The window shows what the system does not.
      tellChanged([]);
    },
    answer: async (ids) => {
      tellChanged(await store.alerts.answer(ids, clock.now().toISOString()));
    },
    snooze: async (ids, until) => {
      tellChanged(await store.alerts.snooze(ids, until));
      ask();
    },
    decide,
    close: async () => {
      isClosed = true;
      clearTimeout(settling);
      clearTimeout(waiting);
      for (const stop of stops) stop();
      await deciding;
    },
  };
}

const isSounding = ({ state, showing, silentFor, soundAt }: Alert, at: Instant): boolean =>
  state === 'open' && showing === 'waiting' && silentFor === null && soundAt <= at;
