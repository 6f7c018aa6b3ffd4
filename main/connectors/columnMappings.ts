// What a person said about a portal's columns, as a connector may see it: one mapping a section, forgotten when it stops fitting.
import type { ColumnMapping } from './kit/reader/columnMapping.ts';

export interface ColumnMappings {
  /** Null where nobody has said anything. */
  read(section: string): Promise<ColumnMapping | null>;
  forget(section: string): Promise<void>;
}

/** A list that was read with little confidence, as the person is asked about it. */
export interface UnclearList {
  section: string;
  /** What a person sees on the page. */
  text: string;
  signature: string;
  /** Empty for cards. */
  columns: { heading: string; field: string | null; confidence: number; samples: string[] }[];
  /** The first rows as they were read, by field. */
  rows: Record<string, string>[];
  rowCount: number;
  confidence: number;
}
