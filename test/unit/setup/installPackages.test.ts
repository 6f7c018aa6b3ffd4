// Whether npm packages must be installed again is read from npm's own record, so that nothing is done twice.
import { describe, expect, test } from 'vitest';
import { areInstalled } from '../../../scripts/lib/installPackages.mjs';

const lock = (packages: Record<string, { version?: string; optional?: boolean }>) => ({
  packages: { '': { version: '0.1.0' }, ...packages },
});
const wanted = lock({
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/keytar': { version: '7.9.0', optional: true },
});

describe('npm packages', () => {
  test.each([
    [
      'the same',
      { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/keytar': { version: '7.9.0' } },
      true,
    ],
    ['an optional one of another platform absent', { 'node_modules/zod': { version: '4.6.7' } }, true],
    ['another version', { 'node_modules/zod': { version: '4.6.6' } }, false],
    ['one absent', { 'node_modules/keytar': { version: '7.9.0' } }, false],
    [
      'one too many',
      { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/left': { version: '1.0.0' } },
      false,
    ],
  ])('%s', (_name, installed, expected) => {
    expect(areInstalled(wanted, { packages: installed })).toBe(expected);
  });

  test('a clone that never installed, or an installation that was cut off, has no record', () => {
    expect(areInstalled(wanted, null)).toBe(false);
    expect(areInstalled(null, { packages: {} })).toBe(false);
  });
});
