// Proves that no code path but the gate can make the value that opens a notice.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesBelow, root } from './readTree.ts';

it('consent is made by the handler of notices.open alone', () => {
  const files = filesBelow(['main', 'preload', 'renderer'], /\.tsx?$/).map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }));
  const naming = (text: string) => files.filter((file) => file.text.includes(text)).map(({ path }) => path);
  expect(naming("/giveConsent.ts'")).toEqual(['main/app/handlers/openingHandlers.ts']);
  expect(naming('as Consent')).toEqual(['main/app/giveConsent.ts']);
  expect(naming('madeByThePerson')).toEqual(['main/model/consent.ts']);
});
