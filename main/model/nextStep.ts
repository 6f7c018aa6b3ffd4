// Chooses the one thing to do next in a case; the earliest safe day wins, and a day that nobody knows is never forgotten.

import { latestStatus } from './case.ts';
import { type CaseFacts, compare, presentWaiting } from './caseFacts.ts';
import type { Day, WallTime, ZoneName } from './day.ts';
import type { Certainty } from './deadline.ts';
import { type DueAct, dueActOf, isRefusal } from './dueAct.ts';
import { nextCheckOn } from './nextCheck.ts';
import { isPaid } from './payments.ts';
import { authorityZone, daysBetween, todayIn } from './zonedTime.ts';

/**
 * `open`, `answer`, `pay`, `attend` by or on a day; `appeal`: a refusal may be fought; `goOn`: a favourable resolution asks for
 * its next step; `checkStatus`: time to look; `wait`: on a waiting list.
 */
export const nextStepCodes = [
  'open',
  'answer',
  'appeal',
  'pay',
  'attend',
  'goOn',
  'checkStatus',
  'wait',
] as const;
export type NextStepCode = (typeof nextStepCodes)[number];

export interface NextStep {
  code: NextStepCode;
  /** The last safe day; null when only the act itself is known. */
  on: Day | null;
  /** Wall time of an appointment. */
  at: WallTime | null;
  certainty: Certainty;
  /** The day is over and nothing says that it was done. */
  isOver: boolean;
  noticeId: string | null;
  entryId: string | null;
  /** The article by which a derived day is counted; left out where the day stands with a notice, which tells it itself. */
  basis?: string;
  /** Of a decision: by which the person says that it is done. */
  decision?: string;
}

/** Up to so many days ahead a known day goes before an act whose day nobody knows. */
const soonDays = 4;
/** So long a day that is over is still shown, when nothing else is to be done. */
const overShownDays = 30;

type Candidate = NextStep & { left: number | null };

/** Null when nothing is to be done that anybody knows of. Pure. */
export function nextStepOf(facts: CaseFacts, now: Date): NextStep | null {
  const acts = [...actsOfNotices(facts, now), ...ownActs(facts, now), ...decisionActs(facts, now)];
  const ahead = acts.filter(({ left }) => left === null || left >= 0).toSorted(byUrgency);
  const over = acts
    .filter(({ left }) => left !== null && left < 0 && left >= -overShownDays)
    .toSorted((one, other) => (other.left ?? 0) - (one.left ?? 0));
  const found = ahead[0] ?? over[0];
  if (found) {
    const { left: _left, ...step } = found;
    return step;
  }
  return quietStep(facts, now);
}

/** Known days that are near, then what has no known day, then the rest by day. */
function byUrgency(one: Candidate, other: Candidate): number {
  const rank = ({ left }: Candidate): number => (left === null ? 1 : left <= soonDays ? 0 : 2);
  return rank(one) - rank(other) || (one.left ?? 0) - (other.left ?? 0) || compare(one.code, other.code);
}

function actsOfNotices({ notices, payments }: CaseFacts, now: Date): Candidate[] {
  const paid = new Set(payments.filter(({ paidOn }) => paidOn !== null).map(({ id }) => id));
  return notices.flatMap((notice) => {
    if (notice.isDone || notice.authenticity?.verdict === 'suspicious') return [];
    return notice.deadlines.flatMap((deadline): Candidate[] => {
      if (isPaid(notice.id, deadline, paid)) return [];
      const { what, on, certainty } = deadline;
      const isAppointment = what === 'attend';
      const zone = isAppointment ? (notice.appointment?.zone ?? null) : null;
      return [
        candidate(
          {
            code: stepOf(dueActOf(what, notice)),
            on,
            at: isAppointment ? (notice.appointment?.at ?? null) : null,
            certainty,
            noticeId: notice.id,
            entryId: null,
          },
          zone ?? authorityZone[notice.portal],
          now,
        ),
      ];
    });
  });
}

function stepOf(act: DueAct): NextStepCode {
  if (act === 'respond') return 'answer';
  return act === 'court' ? 'appeal' : act;
}

/** What the status alone tells; a notice of the same decision that the person has done with ends it. */
function decisionActs({ case: known, notices, decisions = [] }: CaseFacts, now: Date): Candidate[] {
  const status = latestStatus(known.history)?.status;
  if (notices.some(({ isDone, evidence }) => isDone && evidence['status'] === status)) return [];
  const none = { at: null, certainty: 'derived', noticeId: null, entryId: null } as const;
  return decisions
    .filter(({ on, isDone }) => on !== null && !isDone)
    .map(({ code, on, basis, name }) =>
      candidate({ ...none, code: stepOf(code), on, basis, decision: name }, zoneOf[known.country], now),
    );
}

function ownActs({ case: known, payments }: CaseFacts, now: Date): Candidate[] {
  const none = { certainty: 'stated', noticeId: null } as const;
  const zone = zoneOf[known.country];
  const appointments = known.entries.flatMap((entry) =>
    entry.what !== 'appointment'
      ? []
      : [
          candidate(
            {
              ...none,
              code: 'attend',
              on: entry.appointment.on,
              at: entry.appointment.at,
              entryId: entry.id,
            },
            entry.appointment.zone,
            now,
          ),
        ],
  );
  const own = payments.flatMap(({ entryId, paidOn, dueOn }) =>
    entryId === null || paidOn !== null
      ? []
      : [candidate({ ...none, code: 'pay', on: dueOn, at: null, entryId }, zone, now)],
  );
  return [...appointments, ...own];
}

function candidate(step: Omit<NextStep, 'isOver'>, zone: ZoneName, now: Date): Candidate {
  const left = step.on === null ? null : daysBetween(todayIn(zone, now), step.on);
  return {
    ...step,
    certainty: left === null ? 'unknown' : step.certainty,
    isOver: left !== null && left < 0,
    left,
  };
}

/** What there is when no act is due: what a resolution leads to, the next check, the wait. */
function quietStep({ case: known, waitingLists, decisions }: CaseFacts, now: Date): NextStep | null {
  const step = {
    on: null,
    at: null,
    certainty: 'unknown',
    isOver: false,
    noticeId: null,
    entryId: null,
  } as const;
  const status = latestStatus(known.history)?.status;
  const [decision] = decisions ?? [];
  const left = decision?.isDone ? undefined : status;
  const own = decision ? { decision: decision.name } : {};
  if (left === 'RESUELTO_FAVORABLE') return { ...step, code: 'goOn', ...own };
  if (isRefusal(left)) return { ...step, code: 'appeal', ...own };
  // The status tells of a requirement whose notice is not here: how long there is to answer stands in the notice.
  if (status === 'REQUERIDO') return { ...step, code: 'answer' };
  const today = todayIn(zoneOf[known.country], now);
  const checkOn = nextCheckOn(known, today);
  if (checkOn !== null)
    return { ...step, code: 'checkStatus', on: checkOn < today ? today : checkOn, certainty: 'derived' };
  const waiting = presentWaiting(waitingLists);
  if (waiting) return { ...step, code: 'wait', noticeId: waiting.noticeId, entryId: waiting.entryId };
  return null;
}

const zoneOf = { ES: 'Europe/Madrid', PE: 'America/Lima', CL: 'America/Santiago' } as const;
