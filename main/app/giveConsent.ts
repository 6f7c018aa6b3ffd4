// Makes the only value that lets a connector open a notice; nobody but the handler of `notices.open` may import this.
import { FailureError } from '../contract/failure.ts';
import type { Consent } from '../model/consent.ts';

/** Call only when the person has just confirmed this one opening by a deliberate act. */
export function giveConsent(noticeId: string): Consent {
  let isSpent = false;
  const spend = (forNoticeId: string) => {
    if (isSpent || forNoticeId !== noticeId)
      throw new FailureError('consentNeeded', { noticeId: forNoticeId });
    isSpent = true;
  };
  // The brand exists for the compiler alone; this is the one place that may claim it.
  return { noticeId, spend } as Consent;
}
