// Serialises scripts that change the checkout; a lock left by a dead process is taken over.
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Runs `action` while `file` exists with this process's id in it. `waiting` is called once when another holds it. */
export async function withLock(file, action, waiting = () => undefined) {
  mkdirSync(dirname(file), { recursive: true });
  let hasSaid = false;
  while (!take(file)) {
    if (!hasSaid) waiting();
    hasSaid = true;
    await pause(100);
  }
  const free = () => rmSync(file, { force: true });
  process.once('exit', free);
  try {
    return await action();
  } finally {
    process.removeListener('exit', free);
    free();
  }
}

/** Made whole and linked into place, so that nobody ever reads a lock without its owner. */
function take(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isHeld(file)) rmSync(file, { force: true });
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

function isHeld(file) {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch (error) {
    // ENOENT: let go of in this moment, the next round takes it.
    return error.code === 'EPERM' || error.code === 'ENOENT';
  }
}
