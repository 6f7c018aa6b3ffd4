// A person's consent to open one notice once. The type can be named anywhere and made in one place only (app/giveConsent.ts).

declare const madeByThePerson: unique symbol;

/** `reading` may mark a communication as read and nothing more; `legalAct` is an opening that counts as notification. */
export type ConsentAct = 'legalAct' | 'reading';

/** Spent right before the one request that has effect; a second or a foreign use fails with `consentNeeded`. */
export interface Consent {
  readonly [madeByThePerson]: true;
  readonly noticeId: string;
  /** Fails when this consent is for another notice, was used before, or was given to a reading and the act is more. */
  spend(noticeId: string, act?: ConsentAct): void;
}
