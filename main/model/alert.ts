// An alert is what is worth interrupting a person for: decided from facts, remembered, and over when its reason is.
import type { FailureCode } from '../contract/failure.ts';
import type { Day, Instant, WallTime, ZoneName } from './day.ts';
import type { Certainty, DeadlineKind } from './deadline.ts';
import type { DecisionCode } from './dueAct.ts';
import type { PortalId } from './portal.ts';

export const alertKinds = [
  'notice.new',
  'notice.requirement',
  'notice.resolution',
  /** Many at once, told as one. */
  'notices.new',
  'notice.unread',
  'notices.unread',
  'deadline',
  'appointment',
  'certificate',
  'account.parked',
  'account.failing',
  'source.quiet',
  'status.due',
  'status.news',
  'digest',
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** `urgent` stays on the screen until it is answered. */
export type AlertUrgency = 'urgent' | 'normal';

/** `answered`: the person has seen it while its reason goes on. `over`: its reason has gone. */
export const alertStates = ['open', 'answered', 'over'] as const;
export type AlertState = (typeof alertStates)[number];

/** What it is about, as plain facts; the words are made where it is shown. */
export interface AlertSubject {
  noticeId: string | null;
  accountId: string | null;
  caseId: string | null;
  personId: string | null;
  portal: PortalId | null;
  /** A notice's title, a case's, a place for an appointment. */
  title: string | null;
  /** The account's name. */
  label: string | null;
  what: DeadlineKind | null;
  /** Set for a period that a decision opens, which is not for an answer. */
  decision: DecisionCode | null;
  certainty: Certainty | null;
  on: Day | null;
  at: WallTime | null;
  zone: ZoneName | null;
  /** How many notices it speaks of, and how many of them are urgent. */
  count: number;
  urgentCount: number;
  /** The first of those notices; over when none of them is unread any more. */
  noticeIds: string[];
  /** Why an account is not read. */
  code: FailureCode | null;
  /** Since when a source is quiet, until when a certificate holds. */
  since: Instant | null;
  /** What the morning's digest counts. */
  digest: DigestCounts | null;
}

export interface DigestCounts {
  /** Due today or an appointment of today. */
  today: number;
  /** The same for today and the seven days that follow. */
  week: number;
  /** New notices since the digest before. */
  arrived: number;
  /** Sources that say nothing. */
  sources: number;
}

export const noSubject: AlertSubject = {
  noticeId: null,
  accountId: null,
  caseId: null,
  personId: null,
  portal: null,
  title: null,
  label: null,
  what: null,
  decision: null,
  certainty: null,
  on: null,
  at: null,
  zone: null,
  count: 1,
  urgentCount: 0,
  noticeIds: [],
  code: null,
  since: null,
  digest: null,
};

/** Why an alert does not interrupt; null when it does. */
export const silences = ['switchedOff', 'portalSwitchedOff', 'personSwitchedOff', 'alreadyTold'] as const;
export type Silence = (typeof silences)[number];

/** Why the system did not show it. */
export const hindrances = ['noSystemAlerts', 'noDaemon', 'refused', 'failed'] as const;
export type Hindrance = (typeof hindrances)[number];

export interface Alert extends AlertSubject {
  id: string;
  /** The same reason always has the same key: it is told once. */
  key: string;
  /** Alerts of one slot take each other's place: "in 3 days" that of "in 7 days". */
  slot: string;
  kind: AlertKind;
  urgency: AlertUrgency;
  raisedAt: Instant;
  /** It does not sound before: quiet hours, a snooze. */
  soundAt: Instant;
  /** The person put it off until then: changed quiet hours do not move it. */
  isSnoozed: boolean;
  state: AlertState;
  silentFor: Silence | null;
  /** `showing` was handed to the system and not heard of since. */
  showing: 'waiting' | 'showing' | 'shown' | 'notShown';
  shownAt: Instant | null;
  notShownFor: Hindrance | null;
  /** The notification daemon's own number, by which it is replaced and taken back, after a restart too. */
  nativeId: number | null;
  endedAt: Instant | null;
}

/** What became of an alert that was handed to the system. */
export type AlertOutcome = { isShown: true; nativeId: number | null } | { isShown: false; reason: Hindrance };

/** When the person wants to be told; hours are the computer's own. */
export interface AlertTimes {
  /** For what is 7, 3 and 1 days away. */
  dayTime: WallTime;
  /** On the day itself. */
  morningTime: WallTime;
  /** `[from, to)`; null for none. */
  quietHours: { from: WallTime; to: WallTime } | null;
}

export interface AlertSettings extends AlertTimes {
  /** When today and this week are told; null: never. */
  digestAt: WallTime | null;
  /** False: alerts are remembered and shown in the window, and never sound. */
  isOn: boolean;
  mutedPortals: readonly PortalId[];
  mutedPersons: readonly string[];
}

export const usualAlertSettings: Omit<AlertSettings, 'isOn' | 'mutedPortals' | 'mutedPersons'> & {
  mutedPortals: PortalId[];
  mutedPersons: string[];
} = {
  dayTime: '09:00',
  morningTime: '08:00',
  quietHours: { from: '22:00', to: '08:00' },
  mutedPortals: [],
  mutedPersons: [],
  digestAt: null,
};
