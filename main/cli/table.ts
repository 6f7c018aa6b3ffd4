// Lays rows out in columns: as wide as the terminal, or whole when nobody watches.
import { plain } from './terminal.ts';

export interface Column<R> {
  head: string;
  cell: (row: R) => string;
  /** The column that gives way when the terminal is narrow; at most one. */
  isElastic?: boolean;
}

const gap = '  ';
const leastElastic = 12;

/** A head line and one line a row; `width` null means that nothing is cut. */
export function table<R>(columns: Column<R>[], rows: R[], width: number | null): string {
  const cells = rows.map((row) => columns.map((column) => plain(column.cell(row))));
  const widths = columns.map((column, at) =>
    cells.reduce((most, line) => Math.max(most, lengthOf(line[at] ?? '')), column.head.length),
  );
  if (width !== null) {
    const elastic = columns.findIndex((column) => column.isElastic);
    const others = widths.reduce((sum, each, at) => sum + (at === elastic ? 0 : each + gap.length), 0);
    if (elastic >= 0)
      widths[elastic] = Math.min(widths[elastic] ?? 0, Math.max(leastElastic, width - others));
  }
  return [columns.map((column) => column.head), ...cells].map((line) => `${layOut(line, widths)}\n`).join('');
}

const layOut = (line: string[], widths: number[]): string =>
  line
    .map((cell, at) => fit(cell, widths[at] ?? 0))
    .join(gap)
    .trimEnd();

/** Segmenting costs a hundred times a plain split; plain Latin text does not need it. */
const characters = (text: string) =>
  /^[\u0020-\u02ff\u2010-\u2027]*$/.test(text)
    ? text.split('')
    : Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
const lengthOf = (text: string) => characters(text).length;

function fit(text: string, width: number): string {
  const length = lengthOf(text);
  if (length <= width) return text + ' '.repeat(width - length);
  return `${characters(text)
    .slice(0, width - 1)
    .join('')}…`;
}
