// Proves that one host is never asked twice at once, that nothing waits twice, and that closing ends everything.
import { describe, expect, it, vi } from 'vitest';
import { createQueue, type QueuedWork } from '../../../main/sync/queue.ts';

/** Work stays under way until it is let go by name. */
const heldWork = () => {
  const started: string[] = [];
  const release = new Map<string, () => void>();
  const work = (accountId: string, host = accountId, isUrgent = false): QueuedWork => ({
    key: accountId,
    accountId,
    host,
    isUrgent,
    perform: (signal) =>
      new Promise<void>((resolve) => {
        started.push(accountId);
        release.set(accountId, resolve);
        signal.addEventListener('abort', () => resolve());
      }),
  });
  return { started, work, let: (accountId: string) => release.get(accountId)?.() };
};

describe('queue', () => {
  it('keeps two accounts of one host apart and lets other hosts pass', async () => {
    const held = heldWork();
    const queue = createQueue();
    for (const next of [held.work('a', 'h'), held.work('b', 'h'), held.work('c', 'other')]) queue.push(next);
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
    const held = heldWork();
    const queue = createQueue();
    expect([queue.push(held.work('a')), queue.push(held.work('a')), queue.push(held.work('a'))]).toEqual([
      true,
      true,
      false,
    ]);
    expect([queue.running(), queue.waiting()]).toEqual([['a'], ['a']]);
    await queue.close();
  });
  it('runs a few at once, not all', async () => {
    const held = heldWork();
    const queue = createQueue(2);
    for (const id of ['a', 'b', 'c']) queue.push(held.work(id));
    expect(held.started).toEqual(['a', 'b']);
    await queue.close();
  });
  it('takes what a person waits for before what the schedule asked for', async () => {
    const held = heldWork();
    const queue = createQueue(1);
    for (const next of [held.work('a'), held.work('b'), held.work('c', 'c', true), held.work('d', 'd', true)])
      queue.push(next);
    expect(queue.waiting()).toEqual(['c', 'd', 'b']);
    await queue.close();
  });
  it('closing cancels what runs, drops what waits, and refuses what comes', async () => {
    const held = heldWork();
    const queue = createQueue(1);
    queue.push(held.work('a'));
    queue.push(held.work('b'));
    await queue.close();
    expect([held.started, queue.push(held.work('c')), queue.running()]).toEqual([['a'], false, []]);
  });
  it('one key that is stopped leaves the same account’s other work alone', async () => {
    const held = heldWork();
    const queue = createQueue(2);
    const other = { ...held.work('notice', 'other.example'), accountId: 'a' };
    queue.push(held.work('a'));
    queue.push(other);
    expect([queue.stop('a'), queue.stop('b')]).toEqual([true, false]);
    await vi.waitFor(() => expect(queue.running()).toEqual(['notice']));
    await queue.close();
  });
  it('an account that is cancelled neither waits nor runs on', async () => {
    const held = heldWork();
    const queue = createQueue(1);
    queue.push(held.work('a'));
    queue.push(held.work('b'));
    queue.cancel('b');
    queue.cancel('a');
    await queue.idle();
    expect(held.started).toEqual(['a']);
  });
});
