// Decides from facts and memory alone what is raised, what takes another's place and what is over; pure, no clock.
import type { Alert, AlertKind, AlertSettings, DigestCounts, Silence } from '../model/alert.ts';
import type { Case } from '../model/case.ts';
import type { ZoneName } from '../model/day.ts';
import type { AlertMemory } from '../store/alertStore.ts';
import { type AlertAccount, accountAlerts } from './accountAlerts.ts';
import { type Alarms, createAlarms } from './alarmTimes.ts';
import { caseAlerts } from './caseAlerts.ts';
import { digestAlert } from './digestAlert.ts';
import { appointmentAlerts, deadlineAlerts } from './dueAlerts.ts';
import { noticeAlerts, stillWaiting } from './noticeAlerts.ts';
import type { Wanted } from './wanted.ts';

export interface AlertFacts {
  memory: AlertMemory;
  accounts: readonly AlertAccount[];
  /** Those that their person wants to be reminded of. */
  cases: readonly Case[];
  /** Of the digest that is due now; null when none is. */
  digest: DigestCounts | null;
}

export interface DecisionContext {
  settings: AlertSettings;
  now: Date;
  /** The computer's own zone: hours in the settings are meant there. */
  zone: ZoneName;
  newId: () => string;
}

export interface AlertDecision {
  raised: Alert[];
  /** Waiting alerts with another hour: quiet hours were changed, or the computer is in another zone. */
  moved: Alert[];
  /** Alerts whose reason has gone or that another one took the place of. */
  ended: Alert[];
  /** The next moment at which something may have to be decided or sounded; null when nothing comes. */
  nextAt: number | null;
}

/** Told once when they come; they hold as long as the notices wait. */
const newsKinds: ReadonlySet<AlertKind> = new Set([
  'notice.new',
  'notice.requirement',
  'notice.resolution',
  'notices.new',
  'notice.unread',
  'notices.unread',
]);
const isNews = (kind: AlertKind): boolean => newsKinds.has(kind);
const isToldOnce = (kind: AlertKind): boolean => isNews(kind) || kind === 'digest';

export function decideAlerts(facts: AlertFacts, context: DecisionContext): AlertDecision {
  const { memory, accounts, cases } = facts;
  const { settings, zone } = context;
  const now = context.now.getTime();
  const alarms = createAlarms(settings, zone);
  const due = { now, zone, alarms };
  const notices = new Map(memory.notices.map((notice) => [notice.id, notice]));
  const lasting = [
    ...memory.notices.flatMap((notice) => [deadlineAlerts(notice, due), appointmentAlerts(notice, due)]),
    ...accounts.map((account) => accountAlerts(account, now)),
    caseAlerts(cases, { now, zone, times: settings }),
    digestAlert(settings, facts.digest, now, zone),
  ];
  const news = noticeAlerts(memory, notices, now, alarms);
  const wanted = onePerSlot([...lasting.flatMap((found) => found.wanted), ...news]);
  const covered = coverTwice(wanted, new Set(memory.freshIds));

  const known = new Map(memory.alerts.map((alert) => [alert.key, alert]));
  const raised = covered
    .filter((alert) => isToRaise(alert, known.get(alert.key), memory.alerts))
    .map((alert) => raise(alert, context, alarms));
  const wantedIn = new Map(wanted.map((alert) => [alert.slot, alert]));
  const replaced = new Set(raised.map(({ slot }) => slot));
  const ended = memory.alerts.filter(
    (alert) =>
      alert.state !== 'over' &&
      (replaced.has(alert.slot) ||
        (isNews(alert.kind) ? !stillWaiting(alert, notices, now) : !isHeld(alert, wantedIn.get(alert.slot)))),
  );
  const endedIds = new Set(ended.map(({ id }) => id));
  const moved = memory.alerts.flatMap((alert) =>
    endedIds.has(alert.id) ? [] : movedBy(alert, wantedIn.get(alert.slot), now, alarms),
  );
  const movedIds = new Set(moved.map(({ id }) => id));
  const sounding = [...memory.alerts.filter(({ id }) => !movedIds.has(id)), ...moved, ...raised].filter(
    ({ id, state, showing, silentFor }) =>
      state === 'open' && showing === 'waiting' && silentFor === null && !endedIds.has(id),
  );
  const nextAt = [
    ...lasting.flatMap((found) => found.nextAt),
    ...sounding.map((alert) => Date.parse(alert.soundAt)),
    ...memory.notices.flatMap(({ snoozedUntil }) =>
      snoozedUntil === null ? [] : [Date.parse(snoozedUntil)],
    ),
  ].filter((at) => at > now);
  return {
    raised,
    moved,
    ended,
    nextAt: nextAt.length === 0 ? null : nextAt.reduce((a, b) => Math.min(a, b)),
  };
}

/** What waits for the end of quiet hours alone follows them; what has its hour behind it sounds in any case. */
function movedBy(alert: Alert, wanted: Wanted | undefined, now: number, alarms: Alarms): Alert[] {
  const isHeldBack = alert.state === 'open' && alert.showing === 'waiting' && !alert.isSnoozed;
  if (!isHeldBack || Date.parse(alert.soundAt) <= now) return [];
  const soundAt = new Date(alarms.soundAt(now, wanted?.endsAt ?? null)).toISOString();
  return soundAt === alert.soundAt ? [] : [{ ...alert, soundAt }];
}

/** Two facts about one thing (an appointment that two mails tell of) are one alert. */
function onePerSlot(wanted: readonly Wanted[]): Wanted[] {
  const slots = new Map<string, Wanted>();
  for (const alert of wanted) if (!slots.has(alert.slot)) slots.set(alert.slot, alert);
  return [...slots.values()];
}

/** A notice that comes with a near deadline is told once: by the deadline when that is urgent, else as new. */
function coverTwice(wanted: readonly Wanted[], fresh: ReadonlySet<string>): Wanted[] {
  const urgentDue = new Set(
    wanted.flatMap(({ kind, urgency, subject: { noticeId } }) =>
      kind === 'deadline' && urgency === 'urgent' && noticeId !== null ? [noticeId] : [],
    ),
  );
  return wanted.map((alert) => {
    const { noticeId } = alert.subject;
    if (noticeId === null || !fresh.has(noticeId)) return alert;
    const isSecond = urgentDue.has(noticeId) ? alert.kind.startsWith('notice.') : alert.kind === 'deadline';
    return isSecond ? { ...alert, silentFor: 'alreadyTold' as const } : alert;
  });
}

/** Not what is there already, and no step that lies behind: a clock that is set back repeats nothing. */
function isToRaise(wanted: Wanted, known: Alert | undefined, alerts: readonly Alert[]): boolean {
  if (known !== undefined && (known.state !== 'over' || isToldOnce(known.kind))) return false;
  return !alerts.some((alert) => isLaterStep(alert, wanted));
}

/** The reason of a raised alert holds: it is wanted as it is, or only the clock says that it came too early. */
const isHeld = (alert: Alert, wanted: Wanted | undefined): boolean =>
  wanted !== undefined && (wanted.key === alert.key || isLaterStep(alert, wanted));

/** The alert is about the same day as what is wanted, and nearer to it. */
const isLaterStep = (alert: Alert, wanted: Wanted): boolean =>
  wanted.step !== undefined &&
  alert.slot === wanted.slot &&
  alert.on === wanted.subject.on &&
  alert.at === wanted.subject.at &&
  alert.since === wanted.subject.since &&
  Number(alert.key.slice(alert.key.lastIndexOf(':') + 1)) < wanted.step;

function raise(wanted: Wanted, { settings, now, newId }: DecisionContext, alarms: Alarms): Alert {
  const at = now.toISOString();
  return {
    ...wanted.subject,
    id: newId(),
    key: wanted.key,
    slot: wanted.slot,
    kind: wanted.kind,
    urgency: wanted.urgency,
    raisedAt: at,
    soundAt: new Date(alarms.soundAt(now.getTime(), wanted.endsAt)).toISOString(),
    isSnoozed: false,
    state: 'open',
    silentFor: silenceOf(wanted, settings),
    showing: 'waiting',
    shownAt: null,
    notShownFor: null,
    nativeId: null,
    endedAt: null,
  };
}

/** Switches silence what comes from a portal or for a person, never that a source cannot be read. */
function silenceOf({ subject, silentFor, kind }: Wanted, settings: AlertSettings): Silence | null {
  if (!settings.isOn) return 'switchedOff';
  const isAboutSource = kind.startsWith('account.') || kind === 'source.quiet' || kind === 'certificate';
  if (!isAboutSource && subject.portal !== null && settings.mutedPortals.includes(subject.portal))
    return 'portalSwitchedOff';
  if (!isAboutSource && subject.personId !== null && settings.mutedPersons.includes(subject.personId))
    return 'personSwitchedOff';
  return silentFor ?? null;
}
