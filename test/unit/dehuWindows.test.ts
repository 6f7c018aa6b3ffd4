// Proves that the windows leave no day out, never exceed what the portal accepts, and go on where a run broke off.
import { array, assert as holds, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { afterWindow, readCursor, type Window, windowsToRead } from '../../main/connectors/dehu/windows.ts';
import { addDays, addMonths, daysBetween } from '../../main/model/zonedTime.ts';

const day = integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
const everyDay = (windows: Window[]) =>
  new Set(
    windows.flatMap(({ from, to }) =>
      Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at)),
    ),
  );

test('the first time every day back to the limit is read, newest first, at most a month at once', () => {
  holds(
    property(day, integer({ min: 1, max: 800 }), (today, history) => {
      const windows = windowsToRead(null, today, history);
      expect(everyDay(windows).size).toBe(history + 1);
      expect([windows[0]?.to, windows.at(-1)?.from]).toEqual([today, addDays(today, -history)]);
      for (const { from, to } of windows) expect(to <= addMonths(from, 1)).toBe(true);
      expect(windows.map(({ to }) => to)).toEqual(
        windows
          .map(({ to }) => to)
          .toSorted()
          .toReversed(),
      );
    }),
    { numRuns: 60 },
  );
});

test('wherever runs break off, in the end every day was read after its last change could have come', () => {
  const breaks = array(
    record({ windows: integer({ min: 0, max: 20 }), daysLater: integer({ min: 0, max: 90 }) }),
    { maxLength: 6 },
  );
  holds(
    property(day, breaks, (start, runs) => {
      let today = start;
      let cursor = readCursor(null);
      const read = new Set<string>();
      for (const run of [...runs, { windows: 1_000, daysLater: 0 }]) {
        const windows = windowsToRead(cursor, today, 365);
        const fresh = windows.filter(({ to }) => !cursor || to >= cursor.readFrom).length;
        for (const [index, window] of windows.slice(0, run.windows).entries()) {
          for (const one of everyDay([window])) read.add(one);
          cursor = afterWindow(cursor, window, index + 1 === fresh, today);
        }
        if (run.windows < 1_000) today = addDays(today, run.daysLater);
      }
      const wanted = everyDay([{ from: addDays(today, -365), to: today }]);
      expect([...wanted].filter((one) => !read.has(one))).toEqual([]);
      expect(cursor).toMatchObject({ readTo: today });
    }),
    { numRuns: 200 },
  );
});

test('a later run reads two weeks again and nothing more', () => {
  const cursor = { version: 1 as const, readFrom: '2025-11-22', readTo: '2026-11-20' };
  expect(windowsToRead(cursor, '2026-11-22', 365)).toEqual([{ from: '2026-11-06', to: '2026-11-22' }]);
});

test.each([null, {}, { version: 2 }, { version: 1, readFrom: 'x', readTo: 'y' }])(
  'the cursor %j starts anew',
  (given) => {
    expect(readCursor(given)).toBeNull();
  },
);
