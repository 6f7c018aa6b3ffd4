// Schema: every day that a notice names instead of its last one alone, so that a near day is found before a far one of the same notice.

/*
 * Kept by the code that writes facts (alertDays.ts), which has them at hand: triggers read the JSON of every written notice
 * once more and made a page of 3,000 a third slower.
 */
export const alertDays = `
DROP TRIGGER alert_days_added;
DROP TRIGGER alert_days_changed;
DROP TABLE alert_days;
CREATE TABLE alert_days (
  on_day TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES notices (seq) ON UPDATE CASCADE ON DELETE CASCADE,
  PRIMARY KEY (on_day, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_days_notice ON alert_days (seq);
INSERT OR IGNORE INTO alert_days (on_day, seq)
SELECT day, seq FROM (
  SELECT f.seq, json_extract(e.value, '$.on') AS day FROM notice_facts f, json_each(f.facts, '$.deadlines') e
  UNION ALL SELECT f.seq, json_extract(f.facts, '$.expiresOn') FROM notice_facts f
  UNION ALL SELECT f.seq, json_extract(f.facts, '$.appointment.on') FROM notice_facts f
) WHERE day IS NOT NULL;
`;
