// Gives a notice its deadlines: what it states, then what the rules derive; nothing is made up.
import type { Deadline, DeadlineKind } from '../model/deadline.ts';
import {
  type CountingContext,
  type DatedNotice,
  deriveDeadlines,
  mustBeOpened,
  plainContext,
  requiredAct,
} from './deriveDeadlines.ts';
import { isRuleName } from './rules.ts';

/**
 * The deadlines of a notice, each act with its certainty. A stated day always wins over a derived one (R2); where only
 * the existence of a deadline is known it stays as `unknown`. Days by our own rules are counted anew and all else that
 * the notice already holds is kept, so the function may be applied again to its own result.
 */
export function deadlinesOf(notice: DatedNotice, context: CountingContext = plainContext): Deadline[] {
  const given = notice.deadlines.filter(({ certainty }) => certainty === 'stated');
  const stated = [...given, ...statedDeadlines(notice).filter(({ what }) => !hasAct(given, what))];
  const counted = deriveDeadlines(notice, context)
    .map(({ deadline }) => deadline)
    .filter(({ what }) => !hasAct(stated, what));
  const known = [...stated, ...counted];
  const kept = notice.deadlines.filter((deadline) => isKept(deadline, known));
  const isTold = ({ what, on }: Deadline) => on !== null || !hasAct(kept, what);
  const found = [...known.filter(isTold), ...kept];
  return hasUnreadPeriod(notice) && !hasAct(found, 'respond') ? [...found, unreadPeriod] : found;
}

/** A requirement always sets a period; where its number was not read, that alone is known. */
const unreadPeriod: Deadline = { what: 'respond', on: null, certainty: 'unknown', basis: 'unknown.period' };

const hasUnreadPeriod = ({ kind, portal }: DatedNotice): boolean =>
  kind === 'requirement' && (portal === 'peru' || portal === 'chile');

const hasAct = (deadlines: readonly Deadline[], what: DeadlineKind): boolean =>
  deadlines.some((deadline) => deadline.what === what);

/** Which deadlines of the notice stay beside those that were found now; no day is lost that nothing replaces. */
function isKept({ what, on, certainty, basis }: Deadline, known: readonly Deadline[]): boolean {
  if (certainty === 'stated' || basis === 'es.open10' || basis === unreadPeriod.basis) return false;
  const sameAct = known.filter((deadline) => deadline.what === what);
  if (on === null || isRuleName(basis)) return !sameAct.some((deadline) => deadline.on !== null);
  return !sameAct.some((deadline) => deadline.on === on);
}

function statedDeadlines(notice: DatedNotice): Deadline[] {
  const { expiresOn, appointment, evidence, portal } = notice;
  const found: Deadline[] = [];
  const basis = evidence.expiresOn ?? 'stated.expiresOn';
  if (expiresOn !== null && mustBeOpened(notice)) {
    found.push({ what: 'open', on: expiresOn, certainty: 'stated', basis });
  }
  if (expiresOn !== null && (portal === 'peru' || portal === 'chile')) {
    found.push({ what: requiredAct(notice), on: expiresOn, certainty: 'stated', basis });
  }
  // Where the year of the day was not printed, the reader says so itself.
  const isDerived = notice.deadlines.some(
    ({ what, on, certainty }) => what === 'attend' && certainty === 'derived' && on === appointment?.on,
  );
  if (appointment !== null && !isDerived) {
    found.push({
      what: 'attend',
      on: appointment.on,
      certainty: appointment.on === null ? 'unknown' : 'stated',
      basis: evidence.appointment ?? 'stated.appointment',
    });
  }
  return found;
}
