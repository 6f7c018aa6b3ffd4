// The contract's methods about cases and payments; every act answers with what takes it back.
import { z } from 'zod';
import { daySchema, idSchema, method, nothing } from './base.ts';
import {
  caseDetailSchema,
  caseDetailsChangeSchema,
  caseRowSchema,
  caseUndoSchema,
  caseWarningSchema,
  countrySchema,
  ownFactSchema,
} from './caseViews.ts';

const noticeIds = z.array(idSchema).max(5_000);
const file = z.object({ name: z.string().min(1).max(500), base64: z.base64().max(30_000_000) });

export const caseMethods = {
  /** Cases, the one with the latest event first, each with its one next step. */
  'cases.list': method(
    z.object({
      personId: idSchema.optional(),
      country: countrySchema.optional(),
      after: z.string().max(100).nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    z.object({ rows: z.array(caseRowSchema), next: z.string().nullable() }),
  ),
  'cases.get': method(z.object({ id: idSchema }), caseDetailSchema),
  /** The case a notice is in, else the one that it seems to belong to: the person says so, it never joins by itself. */
  'cases.ofNotice': method(
    z.object({ noticeId: idSchema }),
    z.object({
      case: caseRowSchema.pick({ id: true, title: true, numbers: true }).nullable(),
      suggestion: caseRowSchema.pick({ id: true, title: true, numbers: true }).nullable(),
    }),
  ),
  /**
   * Makes a case (`id` null; then `personId` and `country` are needed) or changes one; what is left out stays. Odd numbers are
   * kept with a warning; a NIE whose letter is wrong is refused with `input.invalid` and the correction as details.
   */
  'cases.save': method(
    z.object({
      id: idSchema.nullable(),
      personId: idSchema.optional(),
      country: countrySchema.optional(),
      details: caseDetailsChangeSchema,
      numbers: z.array(z.string().max(60)).max(50).optional(),
      noticeIds: noticeIds.optional(),
    }),
    z.object({ case: caseDetailSchema, warnings: z.array(caseWarningSchema), undo: caseUndoSchema }),
  ),
  /** Puts notices into a case by hand; null takes them out of every case. */
  'cases.place': method(
    z.object({ noticeIds: noticeIds.min(1), caseId: idSchema.nullable() }),
    z.object({ undo: caseUndoSchema }),
  ),
  'cases.join': method(
    z.object({ intoId: idSchema, otherIds: z.array(idSchema).min(1).max(50) }),
    z.object({ undo: caseUndoSchema }),
  ),
  /** Gives numbers and notices of a case a case of their own. */
  'cases.split': method(
    z.object({ id: idSchema, numbers: z.array(z.string().max(200)).max(50), noticeIds }),
    z.object({ newId: idSchema, undo: caseUndoSchema }),
  ),
  'cases.restore': method(z.object({ undo: caseUndoSchema }), nothing),
  /** Says what goes with the case, or removes it; its notices stay in the inbox. */
  'cases.remove': method(
    z.object({ id: idSchema, isDryRun: z.boolean() }),
    z.object({
      notices: z.number(),
      statuses: z.number(),
      entries: z.number(),
      documents: z.number(),
      /** Null in a dry run. */
      undo: caseUndoSchema.nullable(),
    }),
  ),
  /** Writes down an own fact, with files; `entryId` of one that is here replaces it and keeps its files. */
  'cases.addEntry': method(
    z.object({
      id: idSchema,
      entryId: idSchema.optional(),
      fact: ownFactSchema,
      files: z.array(file).max(20).default([]),
    }),
    z.object({ entryId: idSchema, undo: caseUndoSchema }),
  ),
  'cases.removeEntry': method(
    z.object({ id: idSchema, entryId: idSchema }),
    z.object({ undo: caseUndoSchema }),
  ),
} as const;

export const paymentMethods = {
  /** Marks a payment of a case as paid on a day, or as not paid (null); a receipt that is left out stays. */
  'payments.mark': method(
    z.object({
      caseId: idSchema,
      paymentId: idSchema,
      paidOn: daySchema.nullable(),
      receipt: file.nullable().optional(),
    }),
    z.object({ undo: caseUndoSchema }),
  ),
} as const;
