// Writes the log of the profile, redacted, one JSON line an event; pino is loaded with the first line, not at start.
import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../model/logger.ts';
import { redactFields } from './redactFields.ts';

const sizeLimit = 5_000_000;
type Level = keyof Logger;

export interface ProfileLogger extends Logger {
  /** Waits until what was logged is on disk. */
  flush(): Promise<void>;
}

/** A logger into `<profile>/logs/recado.log`; the file before it is kept as `recado.1.log` once it passes 5 MB. */
export function createLogger(profileDir: string): ProfileLogger {
  const file = join(profileDir, 'logs', 'recado.log');
  let writing: Promise<(level: Level, event: string, fields: Record<string, unknown>) => void> | null = null;

  const open = async () => {
    const { pino } = await import('pino');
    mkdirSync(join(profileDir, 'logs'), { recursive: true, mode: 0o700 });
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > sizeLimit)
      renameSync(file, file.replace(/\.log$/, '.1.log'));
    const sink = pino(
      { base: null, messageKey: 'event', level: 'debug' },
      pino.destination({ dest: file, sync: true, mode: 0o600 }),
    );
    return (level: Level, event: string, fields: Record<string, unknown>) => sink[level](fields, event);
  };

  const log =
    (level: Level) =>
    (event: string, fields: Record<string, unknown> = {}) => {
      const safe = redactFields(fields);
      writing ??= open();
      // A log that cannot be written (full disk) must never stop the work it tells of.
      writing = writing.then(
        (write) => {
          try {
            write(level, event, safe);
          } catch {
            // nothing is left to tell it to
          }
          return write;
        },
        () => () => undefined,
      );
    };

  return {
    debug: log('debug'),
    info: log('info'),
    warn: log('warn'),
    error: log('error'),
    flush: async () => {
      await writing;
    },
  };
}
