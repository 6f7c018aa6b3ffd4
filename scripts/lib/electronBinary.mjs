// Finds Electron's own program without loading its package, whose entry downloads as soon as it is asked for.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { workDir } from './root.mjs';

const fetchMs = 300_000;
const retryMs = 24 * 3_600_000;
const attemptFile = join(workDir, 'electron-attempt.json');

/** The folder of the installed package, or null. */
function packageDir() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** The rule of electron/index.js: `path.txt` names the file, `ELECTRON_OVERRIDE_DIST_PATH` moves its folder. */
export function electronBinary(dir = packageDir(), environment = process.env) {
  if (!dir) return null;
  const nameFile = join(dir, 'path.txt');
  const named = existsSync(nameFile) ? readFileSync(nameFile, 'utf8') : null;
  const elsewhere = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (!named && !elsewhere) return null;
  const file = join(elsewhere || join(dir, 'dist'), named ?? 'electron');
  return existsSync(file) ? file : null;
}

/** Downloads it once; where that failed it is not tried again for a day, so that no start waits for nothing. */
export function fetchElectron(voice) {
  const dir = packageDir();
  if (!dir || process.env.ELECTRON_OVERRIDE_DIST_PATH || wasTriedLately()) return null;
  voice.step('Fetching Electron, once');
  const { status } = spawnSync(process.execPath, [join(dir, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: fetchMs,
  });
  const binary = status === 0 ? electronBinary(dir) : null;
  if (!binary) {
    mkdirSync(workDir, { recursive: true });
    writeFileSync(attemptFile, JSON.stringify({ at: new Date().toISOString() }));
  }
  return binary;
}

function wasTriedLately() {
  try {
    return Date.now() - Date.parse(JSON.parse(readFileSync(attemptFile, 'utf8')).at) < retryMs;
  } catch {
    return false;
  }
}
