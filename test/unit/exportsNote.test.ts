// The page that describes exports names every field that they have, so that whoever reads a file finds what it says.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
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

/** A reader skips what it does not know, so nothing is said of further fields. */
const jsonSchemaOf = (schema: z.ZodType): unknown =>
  z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // The format says it; the pattern beside it is for machines only.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    },
  });

test.each([
  ['notices', noticesExportSchema],
  ['cases', casesExportSchema],
  ['deadlines', deadlinesExportSchema],
] as const)('the published schema of %s is what is written', (what, schema) => {
  const path = new URL(`../../docs/schemas/${what}-${exportVersion}.json`, import.meta.url);
  const made = JSON.parse(JSON.stringify(jsonSchemaOf(schema))) as unknown;
  // After a field was added on purpose: RECADO_KEEP_SCHEMAS=1 vitest run test/unit/exportsNote.test.ts
  if (process.env['RECADO_KEEP_SCHEMAS'] === '1') writeFileSync(path, `${JSON.stringify(made, null, 2)}\n`);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(made);
  expect(note).toContain(`docs/schemas/${what}-${exportVersion}.json`);
});
