// Takes the files named on standard input into a fresh profile and prints what it cost: a process of its own, so that its memory is its own.
import { open } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { openTestCore } from '../host/openTestCore.ts';
import { letterPdf } from './letterPdf.ts';

export interface ImportCost {
  seconds: number;
  cpuSeconds: number;
  longestMs: number;
  mostMegabytes: number;
}

const megabyte = 1_048_576;

/** How long the thread worked without looking up, in its own time: what other programs take away is no part of it. */
function watchThread(): () => number {
  let longest = 0;
  const now = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1_000;
  };
  let last = now();
  const timer = setInterval(() => {
    const at = now();
    longest = Math.max(longest, at - last);
    last = at;
  }, 1);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

/** Through the core's own door, in pieces as windows and the command line send them. */
async function imported(paths: readonly string[]): Promise<ImportCost> {
  const world = await openTestCore('direct');
  const call = async (name: string, input: unknown): Promise<unknown> => {
    const envelope = await world.core.call(name, input);
    if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.failure)}`);
    return envelope.value;
  };
  const warm = (await call('imports.begin', { totalBytes: null })) as { importId: string };
  // Both threads are loaded before it counts, as those of the bare way are.
  for (const [seed, name] of ['x.pdf', 'y.pdf'].entries())
    await call('imports.add', {
      ...warm,
      name,
      base64: letterPdf([`calentar ${name}`], 0, seed).toString('base64'),
      isLast: true,
    });
  await call('imports.finish', warm);
  let most = 0;
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
  try {
    const ended = watchThread();
    const before = process.cpuUsage();
    const start = performance.now();
    const { importId } = (await call('imports.begin', { totalBytes: null })) as { importId: string };
    const piece = Buffer.alloc(3 * megabyte);
    for (const path of paths) {
      const file = await open(path);
      const { size } = await file.stat();
      for (let at = 0; at < size; ) {
        const { bytesRead } = await file.read(piece, 0, piece.byteLength, at);
        at += bytesRead;
        const base64 = piece.toString('base64', 0, bytesRead);
        await call('imports.add', { importId, name: path, base64, isLast: at >= size });
      }
      await file.close();
    }
    const summary = (await call('imports.finish', { importId })) as { papers: unknown[] };
    const seconds = (performance.now() - start) / 1_000;
    const { user, system } = process.cpuUsage(before);
    const longestMs = ended();
    if (summary.papers.length !== paths.length) throw new Error(`${summary.papers.length} taken`);
    return { seconds, cpuSeconds: (user + system) / 1e6, longestMs, mostMegabytes: most / megabyte };
  } finally {
    clearInterval(look);
    await world.remove();
  }
}

console.log(JSON.stringify(await imported(JSON.parse(await text(process.stdin)) as string[])));
