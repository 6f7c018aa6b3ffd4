// What the checkups see of the machine, in one value, so that each is a plain function and any machine can be played in tests.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';

export interface Surroundings {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
  versions: Record<string, string | undefined>;
  exists(file: string): boolean;
  /** Text of a file, or null when it cannot be read. */
  readText(file: string): string | null;
  /** Path of `electron/package.json`, or null where the package is not installed. */
  electronPackage: string | null;
}

export const thisMachine = (): Surroundings => ({
  platform: process.platform,
  env: process.env,
  home: homedir(),
  versions: process.versions,
  exists: existsSync,
  readText: (file) => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return null;
    }
  },
  electronPackage: findElectronPackage(),
});

/** Resolved, never required: requiring `electron` in plain Node downloads it. */
function findElectronPackage(): string | null {
  try {
    return createRequire(import.meta.url).resolve('electron/package.json');
  } catch {
    return null;
  }
}
