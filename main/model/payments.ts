// Which of a notice's days a payment stands for, and what is left of its deadlines once the person says that it is paid.
import type { Deadline } from './deadline.ts';

/** A notice that names several days to pay is a payment each: `<notice id>#<day>`; any other is one under its own id. */
export function paymentsIn(
  noticeId: string,
  deadlines: readonly Deadline[],
): { id: string; deadline: Deadline | null }[] {
  const days = deadlines.filter(({ what, on }) => what === 'pay' && on !== null);
  if (days.length > 1) return days.map((deadline) => ({ id: `${noticeId}#${deadline.on}`, deadline }));
  return [{ id: noticeId, deadline: days[0] ?? deadlines.find(({ what }) => what === 'pay') ?? null }];
}

export const noticeOfPayment = (paymentId: string): string => paymentId.split('#')[0] ?? paymentId;

/** `paid` holds the ids of payments; a mark on the notice itself pays all of its days. */
export const isPaid = (noticeId: string, { what, on }: Deadline, paid: ReadonlySet<string>): boolean =>
  what === 'pay' && (paid.has(noticeId) || paid.has(`${noticeId}#${on}`));

/** What still has to be done; an expiry that was the day of a payment goes with it. */
export function withoutPaid<T extends { deadlines: readonly Deadline[]; expiresOn: string | null }>(
  noticeId: string,
  facts: T,
  paid: ReadonlySet<string>,
): T {
  if (paid.size === 0) return facts;
  const done = facts.deadlines.filter((deadline) => isPaid(noticeId, deadline, paid));
  return {
    ...facts,
    deadlines: facts.deadlines.filter((deadline) => !done.includes(deadline)),
    expiresOn: done.some(({ on }) => on === facts.expiresOn) ? null : facts.expiresOn,
  };
}
