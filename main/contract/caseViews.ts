// The shapes of cases that cross a process line; their types are inferred and used on both sides.
import { z } from 'zod';
import { countries, statusSources } from '../model/case.ts';
import { waitingStates } from '../model/caseEntry.ts';
import { caseStatuses } from '../model/caseStatus.ts';
import { dayCertainties } from '../model/caseTimeline.ts';
import { nextStepCodes } from '../model/nextStep.ts';
import { daySchema, idSchema, instantSchema, kindSchema, portalSchema } from './base.ts';
import { appointmentSchema } from './noticeViews.ts';

export const countrySchema = z.enum(countries);
export const statusEntrySchema = z.object({
  at: instantSchema,
  source: z.enum(statusSources),
  status: z.enum(caseStatuses),
  raw: z.string().max(2_000),
  resolvedOn: daySchema.nullish(),
  nie: z.string().max(20).nullish(),
  authorization: z.string().max(500).nullish(),
});

const amountSchema = z.object({ value: z.string().max(20), currency: z.string().length(3) });
const certaintySchema = z.enum(['stated', 'derived', 'unknown']);

export const caseDocumentSchema = z.object({
  id: idSchema,
  name: z.string(),
  type: z.string().nullable(),
  size: z.number(),
  sha256: z.string(),
  storedAt: instantSchema,
});

export const waitingListSchema = z.object({
  joinedOn: daySchema.nullable(),
  procedure: z.string().max(500).nullable(),
  office: z.string().max(500).nullable(),
  state: z.enum(waitingStates),
  since: daySchema.nullable(),
});

const ownPaymentSchema = z.object({
  title: z.string().max(500),
  amount: amountSchema.nullable(),
  dueOn: daySchema.nullable(),
  payCode: z.string().max(500).nullable(),
});

const ownText = z.string().max(10_000);
/** What the person writes down by hand. */
export const ownFactSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('note'), on: daySchema.nullable(), text: ownText }),
  z.object({ what: z.literal('appointment'), appointment: appointmentSchema, text: ownText }),
  z.object({ what: z.literal('waitingList'), waitingList: waitingListSchema, text: ownText }),
  z.object({ what: z.literal('payment'), payment: ownPaymentSchema, text: ownText }),
]);
const entryBase = { id: idSchema, addedAt: instantSchema, documents: z.array(caseDocumentSchema) };
export const caseEntrySchema = z.discriminatedUnion('what', [
  ownFactSchema.options[0].extend(entryBase),
  ownFactSchema.options[1].extend(entryBase),
  ownFactSchema.options[2].extend(entryBase),
  ownFactSchema.options[3].extend(entryBase),
]);

export const nextStepSchema = z.object({
  code: z.enum(nextStepCodes),
  /** The last safe day; null when only the act itself is known. */
  on: daySchema.nullable(),
  at: z.string().nullable(),
  certainty: certaintySchema,
  /** The day is over and nothing says that it was done. */
  isOver: z.boolean(),
  noticeId: idSchema.nullable(),
  entryId: idSchema.nullable(),
  /** The article by which a derived day is counted. */
  basis: z.string().optional(),
  /** Of a decision: give it to `cases.save` as `decisionDone` when nothing is left to do about it. */
  decision: z.string().optional(),
});
export type NextStepView = z.infer<typeof nextStepSchema>;

export const caseWaitingSchema = waitingListSchema.extend({
  noticeId: idSchema.nullable(),
  entryId: idSchema.nullable(),
});

export const casePaymentSchema = z.object({
  /** The notice's id or the entry's. */
  id: idSchema,
  noticeId: idSchema.nullable(),
  entryId: idSchema.nullable(),
  title: z.string(),
  amount: amountSchema.nullable(),
  dueOn: daySchema.nullable(),
  certainty: certaintySchema,
  payCode: z.string().nullable(),
  paidOn: daySchema.nullable(),
  receipt: caseDocumentSchema.nullable(),
});
export type CasePaymentView = z.infer<typeof casePaymentSchema>;

/** A case in the list. */
export const caseRowSchema = z.object({
  id: idSchema,
  personId: idSchema,
  country: countrySchema,
  title: z.string().nullable(),
  numbers: z.array(z.string()),
  nie: z.string().nullable(),
  filedOn: daySchema.nullable(),
  isWatched: z.boolean(),
  status: statusEntrySchema.nullable(),
  lastCheckAt: instantSchema.nullable(),
  nextCheckOn: daySchema.nullable(),
  /** On a list at present; null when on none. */
  waiting: caseWaitingSchema.nullable(),
  notices: z.number(),
  /** The first and the last moment that anything is known of it. */
  firstAt: instantSchema,
  lastAt: instantSchema,
  nextStep: nextStepSchema.nullable(),
});
export type CaseRowView = z.infer<typeof caseRowSchema>;

const caseNoticeSchema = z.object({
  id: idSchema,
  portal: portalSchema,
  kind: kindSchema,
  title: z.string(),
  issuer: z.string().nullable(),
  caseNumber: z.string().nullable(),
  isDone: z.boolean(),
  isRead: z.boolean(),
  isByHand: z.boolean(),
});

const moment = { on: daySchema.nullable(), at: instantSchema.nullable(), certainty: z.enum(dayCertainties) };
/** Oldest first; `on` is the day in the zone of the authority, and null at the end where nobody tells one. */
export const timelineEntrySchema = z.discriminatedUnion('what', [
  z.object({ ...moment, what: z.literal('filed') }),
  z.object({ ...moment, what: z.literal('status'), entry: statusEntrySchema, isNews: z.boolean() }),
  z.object({ ...moment, what: z.literal('notice'), notice: caseNoticeSchema }),
  z.object({
    ...moment,
    what: z.literal('appointment'),
    appointment: appointmentSchema,
    noticeId: idSchema.nullable(),
    entryId: idSchema.nullable(),
  }),
  z.object({
    ...moment,
    what: z.literal('deadline'),
    act: z.enum(['open', 'respond', 'pay', 'appeal']),
    basis: z.string(),
    isDone: z.boolean(),
    noticeId: idSchema,
  }),
  z.object({ ...moment, what: z.literal('payment'), payment: casePaymentSchema }),
  z.object({ ...moment, what: z.literal('waitingList'), waitingList: caseWaitingSchema }),
  z.object({ ...moment, what: z.literal('opening'), noticeId: idSchema }),
  z.object({ ...moment, what: z.literal('note'), text: z.string(), entryId: idSchema }),
]);
export type TimelineEntryView = z.infer<typeof timelineEntrySchema>;

export const caseDetailSchema = caseRowSchema.extend({
  birthYear: z.number().nullable(),
  cadenceDays: z.number().nullable(),
  history: z.array(statusEntrySchema),
  entries: z.array(caseEntrySchema),
  waitingLists: z.array(caseWaitingSchema),
  payments: z.array(casePaymentSchema),
  timeline: z.array(timelineEntrySchema),
});
export type CaseDetail = z.infer<typeof caseDetailSchema>;

/** What looks wrong in what was typed; the case is kept all the same, unless it is said otherwise. */
export const caseWarningSchema = z.object({
  field: z.enum(['nie', 'numbers', 'filedOn', 'birthYear']),
  code: z.enum(['letter', 'letterMissing', 'shape', 'province', 'year', 'elsewhere', 'future']),
  value: z.string(),
  /** What it would be with the right letter; null without one. */
  suggestion: z.string().nullable(),
  /** The other case that has the number. */
  caseId: idSchema.nullable(),
});
export type CaseWarning = z.infer<typeof caseWarningSchema>;

const detailsSchema = z.object({
  title: z.string().max(200).nullable(),
  nie: z.string().max(20).nullable(),
  filedOn: daySchema.nullable(),
  birthYear: z.number().int().min(1880).max(2100).nullable(),
  cadenceDays: z.number().int().min(1).max(365).nullable(),
  isWatched: z.boolean(),
  decisionDone: z.string().max(80).nullable().optional(),
});
export const caseDetailsChangeSchema = detailsSchema.partial();

const markSchema = z.object({ paidOn: daySchema.nullable(), receipt: caseDocumentSchema.nullable() });
/** How things stood before an act; `cases.restore` takes it back. */
export const caseUndoSchema = z.object({
  cases: z
    .array(
      z.object({
        caseId: idSchema,
        before: z
          .object({
            wholeId: idSchema,
            removedAt: instantSchema.nullable(),
            details: detailsSchema.nullable(),
            numbers: z.array(z.object({ number: z.string().max(200), isByHand: z.boolean() })).max(1_000),
          })
          .nullable(),
      }),
    )
    .max(1_000),
  choices: z
    .array(z.object({ noticeId: idSchema, choice: z.object({ caseId: idSchema.nullable() }).nullable() }))
    .max(5_000),
  entries: z
    .array(z.object({ caseId: idSchema, entryId: idSchema, entry: caseEntrySchema.nullable() }))
    .max(100),
  payments: z
    .array(z.object({ caseId: idSchema, paymentId: idSchema, mark: markSchema.nullable() }))
    .max(100),
});
export type CaseUndoView = z.infer<typeof caseUndoSchema>;
