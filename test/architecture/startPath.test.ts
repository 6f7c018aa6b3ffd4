// The inbox must not wait for what it does not show: only these packages may load before the first list.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './readTree.ts';

const needed = ['commander', 'env-paths', 'is-safe-filename', 'node-cron', 'zod'];

test('listing loads no client of a network, no reader of files and no keychain', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recado-start-'));
  try {
    const [endpoints, loaded] = [join(folder, 'endpoints.json'), join(folder, 'loaded')];
    writeFileSync(endpoints, JSON.stringify({ memorySecrets: {} }));
    const words = ['list', '--json', '--profile', join(folder, 'profile'), '--endpoints', endpoints];
    const recorder = new URL('./recordPackages.mjs', import.meta.url).href;
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--import', recorder, join(root, 'main', 'cli.ts'), ...words],
      { encoding: 'utf8', env: { ...process.env, RECADO_PACKAGES_FILE: loaded } },
    );
    expect({ status, stdout: stdout.trim() }).toEqual({ status: 0, stdout: '[]' });
    const packages = new Set(readFileSync(loaded, 'utf8').trim().split('\n'));
    expect([...packages].filter((name) => !needed.includes(name))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
