// Reads appointments and payments that a person wrote into a case, in the shape in which alerts look at notices.
import type { Country } from '../../model/case.ts';
import type { CaseEntry } from '../../model/caseEntry.ts';
import type { PortalId } from '../../model/portal.ts';
import type { AlertNotice } from '../alertStore.ts';
import type { Database } from './database.ts';

interface OwnRow {
  id: string;
  caseId: string;
  personId: string;
  country: Country;
  title: string | null;
  addedAt: string;
  entry: string;
  isPaid: number;
}

/** For its zone: which portal's authority a case of this country has. */
const portalOf = { ES: 'sede', PE: 'peru', CL: 'chile' } as const satisfies Record<Country, PortalId>;

/** What the person wrote down by hand: few, so all of them are read. */
export const ownDates = (db: Database): AlertNotice[] =>
  (
    db
      .sql(
        `SELECT e.id, e.entry, e.added_at AS addedAt, w.id AS caseId, p.id AS personId, w.country, d.title,
           EXISTS (SELECT 1 FROM payment_marks m WHERE m.payment_id = e.id AND m.paid_on IS NOT NULL) AS isPaid
         FROM case_entries e JOIN cases c ON c.no = e.case_no JOIN cases w ON w.no = coalesce(c.part_of, c.no)
         JOIN persons p ON p.no = w.person LEFT JOIN case_details d ON d.case_no = w.no
         WHERE w.removed_at IS NULL AND json_extract(e.entry, '$.what') IN ('appointment', 'payment')`,
      )
      .all() as unknown as OwnRow[]
  ).map(toOwnDate);

function toOwnDate(row: OwnRow): AlertNotice {
  const entry = JSON.parse(row.entry) as CaseEntry;
  const on = entry.what === 'payment' ? entry.payment.dueOn : null;
  return {
    id: row.id,
    caseId: row.caseId,
    accountId: '',
    personId: row.personId,
    portal: portalOf[row.country],
    kind: 'other',
    title: (entry.what === 'payment' ? entry.payment.title : '') || (row.title ?? ''),
    madeAvailableAt: null,
    firstSeenAt: row.addedAt,
    expiresOn: null,
    state: 'unknown',
    legalEffectOnOpen: null,
    appointment: entry.what === 'appointment' ? entry.appointment : null,
    deadlines: on === null ? [] : [{ what: 'pay', on, certainty: 'stated', basis: 'own' }],
    authenticity: null,
    evidence: {},
    isRead: true,
    isAway: row.isPaid === 1,
    snoozedUntil: null,
  };
}
