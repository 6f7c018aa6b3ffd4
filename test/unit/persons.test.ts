// What a person is told when a number cannot be right, and that two persons are told apart without their hues.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { personColours } from '../../main/contract/personColours.ts';
import { initialsOf, looksOf } from '../../renderer/features/people/personLooks.ts';
import { createFakePersons, samplePersons } from '../support/fakePersons.ts';

const answers = () =>
  createFakePersons(
    structuredClone(samplePersons),
    () => ({ accounts: 0, notices: 0, cases: 0 }),
    () => {},
  );
const refused = (details: Record<string, unknown>) => ({ failure: { code: 'input.invalid', details } });

it('takes numbers as people type them, and refuses those that cannot be right with the reason', async () => {
  const persons = answers();
  const save = (change: { nie?: string; passport?: string }) =>
    persons['persons.save']({ id: 'person-1', name: 'Camila', ...change });
  expect(await save({ nie: 'x-1234567 l' })).toMatchObject({ nie: 'X1234567L' });
  expect(await save({ passport: 'ab 123456' })).toMatchObject({ nie: 'X1234567L', passport: 'AB123456' });
  expect(await save({ nie: 'B9999999J' })).toMatchObject({ nie: 'B9999999J' });
  for (const [nie, details] of [
    ['X1234567A', { badFields: ['nie'], reason: 'letter', suggestion: 'X1234567L' }],
    ['X1234567', { badFields: ['nie'], reason: 'letterMissing', suggestion: 'X1234567L' }],
    ['12', { badFields: ['nie'], reason: 'shape' }],
  ] as const)
    await expect(save({ nie })).rejects.toMatchObject(refused(details));
  await expect(save({ passport: 'AB 1' })).rejects.toMatchObject(
    refused({ badFields: ['passport'], reason: 'shape' }),
  );
});

it('gives a number to one person only, and empties it when nothing is typed', async () => {
  const persons = answers();
  await persons['persons.save']({ id: 'person-1', name: 'Camila', nie: 'X1234567L', passport: 'AB123456' });
  const other = { id: 'person-2', name: 'Diego' };
  await expect(persons['persons.save']({ ...other, nie: 'X1234567L' })).rejects.toMatchObject(
    refused({ badFields: ['nie'], reason: 'taken' }),
  );
  await expect(persons['persons.save']({ ...other, passport: 'AB123456' })).rejects.toMatchObject(
    refused({ badFields: ['passport'], reason: 'taken' }),
  );
  const emptied = await persons['persons.save']({ id: 'person-1', name: 'Camila', nie: null, passport: '' });
  expect(emptied).toMatchObject({ nie: null, passport: null });
  expect(await persons['persons.save']({ id: null, name: 'Eva' })).toMatchObject({ name: 'Eva', nie: null });
  expect(await persons['persons.list']({})).toHaveLength(3);
});

it('makes initials of any name', () => {
  const names = [
    'Camila Rojas Ejemplo',
    'Ана Петрова',
    'Diego',
    "Óscar O'Neill (papá)",
    'X1234567L',
    '123',
    '',
  ];
  expect(names.map(initialsOf)).toEqual(['CE', 'АП', 'D', 'ÓP', 'XL', '?', '?']);
});

it('gives each person a hue of their own as long as there are some, and keeps the chosen ones', () => {
  const many = Array.from({ length: 10 }, (_, at) => ({
    id: `p${at}`,
    name: `P${at}`,
    colour: at === 3 ? ('blue' as const) : null,
  }));
  const looks = looksOf(many);
  expect(looks.get('p3')?.colour).toBe('blue');
  const first = many.slice(0, personColours.length).map(({ id }) => looks.get(id)?.colour);
  expect(new Set(first).size).toBe(personColours.length);
});

it('writes initials on every hue with a contrast of 4.5 at least, as the note has it', () => {
  const css = readFileSync(new URL('../../renderer/features/people/personMark.css', import.meta.url), 'utf8');
  const light = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const usualInk = '#000000';
  const note = readFileSync(new URL('../../docs/notes/People.md', import.meta.url), 'utf8').replaceAll(
    '\n',
    ' ',
  );
  const hues = [...css.matchAll(/(?:-colour="(\w+)"\] )?\{\s+--hue: (#\w{6});(?:\s+--hue-ink: (#\w{6});)?/g)];
  expect(hues).toHaveLength(personColours.length);
  for (const [, name = 'grey', hue = '', ink = usualInk] of hues) {
    const [one, other] = [light(hue), light(ink)].toSorted((a, b) => b - a);
    const contrast = ((one ?? 0) + 0.05) / ((other ?? 0) + 0.05);
    expect(contrast, hue).toBeGreaterThanOrEqual(4.5);
    expect(note).toContain(`${name} ${contrast.toFixed(1)}`);
  }
});
