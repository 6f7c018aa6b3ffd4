// The store's own thread: SQLite works here synchronously, so that no query ever blocks the shell.
import { parentPort } from 'node:worker_threads';
import { type Database, openDatabase } from './database.ts';
import { createOperations, type Operations } from './operations.ts';
import type { StoreAnswer, StoreQuestion } from './protocol.ts';
import { StoreFailure, storeFailureOf } from './storeFailure.ts';

type AnyOperation = (now: string, ...values: unknown[]) => unknown;

let database: Database | null = null;
let operations: Operations | null = null;

function answer(question: StoreQuestion): unknown {
  switch (question.name) {
    case 'open': {
      database = openDatabase(question.options);
      operations = createOperations(database);
      return null;
    }
    case 'operate': {
      const operation = operations?.[question.operation];
      if (!operation) throw new StoreFailure('bug', { error: 'storeClosed' });
      // The names and types of both sides come from the same table; openStore.ts gives each its own arguments.
      return (operation as AnyOperation)(question.now, ...question.values);
    }
    case 'close': {
      operations = null;
      database?.close();
      database = null;
      return null;
    }
  }
}

const port = parentPort;
if (!port) throw new Error('the store works in a worker thread only');
port.on('message', (question: StoreQuestion) => {
  let told: StoreAnswer;
  try {
    told = { id: question.id, ok: true, value: answer(question) };
  } catch (error) {
    told = { id: question.id, ok: false, failure: storeFailureOf(error) };
  }
  port.postMessage(told);
});
