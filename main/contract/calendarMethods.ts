// What may be asked about days: all that is due and when, the holidays of its authorities, and the calendar as a file.
import { z } from 'zod';
import { dueActs } from '../model/dueAct.ts';
import { daySchema, idSchema, instantSchema, kindSchema, method, nothing, portalSchema } from './base.ts';
import { countrySchema, skippedSchema } from './deadlineViews.ts';
import { failureSchema } from './failure.ts';

export const calendarWhats = [...dueActs, 'expires'] as const;
export type CalendarWhat = (typeof calendarWhats)[number];

/** One thing on one day: a deadline, an expiry that no deadline explains, or an appointment (`attend`). */
export const calendarEntrySchema = z.object({
  /** The same for every version of one thing; a calendar file calls it by this name. */
  id: z.string().max(300),
  noticeId: idSchema.nullable(),
  /** Set for what the person wrote into this case by hand. */
  caseId: idSchema.nullable(),
  portal: portalSchema,
  country: countrySchema,
  personId: idSchema,
  person: z.string().nullable(),
  caseNumber: z.string().nullable(),
  kind: kindSchema,
  title: z.string(),
  what: z.enum(calendarWhats),
  /** Null: something is due, but its day could not be read. */
  on: daySchema.nullable(),
  at: z.string().nullable(),
  /** Of the office or the authority. */
  zone: z.string(),
  place: z.string().nullable(),
  certainty: z.enum(['stated', 'derived', 'unknown']),
  basis: z.string(),
  /** A later reading that nothing confirms. */
  laterOn: daySchema.nullable(),
  /** In the authority's days; negative when it is over. Null without a day. */
  daysLeft: z.number().nullable(),
  urgency: z.enum(['overdue', 'today', 'soon', 'later', 'none']),
  isDone: z.boolean(),
});
export type CalendarEntryView = z.infer<typeof calendarEntrySchema>;

export const calendarHolidaySchema = skippedSchema.extend({ country: countrySchema });
export type CalendarHolidayView = z.infer<typeof calendarHolidaySchema>;

/** In the person's language: a calendar file is read by other programs. */
export const calendarWordsSchema = z.object({
  what: z.record(z.enum(calendarWhats), z.string().min(1).max(200)),
  /** Added to a day that was counted. */
  derived: z.string().max(500),
  /** All that a file without content says. */
  hiddenDeadline: z.string().min(1).max(200),
  hiddenAppointment: z.string().min(1).max(200),
});
export type CalendarWords = z.infer<typeof calendarWordsSchema>;

/** The file that follows all changes by itself. */
export const calendarFileSchema = z.object({
  isOn: z.boolean(),
  /** Null: none was chosen. */
  folder: z.string().nullable(),
  fileName: z.string(),
  isContentHidden: z.boolean(),
  writtenAt: instantSchema.nullable(),
  entries: z.number(),
  /** Why it is not up to date; null while it is. */
  failure: failureSchema.nullable(),
});
export type CalendarFileView = z.infer<typeof calendarFileSchema>;

export const calendarMethods = {
  /**
   * All that stands between these days (`to` null: without end), the earliest first, and with `withUndated` what is due on a
   * day that could not be read. `isCut`: there are more than are told.
   */
  'calendar.list': method(
    z.object({
      from: daySchema,
      to: daySchema.nullable(),
      personId: idSchema.nullable(),
      withUndated: z.boolean(),
    }),
    z.object({
      entries: z.array(calendarEntrySchema),
      undated: z.array(calendarEntrySchema),
      isCut: z.boolean(),
    }),
  ),
  /** Days off between these, of the countries asked for and of the communities where the persons live. */
  'calendar.holidays': method(
    z.object({
      from: daySchema,
      to: daySchema,
      countries: z.array(countrySchema).max(3),
      personId: idSchema.nullable(),
    }),
    z.array(calendarHolidaySchema),
  ),
  /** A file with these entries, or with all that is to come; what is done is left out. */
  'calendar.export': method(
    z.object({
      ids: z.array(z.string().max(300)).min(1).max(500).nullable(),
      personId: idSchema.nullable(),
      isContentHidden: z.boolean(),
      words: calendarWordsSchema,
    }),
    z.object({ name: z.string(), type: z.string(), text: z.string() }),
  ),
  'calendar.file': method(nothing, calendarFileSchema),
  /** Asks for the folder and turns the file on; cancelled, all stays. `ability.missing` where the host has no such dialog. */
  'calendar.chooseFolder': method(z.object({ words: calendarWordsSchema }), calendarFileSchema),
  /** `isOn` false stops it; the file that was written stays where it is. Written anew at once with what changed. */
  'calendar.setFile': method(
    z.object({
      isOn: z.boolean().optional(),
      isContentHidden: z.boolean().optional(),
      words: calendarWordsSchema.optional(),
    }),
    calendarFileSchema,
  ),
} as const;
