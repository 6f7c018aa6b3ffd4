// Makes the only value that lets a connector open a notice; nobody but the handler of `notices.open` may import this.
import { FailureError } from '../contract/failure.ts';
import type { Consent, ConsentAct } from '../model/consent.ts';

/**
 * Call only when the person has just confirmed this one opening by a deliberate act. What was given to a reading never
 * pays for an opening with legal effect, whatever a connector takes the notice for.
 */
export function giveConsent(noticeId: string, given: ConsentAct = 'legalAct'): Consent {
  let isSpent = false;
  const spend: Consent['spend'] = (forNoticeId, act = 'legalAct') => {
    if (isSpent || forNoticeId !== noticeId || (given === 'reading' && act !== 'reading'))
      throw new FailureError('consentNeeded', { noticeId: forNoticeId });
    isSpent = true;
  };
  // The brand exists for the compiler alone; this is the one place that may claim it.
  return { noticeId, spend } as Consent;
}
