// The shapes of alerts, of their settings and of what comes next, as they cross a process line.
import { z } from 'zod';
import { alertKinds, alertStates, hindrances, silences } from '../model/alert.ts';
import { decisionActs, dueActs } from '../model/dueAct.ts';
import { portalIds } from '../model/portal.ts';
import { failureCodes } from './failure.ts';

const id = z.string().min(1).max(200);
const instant = z.iso.datetime();
const day = z.iso.date();
const portal = z.enum(portalIds);
const what = z.enum(['open', 'respond', 'pay', 'attend']);
const certainty = z.enum(['stated', 'derived', 'unknown']);
const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When and for whom alerts sound; hours are the computer's own. */
export const alertSettingsSchema = z.object({
  /** For what is 7, 3 and 1 days away. */
  dayTime: wallTime,
  /** On the day itself. */
  morningTime: wallTime,
  quietHours: z.object({ from: wallTime, to: wallTime }).nullable(),
  mutedPortals: z.array(portal),
  mutedPersons: z.array(id),
  /** When today and this week are told every morning; null: not at all. Absent in what older versions wrote. */
  digestAt: wallTime.nullable().default(null),
});
export type AlertSettingsView = z.infer<typeof alertSettingsSchema>;

export const alertSchema = z.object({
  id,
  key: z.string(),
  slot: z.string(),
  kind: z.enum(alertKinds),
  urgency: z.enum(['urgent', 'normal']),
  noticeId: id.nullable(),
  accountId: id.nullable(),
  caseId: id.nullable(),
  personId: z.string().nullable(),
  portal: portal.nullable(),
  title: z.string().nullable(),
  label: z.string().nullable(),
  what: what.nullable(),
  decision: z.enum(decisionActs).nullable(),
  certainty: certainty.nullable(),
  on: day.nullable(),
  at: z.string().nullable(),
  zone: z.string().nullable(),
  count: z.number(),
  urgentCount: z.number(),
  noticeIds: z.array(id),
  code: z.enum(failureCodes).nullable(),
  since: instant.nullable(),
  digest: z
    .object({ today: z.number(), week: z.number(), arrived: z.number(), sources: z.number() })
    .nullable(),
  raisedAt: instant,
  soundAt: instant,
  isSnoozed: z.boolean(),
  state: z.enum(alertStates),
  silentFor: z.enum(silences).nullable(),
  showing: z.enum(['waiting', 'showing', 'shown', 'notShown']),
  shownAt: instant.nullable(),
  notShownFor: z.enum(hindrances).nullable(),
  nativeId: z.number().nullable(),
  endedAt: instant.nullable(),
});
export type AlertView = z.infer<typeof alertSchema>;

/** One thing that has to be done by a day. */
export const dueSchema = z.object({
  /** Null for what the person wrote into a case. */
  noticeId: id.nullable(),
  caseId: id.nullable(),
  title: z.string(),
  portal,
  what: z.enum(dueActs),
  certainty,
  on: day,
  zone: z.string(),
  daysLeft: z.number(),
  urgency: z.enum(['today', 'soon', 'later']),
});
export type DueView = z.infer<typeof dueSchema>;

export const nextAppointmentSchema = z.object({
  noticeId: id.nullable(),
  caseId: id.nullable(),
  on: day,
  at: z.string().nullable(),
  zone: z.string(),
  place: z.string().nullable(),
});
export type NextAppointmentView = z.infer<typeof nextAppointmentSchema>;

/** What comes next, the nearest first. */
export const agendaSchema = z.object({
  due: z.array(dueSchema),
  nextAppointment: nextAppointmentSchema.nullable(),
});
export type AgendaView = z.infer<typeof agendaSchema>;

/** How long an account has not been seen whole, and what may have gone meanwhile. */
export const sourceHealthSchema = z.object({
  accountId: id,
  lastWholeAt: instant,
  hasBeenWhole: z.boolean(),
  quietAt: instant,
  isQuiet: z.boolean(),
  historyDays: z.number().nullable(),
  mayHaveLostUntil: instant.nullable(),
});
export type SourceHealthView = z.infer<typeof sourceHealthSchema>;
