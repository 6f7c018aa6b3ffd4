// Text for people stands in strings/ only: a sentence written into a screen or the shell would stay English for everybody.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { filesBelow, root } from './readTree.ts';

interface Node {
  type: string;
  [key: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Attributes that a person reads or hears. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'caption',
  'description',
  'hint',
  'label',
  'legend',
  'placeholder',
  'summary',
  'title',
]);

/** The name of the app, of keys, of formats and of the tools in the page of licences: the same in every language. */
const names =
  /^(Recado|PDF|ICS|CSV|HTML|ZIP|IMAP|TLS|QR|NIE|Ctrl|Cmd|Enter|Esc|Shift|Alt|Tab|Cl@ve|DEHú|S\/)$/;
const isWord = (text: string): boolean =>
  text
    .split(/[\s·:,.()/–—-]+/)
    .some((word) => /\p{L}{2,}/u.test(word.replace(/&\w+;/g, '')) && !names.test(word));
/** `Open the case`: begins like a sentence and goes on in words. */
const isSentence = (text: string): boolean => /^\p{Lu}\p{Ll}+(\s\p{L}{2,}){1,}/u.test(text.trim());

function textsIn(code: string, file: string): string[] {
  const found: string[] = [];
  const literal = (value: unknown): string[] => {
    if (!isNode(value)) return [];
    if (value.type === 'Literal' && typeof value.value === 'string') return [value.value];
    if (value.type === 'TemplateLiteral')
      return (value.quasis as { value: { cooked: string } }[]).map(({ value: { cooked } }) => cooked);
    if (value.type === 'ConditionalExpression')
      return [...literal(value.consequent), ...literal(value.alternate)];
    if (value.type === 'LogicalExpression') return literal(value.right);
    if (value.type === 'JSXExpressionContainer') return literal(value.expression);
    return [];
  };
  const walk = (node: Node, above: Node | null): void => {
    if (node.type === 'ImportDeclaration' || node.type.startsWith('TS')) return;
    if (node.type === 'JSXText' && isWord(String(node.value))) found.push(String(node.value).trim());
    if (
      node.type === 'JSXExpressionContainer' &&
      (above?.type === 'JSXElement' || above?.type === 'JSXFragment')
    )
      found.push(...literal(node).filter(isWord));
    if (node.type === 'JSXAttribute' && spoken.has(String((node.name as Node).name)))
      found.push(...literal(node.value).filter(isWord));
    if (node.type === 'Literal' && typeof node.value === 'string' && isSentence(node.value))
      found.push(node.value);
    for (const part of Object.values(node).flat()) if (isNode(part)) walk(part, node);
  };
  walk(parseSync(file, code).program as unknown as Node, null);
  return found;
}

test.each([
  ['text', 'const a = <p>Open it</p>;'],
  ['a name for the ear', 'const a = <button aria-label="Close" />;'],
  ['a choice', "const a = <p>{is ? 'yes indeed' : t('no')}</p>;"],
  ['a template', 'const a = <p>{`due ${day}`}</p>;'],
  ['an attribute of our own', 'const a = <Button label={`Open`} />;'],
  ['a sentence anywhere', "toast({ words: 'Nothing was found' });"],
])('%s written into a screen is found', (_name, code) => {
  expect(textsIn(code, 'a.tsx')).toHaveLength(1);
});

test.each([
  ['words by key', "const a = <p title={t('a.b')}>{t('help.open')} · </p>;"],
  ['names of the app', 'const a = <p>Recado</p>;'],
  ['classes', "const a = <p className={is ? 'row row-open' : 'row'}>{count}</p>;"],
  ['what only the code reads', "go({ to: 'screen' }); addEventListener('keydown', heard);"],
])('%s are not', (_name, code) => {
  expect(textsIn(code, 'a.tsx')).toEqual([]);
});

/** Mails to an authority are Spanish, whatever the screen speaks. */
const letters = ['renderer/features/peru/credentialsMail.ts'];

test('no text for people is written into the screens or the desktop shell', () => {
  const files = filesBelow(['renderer', 'main/electron'], /\.tsx?$/).filter(
    (file) => !letters.includes(file),
  );
  expect(files.length).toBeGreaterThan(150);
  const texts = files.flatMap((file) =>
    textsIn(readFileSync(join(root, file), 'utf8'), file).map((text) => `${file}: ${text}`),
  );
  expect(texts).toEqual([]);
});
