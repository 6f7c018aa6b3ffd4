// Reads what stands on a calendar by its days: the index of days leads, facts are read for those alone that are shown.
import type { Notice } from '../../model/notice.ts';
import { withoutPaid } from '../../model/payments.ts';
import type { CalendarAsked, CalendarNotice } from '../calendarStore.ts';
import type { Database } from './database.ts';
import { ownDates } from './ownDates.ts';
import { paidOf } from './paidMarks.ts';
import { presentPersonId } from './personMerges.ts';

interface Row {
  id: string;
  personId: string;
  firstSeenAt: string;
  facts: string;
  isAway: number;
}

const afterAll = '9999-12-31';
/** Nobody has more visits that could still change. */
const mostAppointments = 500;

const columns = `n.id, p.id AS personId, n.first_seen_at AS firstSeenAt, f.facts, (h.is_done OR h.is_archived) AS isAway`;
const joined = `JOIN shelf h ON h.seq = n.seq JOIN notice_facts f ON f.seq = n.seq JOIN persons p ON p.no = n.person_no`;
const believed = `coalesce(n.verdict, '') <> 'suspicious' AND (?1 IS NULL OR p.id = ?1)`;

function toNotice(db: Database, { id, personId, firstSeenAt, facts, isAway }: Row): CalendarNotice {
  const told = withoutPaid(id, JSON.parse(facts) as Notice, paidOf(db, id));
  return {
    id,
    personId,
    firstSeenAt,
    caseId: null,
    isAway: isAway === 1,
    portal: told.portal,
    kind: told.kind,
    title: told.title,
    person: told.person,
    caseNumber: told.caseNumber,
    state: told.state,
    madeAvailableAt: told.madeAvailableAt,
    expiresOn: told.expiresOn,
    appointment: told.appointment,
    deadlines: told.deadlines,
    authenticity: told.authenticity,
    evidence: told.evidence,
  };
}

export function datedNotices(
  db: Database,
  { from, to, personId, limit }: CalendarAsked,
): { notices: CalendarNotice[]; isCut: boolean } {
  const person = personId === null ? null : presentPersonId(db, personId);
  const rows = db
    .sql(
      `SELECT ${columns} FROM (
         SELECT seq, min(on_day) AS first FROM alert_days WHERE on_day BETWEEN ?2 AND ?3 GROUP BY seq ORDER BY first LIMIT ?4
       ) d JOIN notices n ON n.seq = d.seq ${joined} WHERE ${believed} ORDER BY d.first, n.seq`,
    )
    .all(person, from, to ?? afterAll, limit + 1) as unknown as Row[];
  const found = rows.slice(0, limit).map((row) => toNotice(db, row));
  const own = ownDates(db)
    .filter((one) => person === null || one.personId === person)
    .map((one): CalendarNotice => ({ ...one, person: null, caseNumber: null, caseId: one.caseId ?? null }));
  return { notices: [...withOtherVisits(db, found), ...own], isCut: rows.length > limit };
}

/** A later mail may have moved a visit out of these days: all that tell of visits of these persons come along. */
function withOtherVisits(db: Database, found: readonly CalendarNotice[]): CalendarNotice[] {
  const places = new Map(
    found.flatMap(({ appointment, portal, personId }) =>
      appointment === null ? [] : [[`${portal} ${personId}`, { portal, personId }] as const],
    ),
  );
  const known = new Set(found.map(({ id }) => id));
  const others = [...places.values()].flatMap(({ portal, personId }) =>
    (
      db
        .sql(
          `SELECT ${columns} FROM notices n ${joined}
           WHERE n.appointment_on IS NOT NULL AND n.portal = ?2 AND ${believed} ORDER BY n.seq DESC LIMIT ?3`,
        )
        .all(personId, portal, mostAppointments) as unknown as Row[]
    )
      .filter(({ id }) => !known.has(id))
      .map((row) => toNotice(db, row)),
  );
  return [...found, ...others];
}

export function undatedNotices(db: Database, personId: string | null, limit: number): CalendarNotice[] {
  const person = personId === null ? null : presentPersonId(db, personId);
  const rows = db
    .sql(
      `SELECT ${columns} FROM notice_facts u INDEXED BY notice_facts_undated CROSS JOIN notices n ON n.seq = u.seq ${joined}
       WHERE instr(u.facts, '"on":null') > 0 AND ${believed} AND h.is_done = 0 AND h.is_archived = 0 ORDER BY n.seq DESC`,
    )
    .all(person) as unknown as Row[];
  return rows
    .map((row) => toNotice(db, row))
    .filter(
      ({ deadlines, appointment }) =>
        deadlines.some(({ on }) => on === null) || (appointment !== null && appointment.on === null),
    )
    .slice(0, limit);
}
