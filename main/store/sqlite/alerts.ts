// Keeps alerts across restarts: what was decided, how each was shown, and what the person answered.
import type { Alert, AlertOutcome } from '../../model/alert.ts';
import type { Instant } from '../../model/day.ts';
import type { AlertChanges } from '../alertStore.ts';
import { toldBefore } from './alertMemory.ts';
import { alertsOf, writeAlert } from './alertRows.ts';
import type { Database } from './database.ts';

const keptMs = 400 * 86_400_000;

export function applyAlerts(db: Database, changes: AlertChanges): void {
  db.transaction(() => {
    for (const id of changes.ended) {
      db.sql("UPDATE alerts SET state = 'over', ended_at = ? WHERE id = ? AND state <> 'over'").run(
        changes.at,
        id,
      );
    }
    for (const alert of changes.raised) writeAlert(db, alert);
    for (const { id, soundAt } of changes.moved)
      db.sql("UPDATE alerts SET sound_at = ? WHERE id = ? AND showing = 'waiting'").run(soundAt, id);
    db.sql('DELETE FROM alert_fresh WHERE no <= ?').run(changes.freshUpTo);
    const told = toldBefore(db);
    // A clock that was set back takes nothing back.
    if (told === undefined || told < changes.unreadToldBefore)
      db.sql("INSERT OR REPLACE INTO alert_marks (name, value) VALUES ('unreadToldBefore', ?)").run(
        changes.unreadToldBefore,
      );
    db.sql("DELETE FROM alerts WHERE state = 'over' AND ended_at < ?").run(
      new Date(Date.parse(changes.at) - keptMs).toISOString(),
    );
  });
}

export function getAlert(db: Database, id: string): Alert | null {
  const [alert] = alertsOf(db.sql('SELECT * FROM alerts WHERE id = ?').all(id));
  return alert ?? null;
}

export const listAlerts = (
  db: Database,
  filter: { before?: Instant | undefined; isOpen?: boolean | undefined; limit: number },
): Alert[] =>
  alertsOf(
    db
      .sql(
        `SELECT * FROM alerts WHERE raised_at < ? ${filter.isOpen === true ? "AND state = 'open'" : ''}
         ORDER BY raised_at DESC, no DESC LIMIT ?`,
      )
      .all(filter.before ?? '9999', filter.limit),
  );

export const markShowing = (db: Database, id: string, at: Instant): boolean =>
  Number(
    db
      .sql(
        "UPDATE alerts SET showing = 'showing', shown_at = ? WHERE id = ? AND showing = 'waiting' AND state = 'open'",
      )
      .run(at, id).changes,
  ) > 0;

/** What was handed over when the process ended may not have been seen: it is handed over once more. */
export function resumeAlerts(db: Database, bootedAt: Instant): void {
  db.sql('UPDATE alerts SET native_id = NULL WHERE native_id IS NOT NULL AND shown_at < ?').run(bootedAt);
  db.sql("UPDATE alerts SET showing = 'waiting' WHERE showing = 'showing' AND state = 'open'").run();
}

export function markShown(db: Database, id: string, outcome: AlertOutcome, at: Instant): void {
  db.sql('UPDATE alerts SET showing = ?, shown_at = ?, not_shown_for = ?, native_id = ? WHERE id = ?').run(
    outcome.isShown ? 'shown' : 'notShown',
    at,
    outcome.isShown ? null : outcome.reason,
    outcome.isShown ? outcome.nativeId : null,
    id,
  );
}

export function answerAlerts(db: Database, ids: string[], at: Instant): Alert[] {
  return db.transaction(() =>
    alertsOf(
      db
        .sql(
          `UPDATE alerts SET state = 'answered', ended_at = ?
           WHERE id IN (SELECT value FROM json_each(?)) AND state = 'open' RETURNING *`,
        )
        .all(at, JSON.stringify(ids)),
    ),
  );
}

export function snoozeAlerts(db: Database, ids: string[], until: Instant): Alert[] {
  return db.transaction(() =>
    alertsOf(
      db
        .sql(
          `UPDATE alerts SET state = 'open', showing = 'waiting', sound_at = ?, is_snoozed = 1, silent_for = NULL, ended_at = NULL
           WHERE id IN (SELECT value FROM json_each(?)) AND state <> 'over' RETURNING *`,
        )
        .all(until, JSON.stringify(ids)),
    ),
  );
}
