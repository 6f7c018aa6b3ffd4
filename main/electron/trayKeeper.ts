// Keeps the tray true: what it shows is read again after every fact that may have changed it.
import type { NativeImage } from 'electron';
import type { Core } from '../app/core.ts';
import type { AccountView } from '../contract/views.ts';
import type { Logger } from '../model/logger.ts';
import { callCore } from './callCore.ts';
import type { Texts } from './texts.ts';
import { createTray, type TrayActs, type TrayState } from './tray.ts';

export interface TrayKeeperParts extends Omit<TrayActs, 'pauseUntil'> {
  /** Marks the window's button in the taskbar; null takes the mark away. */
  badge(image: NativeImage | null, words: string): void;
  texts(): Texts;
  log: Logger;
}

export interface TrayKeeper {
  refresh(): void;
  destroy(): void;
}

const shownDue = 5;
const countedAlerts = 100;
/** "today" becomes "tomorrow's yesterday" at midnight by itself. */
const refreshEveryMs = 600_000;

export function keepTray(core: Core, parts: TrayKeeperParts): TrayKeeper {
  let isStale = false;
  let isReading = false;
  let isGone = false;
  let pauseEnds: NodeJS.Timeout | undefined;

  const pauseUntil = (until: Date | null): void => {
    void core.call('sync.pause', { until: until?.toISOString() ?? null }).then(refresh);
  };
  const sign = createTray({ ...parts, pauseUntil }, parts.badge);

  /** Facts come in bursts: while one reading is under way, the rest are answered by one more. */
  const refresh = (): void => {
    isStale = true;
    if (!isReading) void readAll().catch((error: unknown) => parts.log.warn('tray.notRefreshed', { error }));
  };
  const readAll = async (): Promise<void> => {
    isReading = true;
    try {
      while (isStale) {
        isStale = false;
        await showState();
      }
    } finally {
      isReading = false;
    }
  };
  const showState = async (): Promise<void> => {
    const state = await readState(core);
    if (isGone) return;
    sign.show(state, parts.texts());
    clearTimeout(pauseEnds);
    if (state.pausedUntil !== null)
      pauseEnds = setTimeout(refresh, state.pausedUntil.getTime() - Date.now() + 1_000);
  };

  for (const fact of [
    'notices.changed',
    'accounts.changed',
    'alerts.changed',
    'cases.changed',
    'run.started',
    'run.finished',
  ] as const)
    core.on(fact, refresh);
  const timer = setInterval(refresh, refreshEveryMs);
  return {
    refresh,
    destroy: () => {
      isGone = true;
      clearInterval(timer);
      clearTimeout(pauseEnds);
      sign.destroy();
    },
  };
}

async function readState(core: Core): Promise<TrayState> {
  const [counts, status, agenda, accounts, alerts] = await Promise.all([
    callCore(core, 'notices.counts', {}),
    callCore(core, 'sync.status', {}),
    callCore(core, 'alerts.agenda', { limit: shownDue }),
    callCore(core, 'accounts.list', {}),
    callCore(core, 'alerts.list', { isOpen: true, limit: countedAlerts }),
  ]);
  return {
    unread: counts.unread,
    urgent: alerts.filter(({ urgency, silentFor }) => urgency === 'urgent' && silentFor === null).length,
    due: agenda.due,
    nextAppointment: agenda.nextAppointment,
    isChecking: status.running.length > 0,
    wholeSince: wholeSince(accounts),
    needYou: accounts.filter(({ state }) => state === 'parked').length,
    pausedUntil: laterThanNow(status.pausedUntil),
  };
}

/** The oldest of the last complete looks: since then everything has been seen at least once. */
function wholeSince(accounts: readonly AccountView[]): Date | null {
  const looked = accounts.filter(({ method, state }) => method !== 'import' && state !== 'removed');
  const moments = looked.map(({ lastCompleteListingAt }) => lastCompleteListingAt);
  const [oldest] = moments.toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1));
  return oldest === undefined || oldest === null ? null : new Date(oldest);
}

function laterThanNow(until: string | null): Date | null {
  if (until === null) return null;
  const at = new Date(until);
  return at.getTime() > Date.now() ? at : null;
}
