// An alert as the database holds it: what it is about stands in one column, since only whoever shows it reads that.
import {
  type Alert,
  type AlertKind,
  type AlertState,
  type AlertSubject,
  type AlertUrgency,
  type Hindrance,
  noSubject,
  type Silence,
} from '../../model/alert.ts';
import type { Database } from './database.ts';

interface AlertRow {
  id: string;
  key: string;
  slot: string;
  kind: string;
  urgency: string;
  subject: string;
  raised_at: string;
  sound_at: string;
  is_snoozed: number;
  state: string;
  silent_for: string | null;
  showing: string;
  shown_at: string | null;
  not_shown_for: string | null;
  native_id: number | null;
  ended_at: string | null;
}

const toAlert = (row: AlertRow): Alert => ({
  ...noSubject,
  ...(JSON.parse(row.subject) as AlertSubject),
  id: row.id,
  key: row.key,
  slot: row.slot,
  kind: row.kind as AlertKind,
  urgency: row.urgency as AlertUrgency,
  raisedAt: row.raised_at,
  soundAt: row.sound_at,
  isSnoozed: row.is_snoozed === 1,
  state: row.state as AlertState,
  silentFor: row.silent_for as Silence | null,
  showing: row.showing as Alert['showing'],
  shownAt: row.shown_at,
  notShownFor: row.not_shown_for as Hindrance | null,
  nativeId: row.native_id,
  endedAt: row.ended_at,
});

/** Rows of `SELECT *` or `RETURNING *`. */
export const alertsOf = (rows: unknown[]): Alert[] => (rows as AlertRow[]).map(toAlert);

const subjectOf = (alert: Alert): AlertSubject =>
  Object.fromEntries(
    Object.keys(noSubject).map((name) => [name, alert[name as keyof AlertSubject]]),
  ) as unknown as AlertSubject;

/** A reason that comes back after it was over is a new alert under the same key. */
export function writeAlert(db: Database, alert: Alert): void {
  db.sql(
    `INSERT INTO alerts (id, key, slot, kind, urgency, subject, raised_at, sound_at, state, silent_for, showing,
       shown_at, not_shown_for, native_id, ended_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    alert.id,
    alert.key,
    alert.slot,
    alert.kind,
    alert.urgency,
    JSON.stringify(subjectOf(alert)),
    alert.raisedAt,
    alert.soundAt,
    alert.state,
    alert.silentFor,
    alert.showing,
    alert.shownAt,
    alert.notShownFor,
    alert.nativeId,
    alert.endedAt,
  );
}
