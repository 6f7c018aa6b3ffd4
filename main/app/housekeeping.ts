// What is to be done from time to time, whoever looks: the bin forgets after thirty days, the weekly backup is made.
import { failureOf } from '../contract/failure.ts';
import type { Logger } from '../model/logger.ts';
import type { Backups } from './backup/createBackups.ts';
import { type BinDeps, purgeOld } from './bin/emptyBin.ts';

/** Asked again so often; a computer that slept is late by as much at most. */
const restMs = 10 * 60_000;

export interface Housekeeping {
  start(): void;
  /** Looks now and resolves when all is done; never fails. */
  look(): Promise<void>;
  close(): Promise<void>;
}

export function createHousekeeping(
  deps: BinDeps & { backups: Pick<Backups, 'makeDue'>; log: Logger },
): Housekeeping {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  const tellFailed = (error: unknown): void =>
    deps.log.warn('housekeeping.failed', { failure: failureOf(error), error });
  const look = (): Promise<void> => {
    round = round.then(async () => {
      await purgeOld(deps).catch(tellFailed);
      await deps.backups.makeDue().catch(tellFailed);
    });
    return round;
  };
  return {
    look,
    start: () => {
      timer = setInterval(() => void look(), restMs);
      timer.unref();
      void look();
    },
    close: async () => {
      clearInterval(timer);
      await round;
    },
  };
}
