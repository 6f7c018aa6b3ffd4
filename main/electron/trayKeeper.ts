// Keeps the tray true: counts and pause are read again after every fact that may have changed them.
import type { Core } from '../app/core.ts';
import type { Logger } from '../model/logger.ts';
import { callCore } from './callCore.ts';
import type { Texts } from './texts.ts';
import { createTray } from './tray.ts';

export interface TrayKeeperParts {
  open(): void;
  syncNow(): void;
  quit(): void;
  texts(): Texts;
  log: Logger;
}

export interface TrayKeeper {
  refresh(): void;
  destroy(): void;
}

export function keepTray(core: Core, parts: TrayKeeperParts): TrayKeeper {
  let isStale = false;
  let isReading = false;
  let isGone = false;
  let pauseEnds: NodeJS.Timeout | undefined;

  const pauseUntil = (until: Date | null): void => {
    void core.call('sync.pause', { until: until?.toISOString() ?? null }).then(refresh);
  };
  const sign = createTray({ open: parts.open, syncNow: parts.syncNow, quit: parts.quit, pauseUntil });

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
    const [counts, status] = await Promise.all([
      callCore(core, 'notices.counts', {}),
      callCore(core, 'sync.status', {}),
    ]);
    if (isGone) return;
    const pausedUntil = laterThanNow(status.pausedUntil);
    sign.show({ unread: counts.unread, pausedUntil }, parts.texts());
    clearTimeout(pauseEnds);
    if (pausedUntil !== null) pauseEnds = setTimeout(refresh, pausedUntil.getTime() - Date.now() + 1_000);
  };

  core.on('notices.changed', refresh);
  core.on('accounts.changed', refresh);
  return {
    refresh,
    destroy: () => {
      isGone = true;
      clearTimeout(pauseEnds);
      sign.destroy();
    },
  };
}

function laterThanNow(until: string | null): Date | null {
  if (until === null) return null;
  const at = new Date(until);
  return at.getTime() > Date.now() ? at : null;
}
