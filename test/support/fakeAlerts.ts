// The invented core's alerts: what was raised, what comes next, which source is quiet.
import type { AgendaView, AlertView, SourceHealthView } from '../../main/contract/alertViews.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import { noSubject } from '../../main/model/alert.ts';

export interface FakeAlertOptions {
  alerts?: AlertView[] | undefined;
  agenda?: AgendaView | undefined;
  sources?: SourceHealthView[] | undefined;
}

export const sampleAlert = (change: Partial<AlertView>): AlertView => ({
  ...noSubject,
  id: 'alert-1',
  key: 'new:n1',
  slot: 'new:n1',
  kind: 'notice.new',
  urgency: 'normal',
  raisedAt: '2026-11-30T11:50:00.000Z',
  soundAt: '2026-11-30T11:50:00.000Z',
  state: 'open',
  silentFor: null,
  showing: 'shown',
  shownAt: '2026-11-30T11:50:00.000Z',
  notShownFor: null,
  nativeId: null,
  endedAt: null,
  ...change,
});

type Own = Extract<MethodName, `alerts.${string}`>;

export function createFakeAlerts(options: FakeAlertOptions): {
  [M in Own]: (input: MethodInput<M>) => MethodOutput<M>;
} {
  let alerts = structuredClone(options.alerts ?? []);
  const change = (ids: string[], known: Partial<AlertView>): Record<string, never> => {
    alerts = alerts.map((alert) => (ids.includes(alert.id) ? { ...alert, ...known } : alert));
    return {};
  };
  return {
    'alerts.list': ({ isOpen, limit }) =>
      alerts.filter(({ state }) => isOpen !== true || state === 'open').slice(0, limit),
    'alerts.answer': ({ ids }) => change(ids, { state: 'answered' }),
    'alerts.snooze': ({ ids, until }) => change(ids, { soundAt: until, showing: 'waiting' }),
    'alerts.agenda': ({ limit }) => ({
      due: (options.agenda?.due ?? []).slice(0, limit),
      nextAppointment: options.agenda?.nextAppointment ?? null,
    }),
    'alerts.sources': () => options.sources ?? [],
  };
}
