// When the end of a certificate is near enough to warn: renewing takes days, and a sign-in that fails takes notices.
import type { Account } from '../model/account.ts';
import type { Instant } from '../model/day.ts';

const dayMs = 86_400_000;
/** A warning each, counted in days before the end. */
export const certificateWarningDays = [60, 30, 7] as const;

export interface CertificateEnd {
  /** Whole days left; 0 on the last day, negative when it has ended. */
  daysLeft: number;
  urgency: 'ended' | 'week' | 'month' | 'soon';
}

export interface CertificateWarning extends CertificateEnd {
  accountId: string;
  validTo: Instant;
  /** Which of the warnings it is; 0 when it has ended. The same account, end and step is told once. */
  step: (typeof certificateWarningDays)[number] | 0;
}

type Certified = Pick<Account, 'id' | 'fields' | 'certificate' | 'state'>;

/** Until when the account's certificate is valid; null for an account without one, or that has told nothing yet. */
export function certificateEndsAt({
  certificate,
  fields,
}: Pick<Certified, 'certificate' | 'fields'>): Instant | null {
  return certificate?.validTo ?? chosenEndsAt(fields);
}

/** Null while the end is more than 60 days away or not known; more urgent from 30 and from 7 days on. */
export function certificateEnd(validTo: Instant | null, now: Date): CertificateEnd | null {
  const end = Date.parse(validTo ?? '');
  if (Number.isNaN(end)) return null;
  const daysLeft = Math.floor((end - now.getTime()) / dayMs);
  if (daysLeft < 0) return { daysLeft, urgency: 'ended' };
  if (daysLeft <= 7) return { daysLeft, urgency: 'week' };
  if (daysLeft <= 30) return { daysLeft, urgency: 'month' };
  return daysLeft <= 60 ? { daysLeft, urgency: 'soon' } : null;
}

/** Of every account that is here the warning that has begun, the nearest end first. */
export function certificateWarnings(accounts: readonly Certified[], now: Date): CertificateWarning[] {
  return accounts
    .flatMap((account) => {
      const validTo = certificateEndsAt(account);
      const end = account.state === 'removed' ? null : certificateEnd(validTo, now);
      return end === null || validTo === null
        ? []
        : [{ accountId: account.id, validTo, ...end, step: steps[end.urgency] }];
    })
    .toSorted((a, b) => a.daysLeft - b.daysLeft);
}

const steps = { ended: 0, week: 7, month: 30, soon: 60 } as const;

/** The system's store says the end with the choice, before the first sign-in. */
function chosenEndsAt({ storeCertificate }: Record<string, string>): Instant | null {
  try {
    const choice: unknown = JSON.parse(storeCertificate ?? 'null');
    if (typeof choice !== 'object' || choice === null || !('validTo' in choice)) return null;
    return typeof choice.validTo === 'string' ? choice.validTo : null;
  } catch {
    return null;
  }
}
