// Measures the contrast of every pair of colours that the window puts together, from the tokens themselves.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const css = readFileSync(resolve(root, 'renderer/styles/tokens.css'), 'utf8');
const note = readFileSync(resolve(root, 'docs/notes/Design.md'), 'utf8');

const block = (start: string): Record<string, string> => {
  const from = css.indexOf(start);
  const text = css.slice(from, css.indexOf('}', from));
  return Object.fromEntries(
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
  );
};
const themes = {
  light: block(':root {'),
  dark: block(':root[data-theme="dark"]'),
  system: block(':root:not([data-theme="light"])'),
};

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

/** Foreground, background, least contrast. */
const pairs: [string, string, number][] = [
  ['ink', 'surface', 4.5],
  ['ink', 'accent-soft', 4.5],
  ['ink-soft', 'surface', 4.5],
  ['ink-soft', 'ground', 4.5],
  ['ink-soft', 'hover', 4.5],
  ['ink-soft', 'accent-soft', 4.5],
  ['ink-faint', 'surface', 4.5],
  ['ink-faint', 'ground', 4.5],
  ['ink-faint', 'hover', 4.5],
  ['ink-faint', 'accent-soft', 4.5],
  ['accent', 'surface', 4.5],
  ['accent', 'ground', 4.5],
  ['accent-strong', 'accent-soft', 4.5],
  ['on-accent', 'accent', 4.5],
  ['danger', 'surface', 4.5],
  ['danger', 'danger-soft', 4.5],
  ['ink', 'danger-soft', 4.5],
  ['warn', 'warn-soft', 4.5],
  ['warn', 'surface', 3],
  ['good', 'good-soft', 4.5],
  ['good', 'surface', 4.5],
  ['ink', 'found', 4.5],
  ['ground', 'ink', 4.5],
  ['control', 'surface', 3],
  ['control', 'ground', 3],
  ['accent', 'accent-soft', 3],
];

const of = (theme: keyof typeof themes, name: string): string => themes[theme][name] ?? '';

describe('contrast', () => {
  it.each(pairs)('%s on %s is at least %d in light and dark', (front, back, least) => {
    for (const theme of ['light', 'dark'] as const) {
      expect(contrast(of(theme, front), of(theme, back))).toBeGreaterThanOrEqual(least);
    }
  });

  it('gives the same dark colours by system and by choice', () => {
    expect(themes.system).toEqual(themes.dark);
  });

  it('stands in the design note as measured', () => {
    const rows = pairs.map(
      ([front, back]) =>
        `| ${front} on ${back} | ${contrast(of('light', front), of('light', back)).toFixed(1)} | ${contrast(of('dark', front), of('dark', back)).toFixed(1)} |`,
    );
    expect(note).toContain(rows.join('\n'));
  });
});
