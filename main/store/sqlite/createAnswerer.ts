// Answers the store's questions over one database, whichever thread it stands in; never throws.
import { type Database, openDatabase } from './database.ts';
import { createOperations, type Operations } from './operations.ts';
import type { StoreAnswer, StoreQuestion } from './protocol.ts';
import { StoreFailure, storeFailureOf } from './storeFailure.ts';

type AnyOperation = (now: string, ...values: unknown[]) => unknown;

export function createAnswerer(): (question: StoreQuestion) => StoreAnswer {
  let database: Database | null = null;
  let operations: Operations | null = null;

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
      case 'close': {
        operations = null;
        database?.close();
        database = null;
        return null;
      }
    }
  };

  return (question) => {
    try {
      return { id: question.id, ok: true, value: answer(question) };
    } catch (error) {
      return { id: question.id, ok: false, failure: storeFailureOf(error) };
    }
  };
}
