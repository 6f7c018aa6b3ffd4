// Can the desktop window be opened: is Electron's program on disk? Without it Recado opens in the browser.
import { dirname, join } from 'node:path';
import type { Checkup } from '../../contract/views.ts';
import type { Surroundings } from './surroundings.ts';

/** The same rule by which the electron package itself finds its program; it downloads it only when first started. */
export function checkElectron({ versions, env, exists, readText, electronPackage }: Surroundings): Checkup {
  if (versions['electron']) {
    return { part: 'electron', state: 'ok', details: { version: versions['electron'], isRunning: true } };
  }
  if (!electronPackage) return { part: 'electron', state: 'missing', details: { reason: 'notInstalled' } };
  const folder = dirname(electronPackage);
  const named = readText(join(folder, 'path.txt'));
  const other = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const program = named || other ? join(other ?? join(folder, 'dist'), named ?? 'electron') : null;
  const isThere = program !== null && exists(program);
  return isThere
    ? { part: 'electron', state: 'ok', details: { isRunning: false } }
    : { part: 'electron', state: 'missing', details: { reason: 'notDownloaded' } };
}
