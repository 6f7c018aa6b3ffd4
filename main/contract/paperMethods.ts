// What may be asked about files that belong nowhere yet: to see them, to file them to a notice or a case, to throw them away.
import { z } from 'zod';
import { idSchema, instantSchema, method, nothing } from './base.ts';

export const paperSchema = z.object({
  id: idSchema,
  name: z.string(),
  type: z.string(),
  size: z.number(),
  addedAt: instantSchema,
  /** Printed in it: kinds and values as `readings.get` has them, without codes. */
  facts: z.array(z.object({ kind: z.string(), value: z.string() })),
  /** Cases whose number, or whose person's number, it prints. */
  suggestions: z.array(
    z.object({
      id: idSchema,
      title: z.string().nullable(),
      numbers: z.array(z.string()),
      why: z.enum(['number', 'person']),
    }),
  ),
});
export type PaperView = z.infer<typeof paperSchema>;

/** Papers are read, saved and shown by `documents.*` under their own ids. */
export const paperMethods = {
  /** The newest first. */
  'papers.list': method(nothing, z.object({ papers: z.array(paperSchema) })),
  /** It is a document of the notice from now on. Fails with `input.notFound`. */
  'papers.fileToNotice': method(
    z.object({ id: idSchema, noticeId: idSchema }),
    z.object({ documentId: idSchema }),
  ),
  /** It stands in the case's timeline from now on. Fails with `input.notFound`. */
  'papers.fileToCase': method(z.object({ id: idSchema, caseId: idSchema }), z.object({ entryId: idSchema })),
  /** Hides it; after thirty days it is gone for good. */
  'papers.remove': method(z.object({ id: idSchema }), nothing),
  'papers.restore': method(z.object({ id: idSchema }), nothing),
} as const;
