// The small parts that the scripts share: lock, source hash, Node version, closing line, figures.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasTried, noteTry } from '../../../scripts/lib/attempts.mjs';
import { hashSources } from '../../../scripts/lib/build.mjs';
import { closingLine } from '../../../scripts/lib/closingLine.mjs';
import { isHeld, tableOf } from '../../../scripts/lib/figures.mjs';
import { withLock } from '../../../scripts/lib/lock.mjs';
import { isNewEnough, systemEnvironment, toolEnvironment } from '../../../scripts/lib/node24.mjs';
import { binDir } from '../../../scripts/lib/root.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recado-scripts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('lock', () => {
  test('only one action runs at a time and the lock is gone afterwards', async () => {
    const file = join(folder, 'deep', 'setup.lock');
    let running = 0;
    let most = 0;
    const action = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    await Promise.all([withLock(file, action), withLock(file, action), withLock(file, action)]);
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  test('a lock left by a dead process is taken over', async () => {
    const file = join(folder, 'setup.lock');
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    writeFileSync(file, String(child.pid));
    expect(await withLock(file, () => readFileSync(file, 'utf8'))).toBe(String(process.pid));
  });

  test('it is let go of when the action fails', async () => {
    const file = join(folder, 'setup.lock');
    const failing = withLock(file, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });
});

test('what was tried in vain is not tried again within a day, unless it is something else', () => {
  const file = join(folder, 'notes', 'attempt.json');
  const hourMs = 3_600_000;
  expect(hasTried(file, 'xdotool', 0)).toBe(false);
  noteTry(file, 'xdotool', 0);
  expect(hasTried(file, 'xdotool', 23 * hourMs)).toBe(true);
  expect(hasTried(file, 'xdotool', 24 * hourMs)).toBe(false);
  expect(hasTried(file, 'xdotool openbox', hourMs)).toBe(false);
});

test('the source hash follows contents and names, not times', () => {
  mkdirSync(join(folder, 'main', 'a'), { recursive: true });
  const file = join(folder, 'main', 'a', 'b.ts');
  writeFileSync(file, 'one');
  const before = hashSources(folder, ['main', 'absent']);
  utimesSync(file, 1, 1);
  expect(hashSources(folder, ['main', 'absent'])).toBe(before);
  writeFileSync(file, 'two');
  expect(hashSources(folder, ['main', 'absent'])).not.toBe(before);
});

test('Node 24 and newer are enough, 22 is not', () => {
  expect(['v20.20.2', 'v22.22.0', 'v24.0.0', 'v26.1.0', 'strange'].map(isNewEnough)).toEqual([
    false,
    false,
    true,
    true,
    false,
  ]);
});

test('tools come first on the path once, and npm runs without them', () => {
  const environment = { Path: [binDir, '/usr/bin', binDir].join(':'), HOME: '/home/ana' };
  expect(toolEnvironment(environment)).toEqual({ Path: `${binDir}:/usr/bin`, HOME: '/home/ana' });
  expect(systemEnvironment(environment)).toEqual({ Path: '/usr/bin', HOME: '/home/ana' });
});

test('the closing line is plain', () => {
  expect(closingLine({ passed: 12, failed: 0, skipped: 3 })).toBe('12 passed, 0 failed, 3 skipped');
});

test('a figure is held within its limits and never when it is not a number', () => {
  const figure = { what: 'first page', value: 7, unit: 'ms' };
  expect(isHeld({ ...figure, atMost: 7 })).toBe(true);
  expect(isHeld({ ...figure, atMost: 6.9 })).toBe(false);
  expect(isHeld({ ...figure, atLeast: 8 })).toBe(false);
  expect(isHeld(figure)).toBe(true);
  expect(isHeld({ ...figure, value: Number.NaN })).toBe(false);
  expect(tableOf([{ ...figure, bench: 'search', atMost: 6, isHeld: false }])).toMatch(
    /MISSED {2}search {2}first page {2}7 ms +≤ 6 ms/,
  );
});
