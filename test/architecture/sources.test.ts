// Habits of the house that no linter knows: a first line that says why, no console, no unfinished work, files of one thing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, root } from './readTree.ts';

const sources = filesBelow(['main', 'preload', 'renderer'], /\.(ts|tsx|css)$/);
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

test('there is something to look at', () => {
  expect(sources.length).toBeGreaterThan(100);
});

test('the first line of every file says why it exists', () => {
  const silent = sources.filter((file) => !/^(\/\/|\/\*) ?\S.{10,}/.test(textOf(file)));
  expect(silent).toEqual([]);
});

test('nobody writes to the console: there is a logger, and it redacts', () => {
  const loud = sources.filter((file) => /\bconsole\s*[.[]/.test(textOf(file)));
  expect(loud).toEqual([]);
});

test('nothing is left for later and no rule is switched off in passing', () => {
  const marks = /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|nocheck)|\b(it|test|describe)\.only\b/;
  const tests = filesBelow(['test', 'scripts'], /\.(ts|tsx|mjs)$/).filter(
    (file) => !file.startsWith('test/architecture/'),
  );
  expect([...sources, ...tests].filter((file) => marks.test(textOf(file)))).toEqual([]);
});
