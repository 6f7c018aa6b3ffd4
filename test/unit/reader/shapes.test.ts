// The reader against every page shape: what is on the page comes out, and nothing that is not.
import { describe, expect, it } from 'vitest';
import type { PageReading } from '../../../main/connectors/kit/reader/pageReading.ts';
import { readPage } from '../../../main/connectors/kit/reader/readPage.ts';
import { baseVocabulary } from '../../../main/connectors/kit/vocabulary/baseVocabulary.ts';
import type { Shape } from '../../fixtures/pages/shapes.ts';
import { shapes } from '../../fixtures/pages/shapes.ts';

const read = (html: string): PageReading =>
  readPage(html, { vocabulary: baseVocabulary, url: 'https://portal.example/lista' });

function told(reading: PageReading, shape: Shape): unknown {
  if (reading.page === 'noticeList') {
    return reading.rows.map((row, index) => {
      const wanted = shape.rows?.[index] ?? {};
      const { fields } = row;
      const all: Record<string, string | undefined> = {
        day: (fields.madeAvailable ?? fields.date)?.value?.slice(0, 10),
        title: fields.title?.value ?? undefined,
        caseNumber: fields.caseNumber?.value ?? undefined,
        state: fields.state?.value ?? undefined,
        expires: fields.expires?.value?.slice(0, 10),
        issuer: fields.issuer?.value ?? undefined,
      };
      return Object.fromEntries(Object.keys(wanted).map((name) => [name, all[name]]));
    });
  }
  if (reading.page === 'notice' || reading.page === 'caseStatus') {
    return Object.fromEntries(
      Object.keys(shape.fields ?? {}).map((name) => [
        name,
        reading.fields[name as keyof typeof reading.fields]?.value,
      ]),
    );
  }
  return undefined;
}

describe('page shapes', () => {
  it('are at least forty', () => expect(shapes.length).toBeGreaterThanOrEqual(40));

  it.each(shapes)('$name', (shape) => {
    const reading = read(shape.html);
    expect({ page: reading.page, told: told(reading, shape) }).toEqual({
      page: shape.page,
      told: shape.rows ?? shape.fields,
    });
  });
});

describe('links of a row', () => {
  it.each(shapes.filter((shape) => shape.links !== undefined))('$name', (shape) => {
    const reading = read(shape.html);
    const links = reading.page === 'noticeList' ? reading.rows[0]?.links : undefined;
    expect(links?.filter((link) => link.kind !== 'other')).toHaveLength(shape.links ?? 0);
  });
});
