// A list that was read with little confidence, laid out for a person: the page's own text beside what was made of it.
import type { UnclearList } from '../../columnMappings.ts';
import type { NoticeListPage } from './pageReading.ts';
import { parsePage } from './parsePage.ts';
import { linesOf } from './visibleText.ts';

const samples = 5;
const shownRows = 20;
const mostText = 20_000;

export function unclearListOf(reading: NoticeListPage, html: string, section: string): UnclearList {
  const tree = parsePage(html);
  return {
    section,
    text: tree ? linesOf(tree.root).slice(0, mostText) : '',
    signature: reading.signature,
    columns: reading.columns.map((column, index) => ({
      ...column,
      samples: reading.rows
        .map(({ cells }) => cells[index] ?? '')
        .filter((cell) => cell !== '')
        .slice(0, samples),
    })),
    rows: reading.rows
      .slice(0, shownRows)
      .map(({ fields }) =>
        Object.fromEntries(Object.entries(fields).map(([name, { value, raw }]) => [name, value ?? raw])),
      ),
    rowCount: reading.rows.length,
    confidence: reading.confidence,
  };
}

/** The same shape without anybody's facts: letters become x, digits 9. */
export const masked = (text: string): string =>
  text
    .replaceAll(/\p{Lu}/gu, 'X')
    .replaceAll(/\p{L}/gu, (letter) => (letter === 'X' ? 'X' : 'x'))
    .replaceAll(/\d/g, '9');
