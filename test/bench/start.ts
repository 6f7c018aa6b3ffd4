// How soon the inbox is there, as whole processes against Node doing nothing: the core alone, and the command; and what it costs at rest.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'vite';
import { bundledPackages, mainChunks } from '../../mainBuild.ts';
import { buildWhenStale } from '../../scripts/lib/build.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { makeVoice } from '../../scripts/lib/say.mjs';
import type { Figure } from './figure.ts';
import { seedLargeProfile } from './largeProfile.ts';

const notices = 100_000;
const rounds = 15;
/** What starting brings (first looks, first collection of memory) is over by then. */
const settleMs = 5_000;
const restMs = 10_000;
const cli = join(root, 'out', 'main', 'cli.js');

export async function bench(): Promise<Figure[]> {
  if (!buildWhenStale(makeVoice(true))) throw new Error('out/ could not be built');
  const dir = await mkdtemp(join(tmpdir(), 'recado-bench-'));
  try {
    const profile = join(dir, 'profile');
    const endpoints = join(dir, 'endpoints.json');
    await seedLargeProfile(profile, notices);
    await writeFile(endpoints, JSON.stringify({ memorySecrets: {} }));
    const where = ['--profile', profile, '--endpoints', endpoints];
    const core = [await buildCore(), profile, join(dir, 'code')];
    return [...measureStart(core, where), ...(await measureRest(where, join(dir, 'timers')))];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** The core with no command line around it, built as the shipped one is, and below the root as that is: there it finds its packages. */
async function buildCore(): Promise<string> {
  const outDir = join(root, '.recado', 'bench', 'core');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: bundledPackages },
    build: {
      ssr: true,
      minify: false,
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: { startCore: join(root, 'test', 'bench', 'bare', 'startCore.ts') },
        output: { codeSplitting: mainChunks(join(root, 'main')) },
      },
    },
  });
  return join(outDir, 'startCore.js');
}

/** Turn about, so that a busy moment of the machine falls on all; medians, so that one such moment does not count. */
function measureStart(core: string[], where: string[]): Figure[] {
  const [bare, started, listed]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(timeOf(['-e', '0']));
    started.push(timeOf(core));
    listed.push(timeOf([cli, 'list', '--limit', '200', '--json', ...where]));
  }
  const [bareMs, coreMs, listMs] = [median(bare), median(started), median(listed)];
  return [
    { what: 'bare `node -e 0`', value: bareMs, unit: 'ms' },
    { what: 'cold start of the core to the newest 200 of 100,000 notices', value: coreMs, unit: 'ms' },
    { what: 'the same, as a multiple of bare Node', value: coreMs / bareMs, unit: '×', atMost: 3 },
    { what: '`recado list --limit 200` on them, whole', value: listMs, unit: 'ms' },
  ];
}

function timeOf(words: string[]): number {
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, words, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}`);
  return performance.now() - startedAt;
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** `serve` with nobody looking: resident memory (as Linux tells it), and timers that would keep a laptop awake. */
async function measureRest(where: string[], timersFile: string): Promise<Figure[]> {
  if (process.platform !== 'linux') return [];
  await writeFile(timersFile, '');
  const recorder = new URL('./recordTimers.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', recorder, cli, 'serve', '--json', ...where], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, RECADO_TIMERS_FILE: timersFile },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
    await pause(settleMs);
    const restedAt = Date.now();
    await pause(restMs);
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
    const residentMb = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    const timers = (await readFile(timersFile, 'utf8'))
      .split('\n')
      .filter((line) => parseInt(line, 10) > restedAt);
    return [
      { what: 'resident memory of `serve` at rest', value: residentMb, unit: 'MB', atMost: 150 },
      { what: 'timers below 1 s set in 10 s at rest', value: timers.length, unit: 'timers', atMost: 0 },
    ];
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
