// The days that decisions of cases open, in the shape in which alerts look at notices: where only the status tells of a decision
// nobody else would remind of its periods.
import { decisionActsOf } from '../deadlines/decisionActsOf.ts';
import { type Case, latestStatus } from '../model/case.ts';
import type { AlertFactsAsked, AlertMemory, AlertNotice } from '../store/alertStore.ts';
import type { Store } from '../store/store.ts';

/** The last period is two months from the decision, which is older than its reading; a weekend and holidays move it by days. */
const openMs = 75 * 86_400_000;

export const readDecisionDates = async (store: Pick<Store, 'cases'>, now: Date): Promise<AlertNotice[]> => {
  const since = new Date(now.getTime() - openMs).toISOString();
  return (await store.cases.decided(since)).flatMap(decisionDates);
};

/** What the store remembers for alerts, with these days among its notices. */
export async function readMemory(
  store: Pick<Store, 'alerts' | 'cases'>,
  asked: AlertFactsAsked,
): Promise<AlertMemory> {
  const [memory, decisions] = await Promise.all([
    store.alerts.memory(asked),
    readDecisionDates(store, new Date(asked.now)),
  ]);
  return { ...memory, notices: [...memory.notices, ...decisions] };
}

/** Each period by itself. Empty where nothing is decided, its day is not known, or a notice of its own stands for it. */
export function decisionDates(known: Case): AlertNotice[] {
  const last = latestStatus(known.history);
  if (last === null || isToldByNotice(known)) return [];
  const name = known.title ?? known.numbers[0] ?? null;
  return decisionActsOf(known)
    .filter(({ on }) => on !== null)
    .map(({ code, on, basis, isDone }) => ({
      // What was told of the first periods before there were others keeps its name.
      id: code === 'court' ? `${known.id}.court` : `${known.id}.decision`,
      caseId: known.id,
      decision: code,
      accountId: '',
      personId: known.personId,
      portal: 'sede',
      kind: 'resolution',
      title: [name, last.raw].filter((part) => part !== null).join(' · '),
      madeAvailableAt: null,
      firstSeenAt: last.at,
      expiresOn: null,
      state: 'unknown',
      legalEffectOnOpen: null,
      appointment: null,
      deadlines: [{ what: 'respond', on, certainty: 'derived', basis }],
      authenticity: null,
      evidence: {},
      isRead: true,
      isAway: isDone,
      snoozedUntil: null,
    }));
}

/** A refusal that a list behind the sign-in tells of with its day is a notice with that deadline; an approval there is not. */
function isToldByNotice({ history }: Case): boolean {
  const last = latestStatus(history);
  return history.some(
    ({ source, status, resolvedOn }) =>
      source === 'clave' &&
      status !== 'RESUELTO_FAVORABLE' &&
      status === last?.status &&
      resolvedOn === last.resolvedOn,
  );
}
