// Starts the desktop app over the real core, unless this process has to give way.
import { app } from 'electron';
import { createLogger } from '../activity/createLogger.ts';
import { createCore } from '../app/createCore.ts';
import { beforeReady } from './beforeReady.ts';
import { type ShellParts, startShell } from './shell.ts';

export type BuiltParts = Pick<ShellParts, 'rendererDir' | 'preloadFile' | 'storeWorkerUrl'>;

/** Call at the entry's top level: Electron wants part of it said before `ready`. */
export function startRecado(parts: BuiltParts): void {
  const start = beforeReady(process.argv);
  if (start === null) return;
  const profileDir = app.getPath('userData');
  startShell({ ...parts, start, profileDir, createCore, log: createLogger(profileDir) });
}
