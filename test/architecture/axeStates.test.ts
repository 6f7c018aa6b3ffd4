// The note says which states axe looks at, and where: no test of windows may look without being named, nor be named without looking.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'test/unit/renderer');

it('the table of states names the tests that look with axe, and no others', () => {
  const [, table = ''] = readFileSync(join(root, 'docs/notes/Design.md'), 'utf8').split(
    '## Looked at by axe',
  );
  const rows = table.split('\n## ')[0]?.matchAll(/\| (\w+Window) \|$/gm) ?? [];
  const named = new Set([...rows].map(([, test]) => `${test}.test.ts`));
  const looking = readdirSync(folder).filter((file) =>
    readFileSync(join(folder, file), 'utf8').includes('await faultsOn('),
  );
  expect([...named].toSorted()).toEqual(looking.toSorted());
});
