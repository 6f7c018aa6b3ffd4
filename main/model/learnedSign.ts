// What a person taught Recado about mails: this sender, or this kind of subject, brings notices of a portal, or does not.
import type { Instant } from './day.ts';
import type { PortalId } from './portal.ts';

export interface LearnedSign {
  id: string;
  /** Whose mails they are. */
  portal: PortalId;
  kind: 'sender' | 'shape';
  /** Of a sender the address in lower case; of a shape what `mailShape` makes of a mail. */
  value: string;
  /** True: "this is one". False: "this is not one". */
  isOurs: boolean;
  /** Subject of the mail that it was learned from, so that a person knows it again. */
  example: string;
  learnedAt: Instant;
}

/** Asked once a listing; the list is short. */
export interface LearnedReader {
  list(): Promise<readonly LearnedSign[]>;
}
