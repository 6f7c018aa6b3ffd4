// Reads from a case's notices and the person's own entries what it owes and what it waits for; nothing is stored twice.

import type { Amount } from './amount.ts';
import type { Case } from './case.ts';
import type { CaseDocument, CaseEntry, PaymentMark, WaitingList } from './caseEntry.ts';
import type { Day } from './day.ts';
import type { Certainty } from './deadline.ts';
import type { DecisionCode } from './dueAct.ts';
import type { Notice } from './notice.ts';
import { paymentsIn } from './payments.ts';
import { authorityZone, dayIn } from './zonedTime.ts';

/** A notice as a case needs it: the facts that lead somewhere, and whether the person has done with it. */
export type CaseNotice = Pick<
  Notice,
  | 'id'
  | 'accountId'
  | 'portal'
  | 'kind'
  | 'title'
  | 'issuer'
  | 'caseNumber'
  | 'madeAvailableAt'
  | 'firstSeenAt'
  | 'expiresOn'
  | 'state'
  | 'legalEffectOnOpen'
  | 'amount'
  | 'appointment'
  | 'deadlines'
  | 'authenticity'
  | 'evidence'
> & {
  isDone: boolean;
  isRead: boolean;
  /** Put here by the person's hand rather than by its number. */
  isByHand: boolean;
};

export interface Payment {
  /** The notice's id or the entry's; the person's mark stands under it. */
  id: string;
  noticeId: string | null;
  entryId: string | null;
  title: string;
  amount: Amount | null;
  dueOn: Day | null;
  certainty: Certainty;
  /** Code or address by which it is paid, as printed. */
  payCode: string | null;
  paidOn: Day | null;
  receipt: CaseDocument | null;
}

/** A place on a waiting list and who told of it. */
export type KnownWaiting = WaitingList & { noticeId: string | null; entryId: string | null };

/** Every payment of the case, by day, those without one last; each day to pay of a notice is one, and each notice of a fine. */
export function paymentsOf(
  notices: readonly CaseNotice[],
  entries: readonly CaseEntry[],
  marks: Readonly<Record<string, PaymentMark>>,
): Payment[] {
  const told = notices.filter(isPayment).flatMap((notice) =>
    paymentsIn(notice.id, notice.deadlines).map(({ id, deadline }, _at, all): Payment => {
      // What is to be paid on one of several days is never the whole.
      const amount = deadline?.amount ?? (all.length > 1 ? null : notice.amount);
      return {
        id,
        noticeId: notice.id,
        entryId: null,
        title: notice.title,
        amount,
        dueOn: deadline?.on ?? null,
        certainty: deadline?.certainty ?? 'unknown',
        payCode: notice.evidence['payCode'] ?? null,
        ...markOf(marks, id in marks ? id : notice.id),
      };
    }),
  );
  const own = entries.flatMap((entry): Payment[] =>
    entry.what !== 'payment'
      ? []
      : [
          {
            id: entry.id,
            noticeId: null,
            entryId: entry.id,
            ...entry.payment,
            certainty: entry.payment.dueOn === null ? 'unknown' : 'stated',
            ...markOf(marks, entry.id),
          },
        ],
  );
  return [...told, ...own].toSorted((one, other) => compare(one.dueOn ?? '~', other.dueOn ?? '~'));
}

const isPayment = ({ kind, deadlines }: CaseNotice): boolean =>
  kind === 'fine' || kind === 'instalment' || deadlines.some(({ what }) => what === 'pay');

const markOf = (
  marks: Readonly<Record<string, PaymentMark>>,
  id: string,
): Pick<Payment, 'paidOn' | 'receipt'> => ({
  paidOn: marks[id]?.paidOn ?? null,
  receipt: marks[id]?.receipt ?? null,
});

/**
 * Waiting lists, oldest first. A notice that says "you are on the list" begins one, the next appointment after it (for the
 * same procedure, where both name one) ends it as assigned. What the person wrote stands as written.
 */
export function waitingListsOf(
  notices: readonly CaseNotice[],
  entries: readonly CaseEntry[],
): KnownWaiting[] {
  const found: KnownWaiting[] = [];
  for (const notice of notices.toSorted((one, other) => compare(momentOf(one), momentOf(other)))) {
    const on = dayIn(authorityZone[notice.portal], momentOf(notice));
    const procedure = notice.appointment?.procedure ?? notice.evidence['procedure'] ?? null;
    const office = notice.appointment?.office ?? notice.evidence['office'] ?? null;
    const waiting = found.findLast((list) => list.state === 'waiting' && isSame(list.procedure, procedure));
    // Who leaves a list loses the place, and with it the day that protected from fines.
    const hasLeft = notice.kind === 'waitlist' && notice.evidence['event'] === 'listLeft';
    if (hasLeft && waiting) Object.assign(waiting, { state: 'left', since: on });
    else if (notice.kind === 'waitlist' && !waiting)
      found.push({
        joinedOn: hasLeft ? null : (notice.evidence['listEntryOn'] ?? on),
        procedure,
        office,
        state: hasLeft ? 'left' : 'waiting',
        since: on,
        noticeId: notice.id,
        entryId: null,
      });
    if (notice.kind === 'appointment' && waiting) Object.assign(waiting, { state: 'assigned', since: on });
  }
  const own = entries.flatMap((entry): KnownWaiting[] =>
    entry.what === 'waitingList' ? [{ ...entry.waitingList, noticeId: null, entryId: entry.id }] : [],
  );
  return [...found, ...own].toSorted((one, other) => compare(one.joinedOn ?? '~', other.joinedOn ?? '~'));
}

/** The list that the case is on now: the person's own word before what mails say, the newest first. Null when on none. */
export function presentWaiting(lists: readonly KnownWaiting[]): KnownWaiting | null {
  const spoken = lists.findLast(({ entryId }) => entryId !== null) ?? lists.at(-1);
  return spoken?.state === 'waiting' ? spoken : null;
}

const isSame = (one: string | null, other: string | null): boolean =>
  one === null || other === null || plain(one) === plain(other);

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** When the notice came, as far as anybody knows. */
export const momentOf = ({
  madeAvailableAt,
  firstSeenAt,
}: Pick<CaseNotice, 'madeAvailableAt' | 'firstSeenAt'>) => madeAvailableAt ?? firstSeenAt;

export const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** All that stands on a case's line of time. */
export interface CaseFacts {
  case: Case;
  notices: readonly CaseNotice[];
  payments: readonly Payment[];
  waitingLists: readonly KnownWaiting[];
  /** What the last status opens, the nearest first; left out where nobody counts. */
  decisions?: readonly DecisionAct[];
}

/** What a decision asks of the person and until when, derived from its day. */
export interface DecisionAct {
  code: DecisionCode;
  on: Day | null;
  /** The article by which it is counted. */
  basis: string;
  /** By which the person says that nothing is left to do about it. */
  name: string;
  isDone: boolean;
}
