// The port to remembered alerts: what they are decided from, what was decided, and how it went, each in one transaction.
import type { Alert, AlertOutcome } from '../model/alert.ts';
import type { Instant } from '../model/day.ts';
import type { DecisionCode } from '../model/dueAct.ts';
import type { Notice } from '../model/notice.ts';

/** A notice as alerts need it: facts that lead to a day, without text and documents, and what the person did. */
export type AlertNotice = Pick<
  Notice,
  | 'id'
  | 'accountId'
  | 'portal'
  | 'kind'
  | 'title'
  | 'madeAvailableAt'
  | 'firstSeenAt'
  | 'expiresOn'
  | 'state'
  | 'legalEffectOnOpen'
  | 'appointment'
  | 'deadlines'
  | 'authenticity'
  | 'evidence'
> & {
  personId: string;
  isRead: boolean;
  /** Done or archived here. */
  isAway: boolean;
  snoozedUntil: Instant | null;
  /** Set for what the person wrote into this case by hand: there is no notice then. */
  caseId?: string;
  /** Set for the period that a decision of this case opens. */
  decision?: DecisionCode;
};

export interface AlertFactsAsked {
  now: Instant;
  /** Unread notices that came before are told as waiting for long. */
  unreadBefore: Instant;
}

export interface AlertMemory {
  /**
   * Those with a day that is near or not long past, those that came lately, those that open alerts speak of, and the
   * person's own appointments and payments.
   */
  notices: AlertNotice[];
  /** When the next day that is not near yet comes near; null when there is none. */
  nextDatedAt: Instant | null;
  /** Came since the last decision, in the order in which they came; at most `mostFresh`, the rest only counted. */
  freshIds: string[];
  freshCount: number;
  /** Give it back with the decision: what came meanwhile stays for the next one. */
  freshUpTo: number;
  /** Unread for long and not told of; at most `mostFresh`. */
  unreadIds: string[];
  unreadCount: number;
  /** When the next unread notice has waited for long; null when none does. */
  nextUnreadSince: Instant | null;
  /** All that are not over, and those that ended lately: a reason is not told twice. */
  alerts: Alert[];
}

export interface Arrivals {
  count: number;
  /** The newest of them. */
  notices: AlertNotice[];
}

/** What was decided at one moment. */
export interface AlertChanges {
  at: Instant;
  raised: Alert[];
  /** Alerts that other quiet hours hold for longer or no more. */
  moved: Pick<Alert, 'id' | 'soundAt'>[];
  /** Ids of alerts whose reason has gone. */
  ended: string[];
  freshUpTo: number;
  unreadToldBefore: Instant;
}

export interface AlertStore {
  memory(asked: AlertFactsAsked): Promise<AlertMemory>;
  /** The notices with the `limit` nearest days that are not long past, and the person's own dates. */
  upcoming(now: Instant, limit: number): Promise<AlertNotice[]>;
  /** What came after `since` up to `now` and was not put away; at most `limit` of them are named. */
  arrivals(since: Instant, now: Instant, limit: number): Promise<Arrivals>;
  apply(changes: AlertChanges): Promise<void>;
  get(id: string): Promise<Alert | null>;
  /** Newest first. */
  list(filter: {
    before?: Instant | undefined;
    isOpen?: boolean | undefined;
    limit: number;
  }): Promise<Alert[]>;
  /** Handed to the system now; false when it was already, or is no longer open. */
  markShowing(id: string, at: Instant): Promise<boolean>;
  /**
   * At a start: what an ended process had handed over without hearing of it waits again. The daemon's numbers from before
   * `bootedAt` mean others' notifications by now.
   */
  resume(bootedAt: Instant): Promise<void>;
  markShown(id: string, outcome: AlertOutcome, at: Instant): Promise<void>;
  /** The person has seen them; returns those that were open. */
  answer(ids: string[], at: Instant): Promise<Alert[]>;
  /** They sound again at that moment. */
  snooze(ids: string[], until: Instant): Promise<Alert[]>;
}
