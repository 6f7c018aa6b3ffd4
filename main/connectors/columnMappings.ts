// What a person said about a portal's columns, as a connector may see it: one mapping a section, forgotten when it stops fitting.
import type { ColumnMapping } from './kit/reader/columnMapping.ts';

export interface ColumnMappings {
  /** Null where nobody has said anything. */
  read(section: string): Promise<ColumnMapping | null>;
  forget(section: string): Promise<void>;
}

/** What a person said about one section's columns. */
export interface KnownMapping {
  mapping: ColumnMapping;
  /** Called when it no longer fits the list. */
  forget(): Promise<void>;
}

/** Null where nobody has said anything about this section, or nobody can. */
export async function knownMapping(
  mappings: ColumnMappings | undefined,
  section: string,
): Promise<KnownMapping | null> {
  const mapping = await mappings?.read(section);
  return mappings && mapping ? { mapping, forget: () => mappings.forget(section) } : null;
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
