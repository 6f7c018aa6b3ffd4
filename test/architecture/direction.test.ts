// Arabic runs from right to left: no style may say left or right where it means start or end.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, root } from './readTree.ts';

/** One declaration that says a side of the screen instead of a side of the text. */
const physical = [
  /^\s*(margin|padding|border|scroll-margin|scroll-padding)-(top|right|bottom|left)\b/,
  /^\s*(top|right|bottom|left)\s*:/,
  /^\s*border-(top|bottom)-(left|right)-radius/,
  /^\s*(text-align|float|clear|caption-side)\s*:\s*(left|right)\b/,
  /^\s*transform-origin\s*:.*\b(left|right)\b/,
  // A page that a person turned is moved along its own axes.
  /^(?!.*\brotate\().*\btranslateX\(/,
  /^\s*box-shadow\s*:\s*(inset\s+)?-?[1-9]/,
  /^\s*translate\s*:\s*-?[1-9]/,
  /linear-gradient\(\s*(90deg|to (left|right))/,
];

/** Values of `margin: 1px 2px 1px 3px`, where the sides of the text get different ones. */
const isLopsided = (line: string): boolean => {
  const value = /^\s*(?:margin|padding|inset|border-width|border-style|border-color)\s*:\s*([^;]+);/.exec(
    line,
  )?.[1];
  const sides = value?.match(/[^\s(]+(\([^)]*\))?/g) ?? [];
  return sides.length === 4 && sides[1] !== sides[3];
};

const sinsOf = (text: string): string[] =>
  text.split('\n').filter((line) => physical.some((rule) => rule.test(line)) || isLopsided(line));

test.each([
  'margin-left: 4px;',
  '  right: -5px;',
  'text-align: right;',
  'padding: 0 1px 0 var(--space-2);',
  'box-shadow: inset 3px 0 red;',
  'border-top-left-radius: 3px;',
])('%s is found', (line) => {
  expect(sinsOf(line)).toHaveLength(1);
});

test.each([
  'margin-inline-start: 4px;',
  'padding: 0 calc(1px + 2px) 0 calc(1px + 2px);',
  'inset: 0;',
  'box-shadow: var(--lift);',
  'border-radius: 0 0 3px 3px;',
])('%s is not', (line) => {
  expect(sinsOf(line)).toEqual([]);
});

test('styles say start and end, never left and right', () => {
  const sins = filesBelow(['renderer'], /\.css$/).flatMap((file) =>
    sinsOf(readFileSync(join(root, file), 'utf8')).map((line) => `${file}: ${line.trim()}`),
  );
  expect(sins).toEqual([]);
});
