// One app per profile: a lock folder names the first process, later ones leave their arguments there.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** False when a living process holds the lock; that one is told of our arguments. */
export function lockInstance(
  userData: string,
  argv: string[],
  onSecond: (argv: string[], cwd: string) => void,
): boolean {
  mkdirSync(userData, { recursive: true });
  const folder = join(userData, 'standin-lock');
  const owner = readOwner(folder);
  if (owner !== null && isAlive(owner)) {
    const letter = join(folder, `second-${process.pid}`);
    writeFileSync(`${letter}.part`, JSON.stringify({ argv, cwd: process.cwd() }));
    renameSync(`${letter}.part`, `${letter}.json`);
    return false;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, 'owner'), String(process.pid));
  watch(folder, () => {
    for (const name of readdirSync(folder).filter((known) => known.endsWith('.json'))) {
      const letter = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { argv: string[]; cwd: string };
      rmSync(join(folder, name));
      onSecond(letter.argv, letter.cwd);
    }
  }).unref();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return true;
}

function readOwner(folder: string): number | null {
  try {
    return Number(readFileSync(join(folder, 'owner'), 'utf8'));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
