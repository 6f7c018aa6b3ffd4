// What may be asked about the stored files of notices.
import { z } from 'zod';
import { daySchema, idSchema, instantSchema, kindSchema, method, nothing, portalSchema } from './base.ts';
import { documentSchema } from './noticeViews.ts';

/** A file that is no longer what was stored. `noticeId` is null for a file that a person gave to a case. */
export const lostDocumentSchema = z.object({
  documentId: idSchema,
  noticeId: idSchema.nullable(),
  name: z.string(),
  reason: z.enum(['missing', 'damaged']),
  /** Its portal can be asked for it, as long as that still has it. */
  canFetch: z.boolean(),
});
export type LostDocument = z.infer<typeof lostDocumentSchema>;

/** `page` is counted from 1, null where the file has no pages; `snippet` is as in a row of the inbox's search. */
const foundPlaceSchema = z.object({ page: z.number().nullable(), snippet: z.string() });

/** A file that a person gave, found by what stands in it or by its name. */
export const foundFileSchema = z.object({
  documentId: idSchema,
  name: z.string(),
  type: z.string(),
  /** Null for a paper without a place. */
  caseId: idSchema.nullable(),
  title: z.string().nullable(),
  caseNumber: z.string().nullable(),
  /** Null where only the name has the words. */
  found: foundPlaceSchema.nullable(),
});
export type FoundFileView = z.infer<typeof foundFileSchema>;

/** One file on the list of all documents. */
export const documentRowSchema = documentSchema.extend({
  /** Null for a file that a person gave to a case. */
  noticeId: idSchema.nullable(),
  caseId: idSchema.nullable(),
  portal: portalSchema.nullable(),
  kind: kindSchema.nullable(),
  personId: idSchema,
  /** Of its notice or its case. */
  title: z.string(),
  caseNumber: z.string().nullable(),
  at: instantSchema,
  /** It carries a signature, a verification code; null while it was not read. */
  isSigned: z.boolean().nullable(),
  hasCode: z.boolean().nullable(),
  /** Where in it the words of a search stand; null where only its name or its notice has them. */
  found: foundPlaceSchema.nullable(),
});
export type DocumentRowView = z.infer<typeof documentRowSchema>;

export const documentFilterSchema = z.object({
  personId: idSchema.optional(),
  portal: portalSchema.optional(),
  kind: kindSchema.optional(),
  caseId: idSchema.optional(),
  /** From the beginning of this day on, where the computer is; until the end of the day before `before`. */
  since: daySchema.optional(),
  before: daySchema.optional(),
  /** Part of the file's name, of its notice's title or case number, or words that stand in it. */
  text: z.string().max(200).optional(),
  proof: z.enum(['signed', 'code']).optional(),
});
export type DocumentFilterView = z.infer<typeof documentFilterSchema>;

export const documentMethods = {
  /** Files of notices and of cases, the newest first; raw evidence is left out. `after` is the `next` of the page before. */
  'documents.list': method(
    z.object({
      filter: documentFilterSchema,
      after: z.string().max(300).nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    z.object({ rows: z.array(documentRowSchema), next: z.string().nullable() }),
  ),
  /**
   * Files that a person gave, to a case or to no place yet, that have the words in their text or name; what was given last comes
   * first. The text is what `notices.search` takes; what asks for notices alone (`from:`, `is:` …) finds no file.
   */
  'documents.find': method(
    z.object({
      text: z.string().min(1).max(200),
      filter: z.object({
        personId: idSchema.optional(),
        caseId: idSchema.optional(),
        isPdf: z.boolean().optional(),
        /** Only those without a place. */
        isUnfiled: z.boolean().optional(),
      }),
      limit: z.number().int().min(1).max(100_000),
    }),
    z.object({ rows: z.array(foundFileSchema), hasMore: z.boolean() }),
  ),
  /** Up to 1 MiB of a stored document from `offset`, base64. */
  'documents.read': method(
    z.object({ id: idSchema, offset: z.number().int().min(0) }),
    z.object({ base64: z.string(), size: z.number(), next: z.number().nullable() }),
  ),
  /**
   * A small picture of the first page, base64; null when none was made yet. `canDraw`: the window may draw one and hand it to
   * `documents.keepThumbnail`. `pageCount` is null until the file was read, and for what is no PDF.
   */
  'documents.thumbnail': method(
    z.object({ id: idSchema }),
    z.object({
      image: z.object({ type: z.enum(['image/png', 'image/webp']), base64: z.string() }).nullable(),
      pageCount: z.number().nullable(),
      canDraw: z.boolean(),
    }),
  ),
  /** Keeps a PNG or WebP of at most 640 by 640 points and 150 kB for the bytes of this document. */
  'documents.keepThumbnail': method(z.object({ id: idSchema, base64: z.string().max(200_000) }), nothing),
  /** Asks where to and saves a copy; `saved` is false when the person cancels. */
  'documents.save': method(z.object({ id: idSchema }), z.object({ saved: z.boolean() })),
  /** Opens the stored PDF in the system's program. */
  'documents.open': method(z.object({ id: idSchema }), nothing),
  'documents.showInFolder': method(z.object({ id: idSchema }), nothing),
  /** Fetches a document again that failed before. */
  'documents.fetchAgain': method(
    z.object({ id: idSchema }),
    z.object({ state: z.enum(['stored', 'failed', 'pending']) }),
  ),
  /**
   * Reads every stored file through and compares it with its hash; what is missing or changed is marked as failed with
   * `document.gone` and can be fetched again. Nothing is removed.
   */
  'documents.verify': method(nothing, z.object({ checked: z.number(), lost: z.array(lostDocumentSchema) })),
} as const;
