// Schema: alerts that were raised, what came since the last decision, and the last day of each notice that has one.

/*
 * - `alert_fresh` is filled in the transaction that adds a notice and emptied in the one that keeps the decision about it,
 *   so that no restart in between loses or repeats a new notice. Notices that are here already are not news.
 * - `alert_days` holds the last day that a notice names, kept by triggers on its facts: all that can still be missed is
 *   found without reading the facts of everything.
 */
export const alerts = `
CREATE TABLE alerts (
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL,
  slot TEXT NOT NULL,
  kind TEXT NOT NULL,
  urgency TEXT NOT NULL,
  subject TEXT NOT NULL,
  raised_at TEXT NOT NULL,
  sound_at TEXT NOT NULL,
  state TEXT NOT NULL,
  silent_for TEXT,
  showing TEXT NOT NULL,
  shown_at TEXT,
  not_shown_for TEXT,
  native_id INTEGER,
  ended_at TEXT
) STRICT;
CREATE UNIQUE INDEX alerts_key ON alerts (key) WHERE state <> 'over';
CREATE INDEX alerts_raised ON alerts (raised_at);
CREATE INDEX alerts_here ON alerts (state) WHERE state <> 'over';
CREATE INDEX alerts_ended ON alerts (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE alert_fresh (
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  notice_id TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX alert_fresh_notice ON alert_fresh (notice_id);
CREATE TRIGGER alert_fresh_added AFTER INSERT ON notices
BEGIN INSERT INTO alert_fresh (notice_id) VALUES (NEW.id); END;

CREATE TABLE alert_days (
  notice_id TEXT PRIMARY KEY REFERENCES notices (id) ON DELETE CASCADE,
  last_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_days_last ON alert_days (last_on);
CREATE TRIGGER alert_days_added AFTER INSERT ON notice_facts BEGIN ${keepLastDay()} END;
CREATE TRIGGER alert_days_changed AFTER UPDATE OF facts ON notice_facts BEGIN
  DELETE FROM alert_days WHERE notice_id = (SELECT id FROM notices WHERE seq = NEW.seq);
  ${keepLastDay()}
END;
INSERT INTO alert_days (notice_id, last_on) SELECT n.id, d.last_on FROM notices n JOIN (
  SELECT f.seq, (SELECT max(day) FROM (${daysOf('f.facts')})) AS last_on FROM notice_facts f
) d ON d.seq = n.seq WHERE d.last_on IS NOT NULL;

CREATE INDEX notices_first_seen ON notices (first_seen_at);
CREATE TABLE alert_marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

function daysOf(facts: string): string {
  return `SELECT json_extract(e.value, '$.on') AS day FROM json_each(${facts}, '$.deadlines') e
    UNION ALL SELECT json_extract(${facts}, '$.expiresOn') UNION ALL SELECT json_extract(${facts}, '$.appointment.on')`;
}

function keepLastDay(): string {
  return `INSERT INTO alert_days (notice_id, last_on)
    SELECT n.id, d.last_on FROM notices n, (SELECT max(day) AS last_on FROM (${daysOf('NEW.facts')})) d
    WHERE n.seq = NEW.seq AND d.last_on IS NOT NULL;`;
}
