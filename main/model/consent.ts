// A person's consent to open one notice once. The type can be named anywhere and made in one place only (app/giveConsent.ts).

declare const madeByThePerson: unique symbol;

/** Spent right before the one request that has legal effect; a second or a foreign use fails with `consentNeeded`. */
export interface Consent {
  readonly [madeByThePerson]: true;
  readonly noticeId: string;
  /** Fails when this consent is for another notice or was used before. */
  spend(noticeId: string): void;
}
