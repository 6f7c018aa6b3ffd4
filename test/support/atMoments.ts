// Looks at what a process would leave behind if it were killed now: it is held still between two steps and its folder copied, as kill -9 leaves files.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** What Linux tells of each thread; elsewhere nobody says when all of them stand still. */
export const canHoldStill = process.platform === 'linux';

/** `T`: stopped. A thread that waits for the disk stops when that has answered. */
function isStill(pid: number): boolean {
  return readdirSync(`/proc/${pid}/task`).every((thread) => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) === 'T';
  });
}

/**
 * Copies the folder as it is at this moment, with whatever stands by halves; the process goes on when the look at the copy is
 * over. Copied while one thread still works, a database and its log would be of two moments: what is moved from the log into
 * the database in between is in neither copy. That looks like damage, but no kill leaves it.
 */
export async function lookAtThisMoment(
  pid: number,
  from: string,
  to: string,
  look: () => Promise<void>,
): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  try {
    while (!isStill(pid)) await wait(1);
    execFileSync('cp', ['-a', '--reflink=auto', from, to]);
    await look();
  } finally {
    await rm(to, { recursive: true, force: true });
    process.kill(pid, 'SIGCONT');
  }
}
