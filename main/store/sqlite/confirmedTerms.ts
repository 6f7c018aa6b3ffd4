// Adds the deadlines that a person confirmed to what a portal says of a notice, whenever its facts are written.
import type { Deadline } from '../../model/deadline.ts';
import type { ListedNotice } from '../../model/notice.ts';
import type { Database } from './database.ts';

export function withConfirmedTerms<F extends Pick<ListedNotice, 'deadlines'>>(
  db: Database,
  noticeId: string,
  facts: F,
): F {
  const rows = db.sql('SELECT deadline FROM confirmed_terms WHERE notice_id = ?').all(noticeId) as {
    deadline: string;
  }[];
  const confirmed = rows.map(({ deadline }) => JSON.parse(deadline) as Deadline);
  const missing = confirmed.filter(
    (one) => !facts.deadlines.some((told) => told.what === one.what && told.on === one.on),
  );
  return missing.length === 0 ? facts : { ...facts, deadlines: [...facts.deadlines, ...missing] };
}
