// Answers the store's questions over one database, whichever thread it stands in; never throws.
import { type Database, openDatabase } from './database.ts';
import { createOperations, type Operations } from './operations.ts';
import type { StoreAnswer, StoreQuestion } from './protocol.ts';
import { StoreFailure, storeFailureOf } from './storeFailure.ts';

type AnyOperation = (now: string, ...values: unknown[]) => unknown;

/** All is answered at once but a copy and a closing, which lets a copy end first. */
export function createAnswerer(): (question: StoreQuestion) => StoreAnswer | Promise<StoreAnswer> {
  let database: Database | null = null;
  let operations: Operations | null = null;
  const copies = new Set<Promise<unknown>>();

  const copy = async (path: string): Promise<null> => {
    if (!database) throw new StoreFailure('bug', { error: 'storeClosed' });
    const copying = database.copyTo(path);
    copies.add(copying);
    try {
      await copying;
    } finally {
      copies.delete(copying);
    }
    return null;
  };
  const close = async (): Promise<null> => {
    await Promise.allSettled(copies);
    operations = null;
    database?.close();
    database = null;
    return null;
  };

  const answer = (question: StoreQuestion): unknown => {
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
      case 'copy':
        return copy(question.path);
      case 'close':
        return close();
    }
  };

  return (question) => {
    const { id } = question;
    const failed = (error: unknown): StoreAnswer => ({ id, ok: false, failure: storeFailureOf(error) });
    try {
      const value = answer(question);
      if (!(value instanceof Promise)) return { id, ok: true, value };
      return value.then((told: unknown): StoreAnswer => ({ id, ok: true, value: told }), failed);
    } catch (error) {
      return failed(error);
    }
  };
}
