// Holds the database on the other side of the port: in a worker of its own, or in this thread for a short command.
import { Worker } from 'node:worker_threads';
import { FailureError } from '../contract/failure.ts';
import type { Logger } from '../model/logger.ts';
import type { StoreAnswer, StoreQuestion } from './sqlite/protocol.ts';

type QuestionWithoutId = StoreQuestion extends infer Q
  ? Q extends { id: number }
    ? Omit<Q, 'id'>
    : never
  : never;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: FailureError): void;
}

/** Whoever holds the database and answers in the order asked. */
export interface StoreKeeper {
  ask(question: QuestionWithoutId): Promise<unknown>;
  stop(): Promise<void>;
}

/** A worker; when it dies, all who wait and all who ask later are told. */
export function startWorker(url: URL, log: Logger): StoreKeeper {
  const worker = new Worker(url);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let isStopped = false;

  worker.on('message', (answer: StoreAnswer) => {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) asker?.resolve(answer.value);
    else asker?.reject(new FailureError(answer.failure.code, answer.failure.details));
  });
  worker.on('error', (error) => log.error('store.workerFailed', { error: error.name }));
  worker.on('exit', () => {
    isStopped = true;
    for (const asker of waiting.values()) asker.reject(new FailureError('bug', { error: 'storeStopped' }));
    waiting.clear();
  });

  return {
    ask(question: QuestionWithoutId): Promise<unknown> {
      if (isStopped) return Promise.reject(new FailureError('bug', { error: 'storeStopped' }));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ ...question, id }, []);
      });
    },
    async stop(): Promise<void> {
      isStopped = true;
      await worker.terminate();
    },
  };
}

/** The same answers from this thread; values are copied, as between two threads. */
export async function startInThisThread(): Promise<StoreKeeper> {
  const { createAnswerer } = await import('./sqlite/createAnswerer.ts');
  const answer = createAnswerer();
  return {
    ask: async (question) => {
      const told = await answer({ ...question, id: 0 });
      if (told.ok) return structuredClone(told.value);
      throw new FailureError(told.failure.code, told.failure.details);
    },
    stop: async () => undefined,
  };
}
