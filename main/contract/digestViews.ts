// The shape of "today and this week", as it crosses a process line.
import { z } from 'zod';
import { dueSchema, nextAppointmentSchema } from './alertViews.ts';
import { daySchema, idSchema, instantSchema, kindSchema, portalSchema } from './base.ts';
import { failureCodes } from './failure.ts';

const personName = z.string().nullable();

export const digestDueSchema = dueSchema.extend({ personName });
export type DigestDue = z.infer<typeof digestDueSchema>;

export const digestAppointmentSchema = nextAppointmentSchema.extend({
  /** Counted on the office's calendar. */
  daysLeft: z.number(),
  procedure: z.string().nullable(),
  personName,
});
export type DigestAppointment = z.infer<typeof digestAppointmentSchema>;

export const arrivalSchema = z.object({
  noticeId: idSchema,
  title: z.string(),
  portal: portalSchema,
  kind: kindSchema,
  firstSeenAt: instantSchema,
  isRead: z.boolean(),
  personName,
});

/** A source that says nothing: parked, failing for long, or not read whole for too long. */
export const silentSourceSchema = z.object({
  accountId: idSchema,
  label: z.string(),
  portal: portalSchema,
  why: z.enum(['parked', 'failing', 'quiet']),
  /** Null for one that is only quiet. */
  code: z.enum(failureCodes).nullable(),
  /** Its last complete look; null when there was none. */
  lastWholeAt: instantSchema.nullable(),
});

export const digestSchema = z.object({
  madeAt: instantSchema,
  /** The computer's own day, and the last one of the seven that follow. */
  today: daySchema,
  weekEndsOn: daySchema,
  /** What is due in these eight days, the nearest first; what is 0 days away is today's. */
  due: z.array(digestDueSchema),
  appointments: z.array(digestAppointmentSchema),
  /** What came since then was in no digest before. */
  since: instantSchema,
  arrivedCount: z.number(),
  /** The newest of them. */
  arrived: z.array(arrivalSchema),
  sources: z.array(silentSourceSchema),
  /** Cases whose status should be looked up. */
  checksDue: z.number(),
});
export type DigestView = z.infer<typeof digestSchema>;
