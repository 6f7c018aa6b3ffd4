// Cuts the past into windows that the portal accepts, newest first, and remembers how far they were read.
import { z } from 'zod';
import type { Day } from '../../model/day.ts';
import { addDays } from '../../model/zonedTime.ts';
import type { ListingCursor } from '../connector.ts';

/** The portal refuses more than a month; four weeks are one in every count of months. */
const windowDays = 28;
/** Settled again: a state may reach the list days after its date. */
const overlapDays = 14;

export interface Window {
  /** Both days included. */
  from: Day;
  to: Day;
}

const cursorSchema = z.object({
  version: z.literal(1),
  /** Everything between these days has been read. */
  readFrom: z.iso.date(),
  readTo: z.iso.date(),
});
export type DehuCursor = z.infer<typeof cursorSchema>;

/** Null for a cursor of another version: the history is read anew, nothing here is lost by that. */
export const readCursor = (cursor: ListingCursor | null): DehuCursor | null => {
  const read = cursorSchema.safeParse(cursor);
  return read.success ? read.data : null;
};

/** What is still to be read: first what is new since the last time, then the past that is missing. */
export function windowsToRead(cursor: DehuCursor | null, today: Day, historyDays: number): Window[] {
  const oldest = addDays(today, -historyDays);
  if (!cursor) return cut(oldest, today);
  const again = addDays(cursor.readTo, -overlapDays);
  const fresh = again < oldest ? oldest : again;
  const missing = cursor.readFrom > oldest ? cut(oldest, addDays(cursor.readFrom, -1)) : [];
  return [...cut(fresh, today), ...missing];
}

/**
 * The cursor after a window: the span grows only where it stays without a gap, so that a run that breaks off between two
 * fresh windows reads them again.
 */
export function afterWindow(
  cursor: DehuCursor | null,
  read: Window,
  isLastFresh: boolean,
  today: Day,
): DehuCursor | null {
  if (!cursor) return { version: 1, readFrom: read.from, readTo: today };
  if (read.to < cursor.readFrom) return { ...cursor, readFrom: read.from };
  return isLastFresh ? { ...cursor, readTo: today } : cursor;
}

function cut(from: Day, to: Day): Window[] {
  const windows: Window[] = [];
  for (let end = to; end >= from; ) {
    const start = addDays(end, 1 - windowDays);
    windows.push({ from: start < from ? from : start, to: end });
    end = addDays(start, -1);
  }
  return windows;
}
