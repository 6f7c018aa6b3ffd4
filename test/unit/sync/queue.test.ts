// Proves that one host is never asked twice at once, that nothing waits twice, and that closing ends everything.
import { describe, expect, it } from 'vitest';
import { createQueue, type QueuedRun } from '../../../main/sync/queue.ts';

const run = (accountId: string, host = accountId): QueuedRun => ({ accountId, host, trigger: 'person' });

/** Runs stay under way until they are let go by name. */
const heldRuns = () => {
  const started: string[] = [];
  const release = new Map<string, () => void>();
  const perform = ({ accountId }: QueuedRun, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      started.push(accountId);
      release.set(accountId, resolve);
      signal.addEventListener('abort', () => resolve());
    });
  return { started, perform, let: (accountId: string) => release.get(accountId)?.() };
};

describe('queue', () => {
  it('keeps two accounts of one host apart and lets other hosts pass', async () => {
    const held = heldRuns();
    const queue = createQueue(held.perform);
    for (const next of [run('a', 'h'), run('b', 'h'), run('c', 'other')]) queue.push(next);
    expect(held.started).toEqual(['a', 'c']);
    held.let('a');
    await Promise.resolve();
    await Promise.resolve();
    expect(held.started).toEqual(['a', 'c', 'b']);
    held.let('b');
    held.let('c');
    await queue.idle();
  });
  it('does not let an account wait twice, but may follow a run under way by one more', async () => {
    const held = heldRuns();
    const queue = createQueue(held.perform);
    expect([queue.push(run('a')), queue.push(run('a')), queue.push(run('a'))]).toEqual([true, true, false]);
    expect([queue.running(), queue.waiting()]).toEqual([['a'], ['a']]);
    await queue.close();
  });
  it('runs a few at once, not all', async () => {
    const held = heldRuns();
    const queue = createQueue(held.perform, 2);
    for (const id of ['a', 'b', 'c']) queue.push(run(id));
    expect(held.started).toEqual(['a', 'b']);
    await queue.close();
  });
  it('closing cancels what runs, drops what waits, and refuses what comes', async () => {
    const held = heldRuns();
    const queue = createQueue(held.perform, 1);
    queue.push(run('a'));
    queue.push(run('b'));
    await queue.close();
    expect([held.started, queue.push(run('c')), queue.running()]).toEqual([['a'], false, []]);
  });
  it('an account that is cancelled neither waits nor runs on', async () => {
    const held = heldRuns();
    const queue = createQueue(held.perform, 1);
    queue.push(run('a'));
    queue.push(run('b'));
    queue.cancel('b');
    queue.cancel('a');
    await queue.idle();
    expect(held.started).toEqual(['a']);
  });
});
