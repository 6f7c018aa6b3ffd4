// The port to all that stands on a calendar: notices with days, notices whose day nobody knows, and what a person wrote down.
import type { Day } from '../model/day.ts';
import type { DecisionCode } from '../model/dueAct.ts';
import type { Notice } from '../model/notice.ts';

/** A notice as a calendar needs it; what is paid is left out of its days. */
export type CalendarNotice = Pick<
  Notice,
  | 'id'
  | 'portal'
  | 'kind'
  | 'title'
  | 'person'
  | 'caseNumber'
  | 'state'
  | 'madeAvailableAt'
  | 'firstSeenAt'
  | 'expiresOn'
  | 'appointment'
  | 'deadlines'
  | 'authenticity'
  | 'evidence'
> & {
  personId: string;
  /** Done or archived here. */
  isAway: boolean;
  /** Set for what the person wrote into this case by hand: there is no notice then. */
  caseId: string | null;
  /** Set for the period that a decision of this case opens. */
  decision?: DecisionCode;
};

export interface CalendarAsked {
  from: Day;
  /** Null: without end. */
  to: Day | null;
  personId: string | null;
  limit: number;
}

export interface CalendarStore {
  /**
   * Notices that name a day between these, the earliest first, and every other notice that tells of an appointment of the
   * same person on the same portal: which of them counts is for the caller to say. Suspicious mail is left out.
   */
  dated(asked: CalendarAsked): Promise<{ notices: CalendarNotice[]; isCut: boolean }>;
  /** Notices that are not done and have something due on a day that could not be read, the newest first. */
  undated(personId: string | null, limit: number): Promise<CalendarNotice[]>;
}
