// Which notices are news, one by one or told by their number, and which have waited unread for too long.
import type { Alert, AlertKind } from '../model/alert.ts';
import type { NoticeKind } from '../model/notice.ts';
import type { AlertMemory, AlertNotice } from '../store/alertStore.ts';
import type { Alarms } from './alarmTimes.ts';
import { ofNotice, openDeadlines } from './dueAlerts.ts';
import { subject, type Wanted } from './wanted.ts';

/** After an absence many notices come at once: beyond this many they are told as one. */
const fewAtOnce = 3;
/** A group remembers so many of its notices: it is over when they are read. */
const mostNamed = 50;
const urgentMs = 3 * 86_400_000;

const kindOf: Partial<Record<NoticeKind, AlertKind>> = {
  requirement: 'notice.requirement',
  fine: 'notice.requirement',
  resolution: 'notice.resolution',
  approval: 'notice.resolution',
  denial: 'notice.resolution',
};

/** What asks for an act, or names a day that is near. */
const isUrgentNotice = (notice: AlertNotice, now: number, alarms: Alarms): boolean =>
  kindOf[notice.kind] === 'notice.requirement' ||
  openDeadlines(notice, now, alarms).some(({ end }) => end - now <= urgentMs);

/** Unread, not put away, not put off, not a known forgery. */
export const isWaiting = (notice: AlertNotice | undefined, now: number): notice is AlertNotice =>
  notice !== undefined &&
  !notice.isRead &&
  !notice.isAway &&
  (notice.snoozedUntil === null || Date.parse(notice.snoozedUntil) <= now) &&
  notice.authenticity?.verdict !== 'suspicious';

/** The last day by which something about it has to be done; with it a new notice needs no second alert at once. */
function nearest(notice: AlertNotice, now: number, alarms: Alarms) {
  const [first] = openDeadlines(notice, now, alarms).toSorted((a, b) => a.end - b.end);
  return first === undefined
    ? {}
    : {
        what: first.deadline.what,
        on: first.deadline.on,
        certainty: first.deadline.certainty,
        zone: first.zone,
      };
}

const single = (notice: AlertNotice, kind: AlertKind, now: number, alarms: Alarms): Wanted => ({
  key: `${kind === 'notice.unread' ? 'unread' : 'new'}:${notice.id}`,
  slot: `${kind === 'notice.unread' ? 'unread' : 'new'}:${notice.id}`,
  kind,
  urgency: kind !== 'notice.unread' && isUrgentNotice(notice, now, alarms) ? 'urgent' : 'normal',
  endsAt: null,
  subject: subject({ ...ofNotice(notice), ...nearest(notice, now, alarms) }),
});

/** Alerts for what came, or has waited, since the last decision. `count` may be more than the notices that are named. */
function tell(
  ids: readonly string[],
  count: number,
  kinds: { one: (notice: AlertNotice) => AlertKind; many: AlertKind },
  at: { now: number; notices: Map<string, AlertNotice>; alarms: Alarms; group: Alert | undefined },
): Wanted[] {
  const { now, notices, alarms, group } = at;
  const told = ids.map((id) => notices.get(id)).filter((notice) => isWaiting(notice, now));
  const more = Math.max(0, count - ids.length);
  if (told.length + more === 0) return [];
  if (told.length + more <= fewAtOnce && group === undefined)
    return told.map((notice) => single(notice, kinds.one(notice), now, alarms));
  // A group that is still unanswered grows: two groups side by side would say less.
  const before = group?.noticeIds ?? [];
  const added = told.filter(({ id }) => !before.includes(id));
  const urgent = added.filter((notice) => isUrgentNotice(notice, now, alarms)).length;
  return [
    {
      key: `${kinds.many}:${new Date(now).toISOString()}`,
      slot: kinds.many,
      kind: kinds.many,
      urgency: urgent + (group?.urgentCount ?? 0) > 0 ? 'urgent' : 'normal',
      endsAt: null,
      subject: subject({
        count: added.length + more + (group?.count ?? 0),
        urgentCount: urgent + (group?.urgentCount ?? 0),
        noticeIds: [...before, ...added.map(({ id }) => id)].slice(0, mostNamed),
      }),
    },
  ];
}

/** New notices and those unread for long; what was told of them before is kept by `stillWaiting`. */
export function noticeAlerts(
  memory: AlertMemory,
  notices: Map<string, AlertNotice>,
  now: number,
  alarms: Alarms,
): Wanted[] {
  const groupOf = (kind: AlertKind): Alert | undefined =>
    memory.alerts.find((alert) => alert.kind === kind && alert.state === 'open');
  const fresh = tell(
    memory.freshIds,
    memory.freshCount,
    { one: ({ kind }) => kindOf[kind] ?? 'notice.new', many: 'notices.new' },
    { now, notices, alarms, group: groupOf('notices.new') },
  );
  const unread = tell(
    memory.unreadIds,
    memory.unreadCount,
    { one: () => 'notice.unread', many: 'notices.unread' },
    { now, notices, alarms, group: groupOf('notices.unread') },
  );
  return [...fresh, ...unread];
}

/** An alert of new or unread notices holds until none of them waits any more. */
export function stillWaiting(alert: Alert, notices: Map<string, AlertNotice>, now: number): boolean {
  const ids = alert.noticeId === null ? alert.noticeIds : [alert.noticeId];
  return ids.some((id) => isWaiting(notices.get(id), now));
}
