// The page that describes exports names every field that they have, so that whoever reads a file finds what it says.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  casesExportSchema,
  deadlinesExportSchema,
  exportVersion,
  noticesExportSchema,
} from '../../main/contract/exportMethods.ts';
import { markSchema } from '../../main/contract/noticeViews.ts';

const note = readFileSync(new URL('../../docs/notes/Exports.md', import.meta.url), 'utf8');
const sectionOf = (what: string): string => note.split(`\n## \`${what}\``)[1]?.split('\n## ')[0] ?? '';

test.each([
  [
    'notices',
    [...Object.keys(noticesExportSchema.shape.notices.element.shape), ...Object.keys(markSchema.shape)],
  ],
  ['cases', Object.keys(casesExportSchema.shape.cases.element.shape)],
  ['deadlines', Object.keys(deadlinesExportSchema.shape.deadlines.element.shape)],
])('%s', (what, fields) => {
  const told = sectionOf(what);
  expect(fields.filter((field) => !told.includes(`\`${field}\``))).toEqual([]);
});

test('the version', () => {
  expect(note).toContain(`{ "version": ${exportVersion},`);
});
