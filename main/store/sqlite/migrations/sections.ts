// Schema: the days that make a notice urgent, when it was read, what was done with it, and the views a person saved.

/*
 * - `shelf_days` holds, for each day that makes a notice urgent, from when to when it does (model/section.ts). It can be made
 *   again from `notices`. A notice whose opening ended in the unknown is urgent always: its row has no day of its own.
 * - `read_at` lets a notice stay among the new ones while the person is still looking at the list in which it was read.
 * - `mark_history` only grows: the first line of a notice is the first act of the person here.
 */
export const sections = `
CREATE TABLE shelf_days (
  seq INTEGER NOT NULL REFERENCES notices (seq) ON UPDATE CASCADE ON DELETE CASCADE,
  on_day TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  PRIMARY KEY (seq, on_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX shelf_days_until ON shelf_days (until_day, from_day, on_day, seq);

WITH RECURSIVE parts (seq, state, appointment_on, day, rest) AS (
  SELECT seq, state, appointment_on, NULL, due_days || ' ' FROM notices WHERE due_days <> ''
  UNION ALL
  SELECT seq, state, appointment_on, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)
  FROM parts WHERE rest <> ''
), urgent (seq, on_day, stays) AS (
  SELECT seq, substr(day, 1, 10), substr(day, 12) <> 'attend' FROM parts WHERE day IS NOT NULL
    AND NOT (substr(day, 12) = 'open' AND state IN ('opened', 'accepted', 'rejected', 'expired', 'received'))
    AND NOT (substr(day, 12) = '' AND substr(day, 1, 10) = coalesce(appointment_on, ''))
  UNION ALL SELECT seq, appointment_on, 0 FROM notices WHERE appointment_on IS NOT NULL
)
INSERT INTO shelf_days (seq, on_day, from_day, until_day)
SELECT seq, on_day, date(on_day, '-10 days'), CASE WHEN max(stays) THEN date(on_day, '+7 days') ELSE on_day END
FROM urgent WHERE date(on_day) IS NOT NULL GROUP BY seq, on_day;
INSERT INTO shelf_days (seq, on_day, from_day, until_day)
SELECT seq, '9999-12-31', '0000-01-01', '9999-12-31' FROM notices WHERE state = 'outcomeUnknown';

ALTER TABLE marks ADD COLUMN read_at TEXT;
ALTER TABLE shelf ADD COLUMN read_at TEXT;
CREATE INDEX shelf_read ON shelf (seq) WHERE is_done = 0 AND is_archived = 0 AND is_read = 1;
CREATE INDEX shelf_read_at ON shelf (read_at) WHERE read_at IS NOT NULL;

CREATE TABLE mark_history (
  notice_id TEXT NOT NULL,
  at TEXT NOT NULL,
  what TEXT NOT NULL
) STRICT;
CREATE INDEX mark_history_notice ON mark_history (notice_id);

CREATE TABLE saved_views (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  view TEXT NOT NULL
) STRICT;
`;
