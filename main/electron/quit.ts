// One way to end: the core is closed once, then the process goes, whoever asked and however often.
import { app } from 'electron';
import type { Logger } from '../model/logger.ts';

/** A run that does not let go must not hold the computer's shutdown. */
const closeWithinMs = 10_000;
const crashWithinMs = 3_000;

export interface Quit {
  isQuitting(): boolean;
}

/** `close` is called once, for `app.quit()`, the menu, the tray, SIGTERM and SIGINT alike. */
export function endCleanly(close: () => Promise<void>, log: Logger): Quit {
  let closing: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    const late = new Promise<void>((_resolve, reject) => {
      setTimeout(() => reject(new Error('closing took too long')), closeWithinMs).unref();
    });
    let code = 0;
    await Promise.race([close(), late]).catch((error: unknown) => {
      code = 1;
      log.error('quit.unclean', { error });
    });
    app.exit(code);
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    closing ??= end();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  return { isQuitting: () => closing !== null };
}

/** A process that crashed this soon would crash again: it is not started anew. */
const soundAfterS = 60;

/**
 * What nobody caught leaves the state unknown: it is logged, the core is closed if it can be, the process ends with 1 and
 * begins anew beside the clock, since an inbox that stopped looking misses deadlines.
 */
export function endOnCrash(close: () => Promise<void>, log: Logger): void {
  let isEnding = false;
  const end = async (): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    const late = new Promise<void>((resolve) => {
      setTimeout(resolve, crashWithinMs);
    });
    await Promise.race([close().catch(() => undefined), late]);
    if (process.uptime() > soundAfterS) app.relaunch({ args: [...process.argv.slice(1), '--hidden'] });
    app.exit(1);
  };
  const crash = (event: string) => (error: unknown) => {
    log.error(event, { error });
    void end();
  };
  process.on('uncaughtException', crash('crash.exception'));
  process.on('unhandledRejection', crash('crash.rejection'));
}
