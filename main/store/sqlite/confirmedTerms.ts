// Adds the deadlines that a person confirmed to what a portal says of a notice, whenever its facts are written.
import type { Deadline } from '../../model/deadline.ts';
import type { ListedNotice } from '../../model/notice.ts';
import type { Database } from './database.ts';

export function withConfirmedTerms<F extends Pick<ListedNotice, 'deadlines'>>(
  db: Database,
  noticeId: string,
  facts: F,
): F {
  const missing = confirmedOf(db, noticeId).filter(
    (one) => !facts.deadlines.some((told) => told.what === one.what && told.on === one.on),
  );
  return missing.length === 0 ? facts : { ...facts, deadlines: [...facts.deadlines, ...missing] };
}

/** The facts as they were told, without what `withConfirmedTerms` added. */
export function withoutConfirmedTerms<F extends Pick<ListedNotice, 'deadlines'>>(
  db: Database,
  noticeId: string,
  facts: F,
): F {
  const confirmed = new Set(confirmedOf(db, noticeId).map((one) => JSON.stringify(one)));
  return confirmed.size === 0
    ? facts
    : { ...facts, deadlines: facts.deadlines.filter((one) => !confirmed.has(JSON.stringify(one))) };
}

const confirmedOf = (db: Database, noticeId: string): Deadline[] =>
  db
    .sql('SELECT deadline FROM confirmed_terms WHERE notice_id = ?')
    .all(noticeId)
    .map(({ deadline }) => JSON.parse(String(deadline)) as Deadline);
