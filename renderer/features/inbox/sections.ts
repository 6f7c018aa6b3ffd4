// The inbox in its parts, as entries of one list: a heading for each part that holds something, under it its rows; pure.
import { type Section, sections } from '../../../main/contract/sections.ts';
import type { NoticeRow } from '../../api/views.ts';

export type SectionCounts = Record<Section, number>;

/** A heading, or the place of a row among the rows that are read. */
export type Entry = { head: Section; row: null } | { head: null; row: number };

/**
 * Parts without anything have no heading. While more can be read, what comes after the last row that is here is not known
 * yet and has no heading either; so nothing is ever put in between later.
 */
export function entriesOf(
  rows: Pick<NoticeRow, 'section'>[],
  counts: SectionCounts | undefined,
  closed: ReadonlySet<Section>,
  hasMore: boolean,
): Entry[] {
  const bySection = new Map<Section, number[]>();
  for (const [index, { section }] of rows.entries()) {
    if (section === undefined) continue;
    const places = bySection.get(section);
    if (places === undefined) bySection.set(section, [index]);
    else places.push(index);
  }
  const last = rows.at(-1)?.section;
  const known = hasMore && last !== undefined ? sections.slice(0, sections.indexOf(last) + 1) : sections;
  return known.flatMap((section): Entry[] => {
    const places = bySection.get(section) ?? [];
    const isFolded = closed.has(section) && (counts?.[section] ?? 0) > 0;
    if (places.length === 0 && !isFolded) return [];
    return [{ head: section, row: null }, ...places.map((row): Entry => ({ head: null, row }))];
  });
}

/** A list that is not in parts: only its rows. */
export const plainEntries = (count: number): Entry[] =>
  Array.from({ length: count }, (_, row) => ({ head: null, row }));
