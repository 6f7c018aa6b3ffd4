// The options of `recado export`, apart from its code, which is loaded when it is asked for.
import type { FilterOptions } from './noticeFilter.ts';

export const exportable = ['notices', 'cases', 'deadlines', 'calendar'] as const;

export interface ExportOptions extends FilterOptions {
  what: (typeof exportable)[number];
  format: 'json' | 'csv';
  out?: string;
  force?: boolean;
}
