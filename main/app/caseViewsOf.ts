// Makes of a stored case what screens and the command line show: its line of time, its payments, its one next step.
import type { CaseDetail, CaseRowView, TimelineEntryView } from '../contract/caseViews.ts';
import { decisionActsOf } from '../deadlines/decisionActsOf.ts';
import { latestStatus } from '../model/case.ts';
import {
  type CaseFacts,
  type CaseNotice,
  paymentsOf,
  presentWaiting,
  waitingListsOf,
} from '../model/caseFacts.ts';
import { type TimelineEntry, timelineOf } from '../model/caseTimeline.ts';
import { lastCheckAt, nextCheckOn } from '../model/nextCheck.ts';
import { nextStepOf } from '../model/nextStep.ts';
import { todayIn } from '../model/zonedTime.ts';
import type { CaseRecord } from '../store/caseStore.ts';

export const factsOf = ({ case: known, notices, payments }: CaseRecord): CaseFacts => ({
  case: known,
  notices,
  payments: paymentsOf(notices, known.entries, payments),
  waitingLists: waitingListsOf(notices, known.entries),
  decisions: decisionActsOf(known),
});

export function caseRowOf(record: CaseRecord, now: Date): CaseRowView {
  const { case: known } = record;
  const facts = factsOf(record);
  return {
    id: known.id,
    personId: known.personId,
    country: known.country,
    title: known.title,
    numbers: known.numbers,
    nie: known.nie,
    filedOn: known.filedOn,
    isWatched: known.isWatched,
    status: latestStatus(known.history),
    lastCheckAt: lastCheckAt(known),
    nextCheckOn: nextCheckOn(known, todayIn('Europe/Madrid', now)),
    waiting: presentWaiting(facts.waitingLists),
    notices: record.noticeCount,
    firstAt: record.firstAt,
    lastAt: record.lastAt,
    nextStep: nextStepOf(facts, now),
  };
}

export function caseDetailOf(record: CaseRecord, now: Date): CaseDetail {
  const facts = factsOf(record);
  const { birthYear, cadenceDays, history, entries } = record.case;
  return {
    ...caseRowOf(record, now),
    birthYear,
    cadenceDays,
    history,
    entries,
    waitingLists: [...facts.waitingLists],
    payments: [...facts.payments],
    timeline: timelineOf(facts, record.openings).map(viewOf),
  };
}

const viewOf = (entry: TimelineEntry): TimelineEntryView =>
  entry.what === 'notice' ? { ...entry, notice: noticeViewOf(entry.notice) } : entry;

const noticeViewOf = ({
  id,
  portal,
  kind,
  title,
  issuer,
  caseNumber,
  isDone,
  isRead,
  isByHand,
}: CaseNotice) => ({
  id,
  portal,
  kind,
  title,
  issuer,
  caseNumber,
  isDone,
  isRead,
  isByHand,
});
