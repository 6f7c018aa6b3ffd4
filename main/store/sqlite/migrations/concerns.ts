// Schema 4: whom a notice concerns, its state and the act that is due in its row, and what an account signs in with.

/*
 * - A notice belongs to a person of its own, not to that of the account that lists it: a representative's list holds the
 *   notices of others. `persons.no` stands for the person in short rows; a number is never given twice.
 * - `due_days` now names the act of each day (`2026-06-23:open`), and `state` stands beside it, so that a list of notices
 *   says both without reading the facts.
 * - Numbers that portals told of titulars before become persons here, once each.
 */
export const concerns = `
ALTER TABLE accounts ADD COLUMN certificate TEXT;
ALTER TABLE accounts ADD COLUMN may_read_communications INTEGER NOT NULL DEFAULT 0;

ALTER TABLE persons ADD COLUMN no INTEGER;
UPDATE persons SET no = rowid;
CREATE UNIQUE INDEX persons_no ON persons (no);
CREATE INDEX persons_nie ON persons (nie) WHERE nie IS NOT NULL;
UPDATE persons SET nie = (SELECT a.subject FROM accounts a
  WHERE a.person_id = persons.id AND a.portal IN ('dehu', 'sede') AND a.subject IS NOT NULL LIMIT 1)
WHERE nie IS NULL AND (SELECT count(DISTINCT a.subject) FROM accounts a
  WHERE a.person_id = persons.id AND a.portal IN ('dehu', 'sede')) = 1
  AND NOT EXISTS (SELECT 1 FROM persons o, accounts a WHERE a.person_id = persons.id
    AND a.portal IN ('dehu', 'sede') AND o.nie = a.subject);

CREATE TEMP TABLE titulars AS SELECT n.seq, n.account, upper(trim(coalesce(
    json_extract(f.facts, '$.evidence.nifTitular'), json_extract(f.facts, '$.evidence.titularNif')))) AS nif
  FROM notices n JOIN notice_facts f ON f.seq = n.seq WHERE n.portal = 'dehu';
DELETE FROM titulars WHERE nif IS NULL OR nif = '' OR nif GLOB '*[*]*';
INSERT INTO persons (id, name, nie, no)
SELECT lower(hex(randomblob(16))), nif, nif, (SELECT coalesce(max(no), 0) FROM persons) + row_number() OVER (ORDER BY nif)
FROM (SELECT DISTINCT nif FROM titulars)
WHERE nif NOT IN (SELECT nie FROM persons WHERE nie IS NOT NULL)
  AND nif NOT IN (SELECT upper(subject) FROM accounts WHERE subject IS NOT NULL);

ALTER TABLE notices ADD COLUMN person_no INTEGER;
UPDATE notices SET person_no = coalesce(
  (SELECT p.no FROM titulars t JOIN accounts a ON a.no = t.account AND upper(a.subject) = t.nif
     JOIN persons p ON p.id = a.person_id WHERE t.seq = notices.seq),
  (SELECT p.no FROM titulars t JOIN persons p ON p.nie = t.nif WHERE t.seq = notices.seq ORDER BY p.no LIMIT 1),
  (SELECT p.no FROM titulars t JOIN accounts a ON upper(a.subject) = t.nif JOIN persons p ON p.id = a.person_id
     WHERE t.seq = notices.seq ORDER BY p.no LIMIT 1),
  (SELECT p.no FROM accounts a JOIN persons p ON p.id = a.person_id WHERE a.no = notices.account));
DROP TABLE titulars;
ALTER TABLE shelf ADD COLUMN person INTEGER;
UPDATE shelf SET person = (SELECT n.person_no FROM notices n WHERE n.seq = shelf.seq);
CREATE INDEX shelf_person ON shelf (person, account);

ALTER TABLE notices ADD COLUMN state TEXT NOT NULL DEFAULT 'unknown';
UPDATE notices SET state = coalesce(
    (SELECT json_extract(f.facts, '$.state') FROM notice_facts f WHERE f.seq = notices.seq), 'unknown'),
  due_days = coalesce((SELECT group_concat(day || ':' || what, ' ') FROM (
    SELECT day, substr(min(act), 2) AS what FROM (
      SELECT json_extract(d.value, '$.on') AS day, CASE json_extract(d.value, '$.what')
        WHEN 'open' THEN '1open' WHEN 'respond' THEN '2respond' WHEN 'pay' THEN '3pay' ELSE '4attend' END AS act
      FROM notice_facts f, json_each(f.facts, '$.deadlines') d WHERE f.seq = notices.seq
      UNION ALL SELECT json_extract(f.facts, '$.expiresOn'), '5' FROM notice_facts f WHERE f.seq = notices.seq
    ) WHERE day IS NOT NULL GROUP BY day ORDER BY day)), '');
`;
