// `npm run demo -- --check`: sample portals, a real sync, the inbox on standard output, and nothing left behind.
import { execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasCommand } from '../../scripts/lib/systemParts.mjs';

const run = promisify(execFile);
const script = new URL('../../scripts/demo.mjs', import.meta.url).pathname;

describe.skipIf(!hasCommand('dovecot'))('the demo', () => {
  let temporary: string;
  beforeEach(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'recado-demotest-'));
    // The mail server works as a user of its own and must be able to pass.
    await chmod(temporary, 0o755);
  });
  afterEach(() => rm(temporary, { recursive: true, force: true }));
  const environment = () => ({ ...process.env, TMPDIR: temporary });

  test('checks itself: the inbox of every sample portal as JSON and nothing else', async () => {
    const { stdout, stderr } = await run(process.execPath, [script, '--check', '--json'], {
      env: environment(),
    });
    const rows: { portal: string; title: string; accountId: string }[] = JSON.parse(stdout);
    expect(stderr).toBe('');
    expect(rows.length).toBeGreaterThanOrEqual(10);
    expect(new Set(rows.map(({ portal }) => portal))).toContain('chile');
    expect(await readdir(temporary)).toEqual([]);
  });

  test('says in a table whose sender is suspicious', async () => {
    const { stdout } = await run(process.execPath, [script, '--check'], { env: environment() });
    expect(stdout).toMatch(/^WHEN +PORTAL +KIND +TITLE +DUE +SENDER\n/);
    expect(stdout).toMatch(/ suspicious\n/);
  });

  test('that is stopped half-way takes everything along', async () => {
    const child = spawn(process.execPath, [script, '--check'], { env: environment(), stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
    while ((await readdir(temporary)).length === 0) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(await readdir(temporary)).toEqual([]);
  });
});
