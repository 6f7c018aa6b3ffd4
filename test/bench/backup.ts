// What a backup of a large profile needs, as the built command does it: it must stream, whatever its size. `--size=5G` is the promise.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhenStale } from '../../scripts/lib/build.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { makeVoice } from '../../scripts/lib/say.mjs';
import { addAccount, openTestStore } from '../support/storeFixtures.ts';
import type { Figure } from './figure.ts';

const cli = join(root, 'out', 'main', 'cli.js');
/** Told by the process itself at its end: the most that it ever held. */
const tellPeak =
  "data:text/javascript,process.on('exit',()=>console.error('peak',process.resourceUsage().maxRSS))";
const fileBytes = 20_000_000;

export async function bench(): Promise<Figure[]> {
  const size = askedSize();
  if (!buildWhenStale(makeVoice(true))) throw new Error('out/ could not be built');
  const dir = await mkdtemp(join(tmpdir(), 'recado-bench-'));
  try {
    const profileDir = join(dir, 'profile');
    const store = await openTestStore(profileDir);
    await addAccount(store);
    await store.close();
    await fill(profileDir, size);
    const file = join(dir, 'all.age');
    const made = await run(dir, 'backup', file);
    if ((await stat(file)).size < size) throw new Error('the backup is not whole');
    const read = await run(dir, 'verify', file);
    const gb = `${(size / 1e9).toFixed(1)} GB`;
    return [
      { what: `backup of ${gb}: peak memory of the process`, value: made.peakMb, unit: 'MB', atMost: 200 },
      { what: `backup of ${gb}: time`, value: made.seconds, unit: 's' },
      {
        what: `reading ${gb} through: peak memory of the process`,
        value: read.peakMb,
        unit: 'MB',
        atMost: 200,
      },
      { what: `reading ${gb} through: time`, value: read.seconds, unit: 's' },
    ];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function askedSize(): number {
  const word = process.argv.find((one) => one.startsWith('--size='))?.slice('--size='.length) ?? '5G';
  const [, number, unit] = /^(\d+(?:\.\d+)?)([MG])$/.exec(word) ?? [];
  if (number === undefined) throw new Error(`--size=${word} is no size such as 500M or 5G`);
  return Number(number) * (unit === 'G' ? 1e9 : 1e6);
}

/** Files with holes: what lies on the disk is small, what is read and closed is not. */
async function fill(profileDir: string, size: number): Promise<void> {
  for (let at = 0; at * fileBytes < size; at += 1) {
    const sha256 = createHash('sha256').update(`${at}`).digest('hex');
    const folder = join(profileDir, 'documents', 'account-1', sha256.slice(0, 2));
    await mkdir(folder, { recursive: true });
    const file = await open(join(folder, sha256), 'w');
    await file.truncate(fileBytes);
    await file.close();
  }
}

async function run(dir: string, ...words: string[]): Promise<{ peakMb: number; seconds: number }> {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', tellPeak, cli, ...words, '--profile', join(dir, 'profile')],
    { stdio: ['pipe', 'inherit', 'pipe'] },
  );
  child.stdin.end('correct horse battery\n');
  let told = '';
  child.stderr.on('data', (piece: Buffer) => {
    told += piece.toString();
  });
  await once(child, 'close');
  const seconds = (performance.now() - startedAt) / 1000;
  if (child.exitCode !== 0) throw new Error(told);
  return { peakMb: Number(/peak (\d+)/.exec(told)?.[1]) / 1024, seconds };
}
