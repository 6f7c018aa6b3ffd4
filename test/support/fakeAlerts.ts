// The invented core's alerts: what was raised, what comes next, which source is quiet.
import type { AgendaView, AlertView, SourceHealthView } from '../../main/contract/alertViews.ts';
import type { DigestView } from '../../main/contract/digestViews.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import { noSubject } from '../../main/model/alert.ts';

export interface FakeAlertOptions {
  alerts?: AlertView[] | undefined;
  agenda?: AgendaView | undefined;
  digest?: DigestView | undefined;
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
  isSnoozed: false,
  state: 'open',
  silentFor: null,
  showing: 'shown',
  shownAt: '2026-11-30T11:50:00.000Z',
  notShownFor: null,
  nativeId: null,
  endedAt: null,
  ...change,
});

const emptyDigest: DigestView = {
  madeAt: '2026-11-30T07:00:00.000Z',
  today: '2026-11-30',
  weekEndsOn: '2026-12-07',
  due: [],
  appointments: [],
  since: '2026-11-29T07:00:00.000Z',
  arrivedCount: 0,
  arrived: [],
  sources: [],
  checksDue: 0,
};

/** The same day with something in each part, as the other invented data have it. */
export const fakeDigest: DigestView = {
  ...emptyDigest,
  due: [
    {
      noticeId: 'd-pending',
      caseId: null,
      title: 'Resolución del expediente 280020260012345 de autorización de residencia',
      portal: 'dehu',
      what: 'open',
      certainty: 'stated',
      on: '2026-12-06',
      zone: 'Europe/Madrid',
      daysLeft: 6,
      urgency: 'later',
      personName: 'Camila Rojas Ejemplo',
    },
    {
      noticeId: 'n-requirement',
      caseId: null,
      title: 'Solicitud de documentos adicionales: Residencia temporal',
      portal: 'chile',
      what: 'respond',
      certainty: 'derived',
      on: '2026-12-07',
      zone: 'America/Santiago',
      daysLeft: 7,
      urgency: 'later',
      personName: 'Camila Rojas Ejemplo',
    },
  ],
  appointments: [
    {
      noticeId: 'n-appointment',
      caseId: null,
      on: '2026-12-03',
      at: '09:30',
      zone: 'America/Santiago',
      daysLeft: 3,
      place: 'Oficina Regional Metropolitana',
      procedure: 'Estampado de visa',
      personName: 'Camila Rojas Ejemplo',
    },
  ],
  arrivedCount: 1,
  arrived: [
    {
      noticeId: 'n-appointment',
      title: 'Asignación de cita: Estampado de visa',
      portal: 'chile',
      kind: 'appointment',
      firstSeenAt: '2026-11-30T09:01:00.000Z',
      isRead: false,
      personName: 'Camila Rojas Ejemplo',
    },
  ],
  sources: [
    {
      accountId: 'account-2',
      label: 'Diego (papá)',
      portal: 'chile',
      why: 'parked',
      code: 'signIn.rejected',
      lastWholeAt: '2026-11-28T11:50:00.000Z',
    },
  ],
};

type Own = Extract<MethodName, `alerts.${string}` | `digest.${string}`>;

export function createFakeAlerts(
  options: FakeAlertOptions,
  alerts: AlertView[],
): {
  [M in Own]: (input: MethodInput<M>) => MethodOutput<M>;
} {
  const change = (ids: string[], known: Partial<AlertView>): Record<string, never> => {
    for (const alert of alerts) if (ids.includes(alert.id)) Object.assign(alert, known);
    return {};
  };
  return {
    'alerts.list': ({ isOpen, limit }) =>
      structuredClone(alerts.filter(({ state }) => isOpen !== true || state === 'open').slice(0, limit)),
    'alerts.answer': ({ ids }) => change(ids, { state: 'answered' }),
    'alerts.snooze': ({ ids, until }) => change(ids, { soundAt: until, showing: 'waiting' }),
    'alerts.agenda': ({ limit }) => ({
      due: (options.agenda?.due ?? []).slice(0, limit),
      nextAppointment: options.agenda?.nextAppointment ?? null,
    }),
    'alerts.sources': () => options.sources ?? [],
    'digest.get': () => structuredClone(options.digest ?? emptyDigest),
  };
}

/** Alerts of every sort, one of them not shown, and a source that has gone quiet. */
export const fakeAlertWorld: Required<Pick<FakeAlertOptions, 'alerts' | 'sources'>> = {
  alerts: [
    sampleAlert({
      id: 'w1',
      kind: 'deadline',
      urgency: 'urgent',
      noticeId: 'n-appointment',
      title: 'Requerimiento de documentación',
      what: 'respond',
      on: '2026-12-01',
      zone: 'Europe/Madrid',
      certainty: 'derived',
      showing: 'notShown',
      notShownFor: 'noDaemon',
      raisedAt: '2026-11-30T11:00:00.000Z',
    }),
    sampleAlert({ id: 'w2', kind: 'notices.new', count: 5, urgentCount: 1, noticeIds: ['n-appointment'] }),
    sampleAlert({
      id: 'w3',
      kind: 'appointment',
      title: 'Extranjería, Santiago',
      on: '2026-12-09',
      at: '09:30',
      zone: 'America/Santiago',
      showing: 'waiting',
      shownAt: null,
      soundAt: '2026-12-01T08:00:00.000Z',
    }),
    sampleAlert({
      id: 'w4',
      kind: 'source.quiet',
      urgency: 'urgent',
      accountId: 'account-1',
      label: 'camila.rojas@example.com',
      since: '2026-11-25T11:50:00.000Z',
    }),
    sampleAlert({
      id: 'w5',
      kind: 'notice.resolution',
      title: 'Resolución favorable',
      state: 'over',
      silentFor: 'portalSwitchedOff',
      raisedAt: '2026-11-20T11:00:00.000Z',
    }),
    sampleAlert({
      id: 'w6',
      kind: 'certificate',
      label: 'DEHú Camila',
      since: '2026-12-20T11:00:00.000Z',
      state: 'answered',
      raisedAt: '2026-11-18T11:00:00.000Z',
    }),
  ],
  sources: [
    {
      accountId: 'account-1',
      lastWholeAt: '2026-11-25T11:50:00.000Z',
      hasBeenWhole: true,
      quietAt: '2026-11-28T11:50:00.000Z',
      isQuiet: true,
      historyDays: 3,
      mayHaveLostUntil: '2026-11-27T12:00:00.000Z',
    },
  ],
};
