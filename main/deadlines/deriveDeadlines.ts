// Applies the rules to what a notice says, and keeps from which fact each deadline came.
import type { Deadline, DeadlineKind } from '../model/deadline.ts';
import type { ListedNotice, NoticeKind, NoticeState } from '../model/notice.ts';
import { dayIn } from '../model/zonedTime.ts';
import { type Calculation, calculate } from './calculate.ts';
import type { HolidayCorrection } from './calendar.ts';
import type { SpainRegion } from './holidays/spainRegions.ts';
import { type RuleName, rules } from './rules.ts';

/** The parts of a notice that rules read; a listed and a stored notice both have them. */
export type DatedNotice = Pick<
  ListedNotice,
  | 'portal'
  | 'kind'
  | 'state'
  | 'madeAvailableAt'
  | 'expiresOn'
  | 'legalEffectOnOpen'
  | 'appointment'
  | 'evidence'
> & { deadlines: readonly Deadline[] };

export interface CountingContext {
  /** Communities of the person and of the body in Spain; without them only national holidays are off: earlier, safer. */
  regions: readonly SpainRegion[];
  corrections: readonly HolidayCorrection[];
}

export const plainContext: CountingContext = { regions: [], corrections: [] };

/** The rules that give a deadline; a clock time gives none. */
export type CountingRule = Exclude<RuleName, 'appointment.instant'>;

export interface DerivedDeadline {
  deadline: Deadline;
  rule: CountingRule;
  /** The field of the notice that started the count, and its value; null when the notice does not have it. */
  fact: { field: string; value: string | null };
  calculation: Calculation | null;
}

/** Of these kinds nothing has to be opened in time: R13, and facts about a case rather than notices. */
const kindsWithoutOpening: ReadonlySet<NoticeKind> = new Set([
  'communication',
  'statusChange',
  'receipt',
  'registration',
  'appointment',
  'waitlist',
]);
const unopened: ReadonlySet<NoticeState> = new Set(['pending', 'unknown', 'received']);
const isSpanish = ({ portal }: DatedNotice): boolean => portal === 'dehu' || portal === 'sede';

/** Whether a time limit for opening runs. What is not known is taken for a notification (R15). */
export const mustBeOpened = (notice: DatedNotice): boolean =>
  isSpanish(notice) &&
  unopened.has(notice.state) &&
  !kindsWithoutOpening.has(notice.kind) &&
  (notice.legalEffectOnOpen !== false || notice.expiresOn !== null);

/** What the person must do by the day that the notice prints. */
export const requiredAct = (notice: DatedNotice): DeadlineKind =>
  notice.kind === 'fine' || notice.kind === 'instalment' || notice.evidence.event === 'paymentAsked'
    ? 'pay'
    : 'respond';

const derived = (
  what: DeadlineKind,
  rule: CountingRule,
  fact: DerivedDeadline['fact'],
  input: Record<string, unknown>,
  context: CountingContext,
): DerivedDeadline => {
  const { zone, validFrom } = rules[rule];
  const startedOn = fact.value === null ? null : dayIn(zone, fact.value);
  const isInForce = startedOn !== null && startedOn >= validFrom;
  const calculation = isInForce ? calculate(rule, input, context.corrections) : null;
  const on = calculation?.result ?? null;
  return {
    deadline: { what, on, certainty: on === null ? 'unknown' : 'derived', basis: rule },
    rule,
    fact,
    calculation,
  };
};

/** `evidence.responseDays`: the number as printed. Null unless it is a plain positive number. */
function printedDays({ evidence }: DatedNotice): number | null {
  const text = evidence.responseDays ?? '';
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
}

/**
 * From where a Spanish answer period runs: the moment of access as the connector found it, or for an expired notice
 * its last day to open (R8: the earlier reading).
 */
function spanishStart(notice: DatedNotice, context: CountingContext): DerivedDeadline['fact'] | null {
  if (unopened.has(notice.state)) return null;
  const { notifiedOn } = notice.evidence;
  if (notifiedOn !== undefined) return { field: 'notifiedOn', value: notifiedOn };
  if (notice.state !== 'expired') return { field: 'notifiedOn', value: null };
  if (notice.expiresOn !== null) return { field: 'expiresOn', value: notice.expiresOn };
  const open = calculate('es.open10', { madeAvailableAt: notice.madeAvailableAt }, context.corrections);
  return { field: 'madeAvailableAt', value: open?.result ?? null };
}

/**
 * A printed number of days without a word for which days (`plazo de 5 días`) is legally working days in Peru and
 * Chile; it is counted in calendar days, because a reminder may not come later than the stricter reading.
 */
function answerDeadline(notice: DatedNotice, context: CountingContext): DerivedDeadline | null {
  const days = printedDays(notice);
  if (days === null) return null;
  const what = requiredAct(notice);
  const available = { field: 'madeAvailableAt', value: notice.madeAvailableAt };
  const isBusiness = notice.evidence.responseDaysKind === 'business';
  if (notice.portal === 'peru') {
    const input = { depositedAt: notice.madeAvailableAt, days };
    const rule = isBusiness ? 'pe.businessDays' : 'pe.calendarDays';
    return withLater(derived(what, rule, available, input, context), notice, days, context);
  }
  if (notice.portal === 'chile') {
    const input = { notifiedAt: notice.madeAvailableAt, days };
    return derived(what, isBusiness ? 'cl.businessDays' : 'cl.calendarDays', available, input, context);
  }
  const start = spanishStart(notice, context);
  if (start === null || notice.evidence.responseDaysKind === 'calendar') return null;
  const input = { notifiedOn: start.value, days, region: regionOf(context) };
  return derived(what, 'es.businessDays', start, input, context);
}

/**
 * The safe day counts from the deposit; the later one from when a deposit takes effect elsewhere in Peru: on a timely
 * acknowledgement, else five working days on. No text of Migraciones confirms it.
 */
function withLater(
  found: DerivedDeadline,
  { madeAvailableAt: depositedAt, evidence }: DatedNotice,
  days: number,
  { corrections }: CountingContext,
): DerivedDeadline {
  const { deadline } = found;
  const input = { depositedAt, acknowledgedOn: evidence.acknowledgedOn ?? null };
  const effect = calculate('pe.deemedNotified', input, corrections)?.result;
  const on =
    evidence.responseDaysKind === 'calendar'
      ? calculate('pe.calendarDays', { depositedAt: effect, days }, corrections)?.result
      : calculate('pe.laterDate', { ...input, days }, corrections)?.result;
  if (deadline.on === null || on === undefined || on <= deadline.on) return found;
  return { ...found, deadline: { ...deadline, later: { on, basis: 'pe.laterDate' } } };
}

const regionOf = ({ regions }: CountingContext): string | null =>
  regions.length === 0 ? null : regions.join(',');

/** Every deadline that a rule gives for the notice, also where the notice states another day itself. */
export function deriveDeadlines(
  notice: DatedNotice,
  context: CountingContext = plainContext,
): DerivedDeadline[] {
  const { madeAvailableAt } = notice;
  const open = mustBeOpened(notice)
    ? derived(
        'open',
        'es.open10',
        { field: 'madeAvailableAt', value: madeAvailableAt },
        { madeAvailableAt },
        context,
      )
    : null;
  return [open, answerDeadline(notice, context)].filter((found) => found !== null);
}
