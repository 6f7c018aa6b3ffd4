// Notices, their documents and what opening does, as they cross a process line.
import { z } from 'zod';
import { sections } from '../model/section.ts';
import { daySchema, idSchema, instantSchema, kindSchema, portalSchema } from './base.ts';

export const markSchema = z.object({
  isRead: z.boolean(),
  isFlagged: z.boolean(),
  isDone: z.boolean(),
  isArchived: z.boolean(),
  snoozedUntil: instantSchema.nullable(),
  note: z.string().max(10_000),
});

export const noticeFilterSchema = z.object({
  box: z.enum(['inbox', 'flagged', 'done', 'archived', 'snoozed', 'junk', 'all']),
  portal: portalSchema.optional(),
  accountId: idSchema.optional(),
  personId: idSchema.optional(),
  kinds: z.array(kindSchema).optional(),
  isUnread: z.boolean().optional(),
  isFlagged: z.boolean().optional(),
  hasPdf: z.boolean().optional(),
  /** The person wrote a note on it. */
  hasNote: z.boolean().optional(),
  caseId: idSchema.optional(),
  /** Words that its issuer's name has. */
  from: z.array(z.string().max(200)).max(10).optional(),
  /** Case numbers or their beginnings. */
  caseNumbers: z.array(z.string().max(200)).max(10).optional(),
  /** From the beginning of this day on, where the computer is. */
  since: daySchema.optional(),
  /** Until the end of the day before this one. */
  before: daySchema.optional(),
});

export const authenticitySchema = z.object({
  verdict: z.enum(['genuine', 'unverified', 'suspicious']),
  reasons: z.array(z.string()),
});

/** On the portal, not here. */
export const noticeStateSchema = z.enum([
  'pending',
  'opened',
  'accepted',
  'rejected',
  'expired',
  'received',
  'outcomeUnknown',
  'unknown',
]);

/** The inbox in its parts (model/section.ts). */
export const sectionSchema = z.enum(sections);

export const sectionCountsSchema = z.record(sectionSchema, z.number());

/** One thing that was done with a notice here: `mark.read`, `mark.unflagged` …, or the audit's own word. */
export const noticeActSchema = z.object({ at: instantSchema, what: z.string() });

/** A file of a notice in which the words of a search stand. */
export const foundInSchema = z.object({
  documentId: idSchema,
  name: z.string(),
  /** Counted from 1; null where the reading does not know its pages. */
  page: z.number().nullable(),
  snippet: z.string(),
});
export type FoundIn = z.infer<typeof foundInSchema>;

export const noticeRowSchema = z.object({
  id: idSchema,
  portal: portalSchema,
  accountId: idSchema,
  personId: idSchema,
  kind: kindSchema,
  state: noticeStateSchema,
  title: z.string(),
  issuer: z.string().nullable(),
  person: z.string().nullable(),
  caseNumber: z.string().nullable(),
  sortAt: instantSchema,
  madeAvailableAt: instantSchema.nullable(),
  dueOn: daySchema.nullable(),
  /** Which act is due on that day; null where the notice does not say. */
  dueWhat: z.enum(['open', 'respond', 'pay', 'attend']).nullable(),
  appointmentOn: daySchema.nullable(),
  hasDocuments: z.boolean(),
  isInJunk: z.boolean(),
  verdict: z.enum(['genuine', 'unverified', 'suspicious']).nullable(),
  mark: markSchema,
  /** How many notices its conversation has, itself included; rows alone tell it. */
  conversationSize: z.number().optional(),
  /** Told only where the list was asked for in parts. */
  section: sectionSchema.optional(),
  snippet: z.string().nullable(),
});

export type NoticeRowView = z.infer<typeof noticeRowSchema>;

export const noticePageSchema = z.object({
  rows: z.array(noticeRowSchema),
  next: z.string().nullable(),
  /** Operators of a search that say nothing, as they were typed. */
  notUnderstood: z.array(z.string()).optional(),
});

export const documentSchema = z.object({
  id: idSchema,
  name: z.string(),
  type: z.string().nullable(),
  size: z.number().nullable(),
  role: z.enum(['resolution', 'attachment', 'receipt', 'voucher', 'evidence']),
  state: z.enum(['pending', 'stored', 'failed']),
  sha256: z.string().nullable(),
  storedAt: instantSchema.nullable(),
  failureCode: z.string().nullable(),
});
export type DocumentView = z.infer<typeof documentSchema>;

export const appointmentSchema = z.object({
  on: daySchema.nullable(),
  at: z.string().nullable(),
  zone: z.string(),
  isZoneCertain: z.boolean(),
  office: z.string().nullable(),
  address: z.string().nullable(),
  procedure: z.string().nullable(),
  code: z.string().nullable(),
  person: z.string().nullable(),
  bring: z.array(z.string()).optional(),
});

export const deadlineSchema = z.object({
  what: z.enum(['open', 'respond', 'pay', 'attend']),
  on: daySchema.nullable(),
  certainty: z.enum(['stated', 'derived', 'unknown']),
  basis: z.string(),
  amount: z.object({ value: z.string(), currency: z.string() }).optional(),
  /** A later reading that nothing confirms; never the day to go by. */
  later: z.object({ on: daySchema, basis: z.string() }).optional(),
});

export const noticeDetailSchema = noticeRowSchema.extend({
  /** The portal's own id; null where it tells none. */
  portalNoticeId: z.string().nullable(),
  /** Whom it concerns by number; masked where only a mail told it. */
  titular: z.object({ nif: z.string(), name: z.string().nullable() }).optional(),
  expiresOn: daySchema.nullable(),
  legalEffectOnOpen: z.boolean().nullable(),
  amount: z.object({ value: z.string(), currency: z.string() }).nullable(),
  text: z.string().nullable(),
  appointment: appointmentSchema.nullable(),
  deadlines: z.array(deadlineSchema),
  authenticity: authenticitySchema.nullable(),
  documents: z.array(documentSchema),
  /** Names of the secrets that this notice carried; their values stay in the vault. */
  secretNames: z.array(z.string()),
  evidence: z.record(z.string(), z.string()),
  /** Who told of it, the one that speaks for it first. */
  sources: z.array(
    z.object({
      accountId: idSchema,
      portal: portalSchema,
      via: z.enum(['portal', 'mail']),
      seenAt: instantSchema,
    }),
  ),
  /** Those that the person made one with it, and whose word each was; `sameNotices.part` takes its id. */
  joined: z.array(z.object({ id: idSchema, accountIds: z.array(idSchema), at: instantSchema })).optional(),
  firstSeenAt: instantSchema,
  noLongerListedAt: instantSchema.nullable(),
});
export type NoticeDetail = z.infer<typeof noticeDetailSchema>;

/** What the gate shows before a notice is opened. Effects are codes with the article that each stands on. */
export const openingPlanSchema = z.object({
  planId: idSchema,
  noticeId: idSchema,
  /** False for a reading without legal effect that the portal may still notice. */
  isLegalAct: z.boolean(),
  /** False where the person said once that this account's communications may be read: nothing is asked and typed. */
  isAsked: z.boolean(),
  legalText: z.string().nullable(),
  effects: z.array(z.object({ code: z.string(), basis: z.string() })),
  /** The identifier as shown, and how many of its last characters are to be typed. */
  identifier: z.string(),
  charactersToType: z.number(),
  validUntil: instantSchema,
});
export type OpeningPlan = z.infer<typeof openingPlanSchema>;

export const countsSchema = z.object({
  inbox: z.number(),
  unread: z.number(),
  byPortal: z.partialRecord(portalSchema, z.object({ inbox: z.number(), unread: z.number() })),
  byAccount: z.record(z.string(), z.object({ inbox: z.number(), unread: z.number() })),
});
