// The sample portals, for whoever works on Recado: a second Recado with invented people, beside this one and gone with it.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FailureError } from '../contract/failure.ts';

export interface SampleDemo {
  /** Starts it unless it runs; fails with `ability.missing` where no Node can be started. */
  start(): Promise<void>;
  /** Ends it, with its portals and its profile. */
  close(): void;
}

/** Null in a shipped Recado: the samples lie in the project's own folder, which is looked for above this file. */
export function findSampleDemo(from = import.meta.dirname): SampleDemo | null {
  const root = projectAbove(from);
  return root === null ? null : createSampleDemo(join(root, 'scripts', 'demo.mjs'));
}

function projectAbove(folder: string): string | null {
  const isHere =
    existsSync(join(folder, 'scripts', 'demo.mjs')) && existsSync(join(folder, 'test', 'portals'));
  if (isHere) return folder;
  const above = dirname(folder);
  return above === folder ? null : projectAbove(above);
}

/** `script` is run by Node as it stands. */
export function createSampleDemo(script: string): SampleDemo {
  let running: ChildProcess | null = null;
  const start = (): Promise<void> =>
    new Promise((resolve, reject) => {
      // Electron's own program is no Node.
      const node = process.versions['electron'] === undefined ? process.execPath : 'node';
      const child = spawn(node, [script], { stdio: ['ignore', 'inherit', 'inherit'] });
      child.once('spawn', () => {
        running = child;
        resolve();
      });
      child.once('error', (error) => reject(new FailureError('ability.missing', { what: 'samples' }, error)));
      child.once('exit', () => {
        if (running === child) running = null;
      });
    });
  return {
    start: async () => {
      if (running === null) await start();
    },
    close: () => void running?.kill('SIGTERM'),
  };
}
