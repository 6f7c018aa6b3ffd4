// Each portal's quality.json marks every rule as done (with a test that exists), todo or exempt (with the reason).
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { filesBelow, root } from './readTree.ts';

/** What is asked of every connector; a rule that does not apply is exempt and says why. */
const rules = [
  'manifestComplete',
  'signInCheckedBeforeSaving',
  'signInAgainRefusesAnotherSubject',
  'signInFailuresMapped',
  'listingHasNoSideEffect',
  'paginationGuarded',
  'datesCarryCertainty',
  'documentsChecked',
  'secretsRedacted',
  'readmeComplete',
] as const;

const verdict = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('done'), test: z.string() }),
  z.strictObject({ state: z.literal('todo'), reason: z.string().min(10) }),
  z.strictObject({ state: z.literal('exempt'), reason: z.string().min(10) }),
]);
const qualitySchema = z.strictObject(Object.fromEntries(rules.map((rule) => [rule, verdict])));

const portals = filesBelow(['main/connectors'], /^main\/connectors\/[^/]+\/manifest\.ts$/).map(dirname);

test('there are portals', () => {
  expect(portals).toContain('main/connectors/chile');
});

describe.each(portals)('%s', (folder) => {
  const quality = () =>
    qualitySchema.parse(JSON.parse(readFileSync(join(root, folder, 'quality.json'), 'utf8')));

  test('marks every rule, and each "done" names a test file that is there', () => {
    const untested = Object.entries(quality()).filter(
      ([, mark]) =>
        mark.state === 'done' && !(/\.test\.tsx?$/.test(mark.test) && existsSync(join(root, mark.test))),
    );
    expect(untested).toEqual([]);
  });

  test('has a README', () => {
    expect(existsSync(join(root, folder, 'README.md'))).toBe(true);
  });
});
