// Every icon that rows are drawn with has its picture: without one it would be a square.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindIcons } from '../../../renderer/features/inbox/kindIcons.ts';

const ui = resolve(import.meta.dirname, '../../../renderer/ui');
const styles = readFileSync(resolve(ui, 'maskIcon.css'), 'utf8');
const pictures = readdirSync(resolve(ui, 'masks'));

describe('mask icons', () => {
  const named = [
    ...styles.matchAll(/\[data-icon="([\w-]+)"\] \{\s*mask-image: url\("\.\/masks\/([\w-]+)\.svg"\);/g),
  ];

  it('have one line and one picture each', () => {
    expect(named.map(([, name]) => `${name}.svg`).toSorted()).toEqual(pictures.toSorted());
    expect(named.every(([, name, file]) => name === file)).toBe(true);
    const listed = [...readFileSync(resolve(ui, 'MaskIcon.tsx'), 'utf8').matchAll(/\| '([\w-]+)'/g)];
    expect(listed.map(([, name]) => name)).toEqual(named.map(([, name]) => name));
  });

  it('are there for every kind of notice', () => {
    for (const name of Object.values(kindIcons)) expect(pictures).toContain(`${name}.svg`);
  });
});
