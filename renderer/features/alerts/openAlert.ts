// Where an alert leads: to its notice, its account, its case, or the inbox.
import type { AlertView } from '../../../main/contract/alertViews.ts';
import type { Move } from '../../shell/navigation.ts';

export function placeOf({ noticeId, accountId, caseId, kind }: AlertView): Move {
  if (noticeId !== null) return { to: 'requested', id: noticeId };
  if (kind === 'digest') return { to: 'screen', screen: 'digest' };
  if (caseId !== null) return { to: 'case', id: caseId };
  if (kind === 'status.due') return { to: 'screen', screen: 'cases' };
  if (accountId !== null) return { to: 'screen', screen: 'accounts' };
  return { to: 'source', source: { box: 'inbox' } };
}

/** The person's own hour on the next day. */
export function tomorrowAt(time: string, now: Date): string {
  const [hours = 9, minutes = 0] = time.split(':').map(Number);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, hours, minutes).toISOString();
}
