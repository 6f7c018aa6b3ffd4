// The contract is whole: every method has a handler, every failure code its policy and its words.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HandlerDeps } from '../../main/app/handlers/handlers.ts';
import { createHandlers } from '../../main/app/handlers/index.ts';
import { failureCodes } from '../../main/contract/failure.ts';
import { failurePolicy } from '../../main/contract/failurePolicy.ts';
import { inputOf } from '../../main/contract/inputs.ts';
import { languages } from '../../main/contract/languages.ts';
import { methodNames, methods } from '../../main/contract/methods.ts';
import { root } from './readTree.ts';

/** Answers every property with itself: making handlers takes what it needs and calls nothing. */
const anything: unknown = new Proxy(() => anything, {
  get: (_, name) => (name === 'then' ? undefined : anything),
});

test('every method has its input, and a handler', async () => {
  const handlerOf = createHandlers(anything as HandlerDeps);
  for (const name of methodNames) {
    expect(await inputOf(name), name).toBe(methods[name].input);
    expect(typeof (await handlerOf(name)), name).toBe('function');
  }
});

test('every failure code has its policy', () => {
  expect(Object.keys(failurePolicy).toSorted()).toEqual([...failureCodes].toSorted());
});

test('a failure that is never tried again parks, or is an answer to a person who is there', () => {
  const answers = failureCodes.filter((code) => {
    const { retry, park } = failurePolicy[code];
    return retry === 'never' && park === 'no';
  });
  expect(answers).toEqual([
    'signIn.sameSubject',
    'secondFactor.wrong',
    'consentNeeded',
    'document.gone',
    'document.tooLarge',
    'folder.refused',
    'input.invalid',
    'input.notFound',
    'file.notUnderstood',
    'file.tooLarge',
    'file.damaged',
  ]);
});

describe.each(languages)('words of failures: %s', (language) => {
  const file = join(root, 'renderer', 'strings', language, 'failures.json');
  const words = (): Record<string, { title?: string; next?: string }> =>
    JSON.parse(readFileSync(file, 'utf8'));

  test('every code says what happened and what to do next', () => {
    const said = words();
    expect(failureCodes.filter((code) => !said[code]?.title?.trim() || !said[code].next?.trim())).toEqual([]);
  });
});
