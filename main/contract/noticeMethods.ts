// What may be asked about notices: lists, search, marks, the gate, files in and out.
import { z } from 'zod';
import { idSchema, instantSchema, method, nothing } from './base.ts';
import { importSummarySchema } from './importViews.ts';
import {
  countsSchema,
  foundInSchema,
  markSchema,
  noticeActSchema,
  noticeDetailSchema,
  noticeFilterSchema,
  noticePageSchema,
  noticeRowSchema,
  openingPlanSchema,
  sectionCountsSchema,
  sectionSchema,
} from './noticeViews.ts';

const markChange = markSchema.partial();
const marksBefore = z.array(z.object({ id: idSchema, mark: markSchema }));
const page = z.object({ after: z.string().max(500).nullable(), limit: z.number().int().min(1).max(500) });
const namedFile = z.object({ name: z.string().max(500), base64: z.string().max(60_000_000) });

export const noticeMethods = {
  /**
   * A page of notices, newest first; `after` is the `next` of the page before. With `sections` the inbox comes in its parts,
   * one after the other, those that are not `shown` passed over; what was read at `newSince` or later still counts as new.
   */
  'notices.list': method(
    z.object({
      filter: noticeFilterSchema,
      sections: z.object({ shown: z.array(sectionSchema), newSince: instantSchema.nullable() }).optional(),
      ...page.shape,
    }),
    noticePageSchema,
  ),
  /** How many stand in each part of the inbox. */
  'notices.sectionCounts': method(
    z.object({ filter: noticeFilterSchema, newSince: instantSchema.nullable() }),
    sectionCountsSchema,
  ),
  /**
   * Full-text search: accents do not matter, words match as prefixes, quoted text as a phrase. Newest first. The text may hold
   * `from:` `case:` `before:` `after:` `is:unread|read|flagged` `has:pdf|note` (model/searchText.ts); operators alone list all they allow.
   */
  'notices.search': method(
    z.object({ text: z.string().min(1).max(500), filter: noticeFilterSchema, ...page.shape }),
    noticePageSchema,
  ),
  /** In which files of a notice, and on which pages, the words of this search stand; at most 20 places. */
  'notices.foundIn': method(
    z.object({ id: idSchema, text: z.string().min(1).max(500) }),
    z.array(foundInSchema),
  ),
  /** What was done with the notice here, the newest first. */
  'notices.history': method(z.object({ id: idSchema }), z.array(noticeActSchema)),
  'notices.get': method(z.object({ id: idSchema }), noticeDetailSchema),
  /** The notices of one appointment or procedure, the oldest first; empty for one that stands alone. */
  'notices.conversation': method(z.object({ id: idSchema }), z.array(noticeRowSchema)),
  'notices.counts': method(nothing, countsSchema),
  /** Sets marks here, never on the portal; answers with the marks as they were, for undo. */
  'notices.mark': method(
    z.object({ ids: z.array(idSchema).min(1).max(5_000), change: markChange }),
    marksBefore,
  ),
  'notices.restoreMarks': method(z.object({ marks: marksBefore }), nothing),
  /** Copies a secret found in a notice to the clipboard and clears it after 30 s; the value does not cross to the screen. */
  'notices.copySecret': method(
    z.object({ id: idSchema, name: z.string().max(100) }),
    z.object({ clearsAt: instantSchema }),
  ),
  /** Takes a secret found in a notice out of the vault; the notice stays. It cannot be had back from here. */
  'notices.forgetSecret': method(z.object({ id: idSchema, name: z.string().max(100) }), nothing),
  /** What opening this notice does, before it is done; valid for ten minutes, for one opening. Nothing is opened. */
  'notices.planOpening': method(z.object({ id: idSchema }), openingPlanSchema),
  /** Opens one notice after the person's deliberate act: the challenge's characters, typed. Never repeated by itself. */
  'notices.open': method(
    z.object({ planId: idSchema, typed: z.string().max(20) }),
    z.object({ result: z.enum(['done', 'documentsPending', 'outcomeUnknown']) }),
  ),
  /** Reads whole files given by hand (.eml, .msg, .mbox), larger ones go by `imports.*`; each is taken, already known, or refused with a reason. */
  'notices.import': method(z.object({ files: z.array(namedFile).min(1).max(200) }), importSummarySchema),
  'notices.export': method(
    z.object({ format: z.enum(['json', 'csv']), filter: noticeFilterSchema }),
    z.object({ name: z.string(), type: z.string(), text: z.string() }),
  ),
} as const;
