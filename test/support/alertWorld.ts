// A small world for tests of alerts: it remembers as the store does, and decides at whatever moment it is told.
import type { AlertAccount } from '../../main/alerts/accountAlerts.ts';
import { decideAlerts } from '../../main/alerts/decideAlerts.ts';
import type { Alert, AlertSettings, DigestCounts } from '../../main/model/alert.ts';
import { usualAlertSettings } from '../../main/model/alert.ts';
import type { Case } from '../../main/model/case.ts';
import type { Deadline } from '../../main/model/deadline.ts';
import type { AlertNotice } from '../../main/store/alertStore.ts';

export const madrid = 'Europe/Madrid';
export const settings: AlertSettings = { ...usualAlertSettings, isOn: true };

export const notice = (id: string, known: Partial<AlertNotice> = {}): AlertNotice => ({
  id,
  accountId: 'a1',
  personId: 'p1',
  portal: 'dehu',
  kind: 'notification',
  title: `Aviso ${id}`,
  madeAvailableAt: '2026-11-20T08:00:00.000Z',
  firstSeenAt: '2026-11-20T09:00:00.000Z',
  expiresOn: null,
  state: 'pending',
  legalEffectOnOpen: true,
  appointment: null,
  deadlines: [],
  authenticity: null,
  evidence: {},
  isRead: false,
  isAway: false,
  snoozedUntil: null,
  ...known,
});
export const due = (on: string | null, known: Partial<Deadline> = {}): Deadline => ({
  what: 'respond',
  on,
  certainty: 'stated',
  basis: 'printed',
  ...known,
});
export const appointment = (on: string, at: string | null, zone = 'America/Santiago') => ({
  on,
  at,
  zone,
  isZoneCertain: true,
  office: 'Extranjería',
  address: null,
  procedure: null,
  code: null,
  person: null,
});

/** A small world that remembers as the store does: what was raised stays, what ended is over. */
export function world(start: { zone?: string; settings?: Partial<AlertSettings> } = {}) {
  let alerts: Alert[] = [];
  let wished: AlertSettings = { ...settings, ...start.settings };
  let nth = 0;
  const facts = {
    notices: [] as AlertNotice[],
    fresh: [] as string[],
    unread: [] as string[],
    accounts: [] as AlertAccount[],
    cases: [] as Case[],
    digest: null as DigestCounts | null,
  };
  const decide = (at: string) => {
    const decision = decideAlerts(
      {
        accounts: facts.accounts,
        cases: facts.cases,
        digest: facts.digest,
        memory: {
          notices: facts.notices,
          freshIds: facts.fresh,
          freshCount: facts.fresh.length,
          freshUpTo: 0,
          unreadIds: facts.unread,
          unreadCount: facts.unread.length,
          nextUnreadSince: null,
          nextDatedAt: null,
          alerts,
        },
      },
      {
        settings: wished,
        now: new Date(at),
        zone: start.zone ?? madrid,
        newId: () => `alert-${(nth += 1)}`,
      },
    );
    const ended = new Set(decision.ended.map(({ id }) => id));
    alerts = [
      ...alerts.map((alert) =>
        ended.has(alert.id)
          ? { ...alert, state: 'over' as const, endedAt: at }
          : (decision.moved.find(({ id }) => id === alert.id) ?? alert),
      ),
      ...decision.raised,
    ];
    facts.fresh = [];
    facts.unread = [];
    return decision;
  };
  const raised = (at: string) => decide(at).raised.map(({ key }) => key);
  const mark = (id: string, known: Partial<Alert>) => {
    alerts = alerts.map((alert) => (alert.id === id ? { ...alert, ...known } : alert));
  };
  const wish = (change: Partial<AlertSettings>) => {
    wished = { ...wished, ...change };
  };
  return { facts, decide, raised, mark, wish, open: () => alerts.filter(({ state }) => state === 'open') };
}
