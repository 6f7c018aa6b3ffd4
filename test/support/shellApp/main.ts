// The real shell over a small fake core: what the shell itself promises is tried without portals, mail or database.
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { beforeReady } from '../../../main/electron/beforeReady.ts';
import { startShell } from '../../../main/electron/shell.ts';
import { createFakeCore } from './fakeCore.ts';

const start = beforeReady(process.argv);
if (start !== null) {
  const profileDir = app.getPath('userData');
  mkdirSync(join(profileDir, 'logs'), { recursive: true });
  const write = (event: string, fields: Record<string, unknown> = {}): void => {
    const { error } = fields;
    const words = error instanceof Error ? { ...fields, error: error.stack } : fields;
    appendFileSync(join(profileDir, 'logs/recado.log'), `${JSON.stringify({ event, ...words })}\n`);
  };
  startShell({
    start,
    profileDir,
    createCore: createFakeCore,
    rendererDir: join(import.meta.dirname, 'screen'),
    preloadFile: join(import.meta.dirname, 'preload.cjs'),
    storeWorkerUrl: new URL('./none.js', import.meta.url),
    log: { debug: write, info: write, warn: write, error: write, flush: () => Promise.resolve() },
  });
}
