// What the person writes down about a case by hand, and what a case owes and waits for, whoever said so.

import type { Amount } from './amount.ts';
import type { Appointment } from './appointment.ts';
import type { Day, Instant } from './day.ts';

/** A file that the person gave: a receipt, a screenshot, a letter. Its bytes lie under the case's id. */
export interface CaseDocument {
  id: string;
  name: string;
  type: string | null;
  size: number;
  sha256: string;
  storedAt: Instant;
}

export const waitingStates = ['waiting', 'left', 'assigned'] as const;
export type WaitingState = (typeof waitingStates)[number];

/** A place on a list of those who wait for an appointment (Chile). */
export interface WaitingList {
  joinedOn: Day | null;
  procedure: string | null;
  office: string | null;
  state: WaitingState;
  /** Since when the state is as it is; null when nobody said. */
  since: Day | null;
}

/** What has to be paid, as the person writes it down. */
export interface OwnPayment {
  title: string;
  amount: Amount | null;
  dueOn: Day | null;
  /** Code or address by which it is paid. */
  payCode: string | null;
}

/** Own words and own facts; each may carry files. */
export type CaseEntry = { id: string; addedAt: Instant; documents: CaseDocument[] } & OwnFact;

export type OwnFact =
  | { what: 'note'; on: Day | null; text: string }
  | { what: 'appointment'; appointment: Appointment; text: string }
  | { what: 'waitingList'; waitingList: WaitingList; text: string }
  | { what: 'payment'; payment: OwnPayment; text: string };

/** What the person says of a payment; stands under the payment's id whether or not its notice is here. */
export interface PaymentMark {
  /** Null: not paid. */
  paidOn: Day | null;
  receipt: CaseDocument | null;
}
