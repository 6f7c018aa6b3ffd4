// Gives the inbox away in open formats: JSON with a version, CSV for a spreadsheet.
import { exportVersion } from '../contract/exportMethods.ts';
import type { NoticeFilter, NoticeRow, NoticeStore } from '../store/store.ts';

const pageSize = 500;

const columns = [
  'sortAt',
  'portal',
  'kind',
  'title',
  'issuer',
  'person',
  'caseNumber',
  'madeAvailableAt',
  'dueOn',
  'appointmentOn',
  'isInJunk',
  'verdict',
  'id',
] as const satisfies readonly (keyof NoticeRow)[];

/** All notices of the filter, newest first, as one text with a suggested file name. */
export async function exportNotices(
  notices: NoticeStore,
  format: 'json' | 'csv',
  filter: NoticeFilter,
  now: Date,
): Promise<{ name: string; type: string; text: string }> {
  const rows = await allRows(notices, filter);
  const name = `recado-${now.toISOString().slice(0, 10)}.${format}`;
  if (format === 'json') {
    const text = JSON.stringify(
      { version: exportVersion, exportedAt: now.toISOString(), notices: rows },
      null,
      2,
    );
    return { name, type: 'application/json', text };
  }
  const { stringify } = await import('csv-stringify/sync');
  // A title that begins with = would run as a formula in a spreadsheet.
  const text = stringify(rows, { header: true, columns: [...columns], escape_formulas: true, bom: true });
  return { name, type: 'text/csv', text };
}

async function allRows(notices: NoticeStore, filter: NoticeFilter): Promise<NoticeRow[]> {
  const rows: NoticeRow[] = [];
  for (let after: string | null = null; ; ) {
    const page = await notices.list(filter, after, pageSize);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}
