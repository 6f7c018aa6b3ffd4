// Remembers, as data, what a person said about a portal's columns; forgets it when the columns change.
import type { FieldName } from '../vocabulary/vocabulary.ts';
import { fieldNames } from '../vocabulary/vocabulary.ts';
import { fieldValue } from './fieldValue.ts';
import type { Fields, NoticeListPage } from './pageReading.ts';

export interface ColumnMapping {
  portal: string;
  version: 1;
  /** The list's signature when the mapping was made. */
  signature: string;
  /** By column; null: holds nothing of interest. */
  columns: (FieldName | null)[];
}

/** Makes a mapping out of what a person chose for the columns of this list. */
export function mappingFor(
  portal: string,
  reading: NoticeListPage,
  columns: (FieldName | null)[],
): ColumnMapping {
  return { portal, version: 1, signature: reading.signature, columns };
}

/**
 * Reads the rows again by the mapping. When the list no longer has the signature, the reading comes back as it was and
 * `mapping` is null: the caller forgets it.
 */
export function applyMapping(
  reading: NoticeListPage,
  mapping: ColumnMapping,
): { reading: NoticeListPage; mapping: ColumnMapping | null } {
  if (mapping.signature !== reading.signature || mapping.columns.length !== reading.columns.length) {
    return { reading, mapping: null };
  }
  // Cards have no columns to be mapped: the person has said that they were read right.
  if (reading.columns.length === 0) return { reading: { ...reading, confidence: 1 }, mapping };
  const rows = reading.rows.map((row) => {
    if (row.cells.length !== mapping.columns.length) return row;
    return { ...row, fields: fieldsBy(mapping.columns, row.cells) };
  });
  const columns = reading.columns.map((column, index) => ({
    ...column,
    field: mapping.columns[index] ?? null,
    confidence: 1,
  }));
  return { reading: { ...reading, rows, columns, confidence: 1 }, mapping };
}

/** Checks what was stored; null for anything that is not a mapping of this version. */
export function readMapping(stored: unknown): ColumnMapping | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { portal, version, signature, columns } = stored as Record<string, unknown>;
  if (typeof portal !== 'string' || version !== 1 || typeof signature !== 'string' || !Array.isArray(columns))
    return null;
  const isColumn = (column: unknown): column is FieldName | null =>
    column === null || fieldNames.some((name) => name === column);
  return columns.every(isColumn) ? { portal, version, signature, columns } : null;
}

function fieldsBy(columns: readonly (FieldName | null)[], cells: readonly string[]): Fields {
  const fields: Fields = {};
  for (const [index, field] of columns.entries()) {
    const value = field ? fieldValue(field, cells[index] ?? '', 1) : null;
    if (field && value) fields[field] = value;
  }
  return fields;
}
