// What crosses the line of an import in pieces: how far it is, and what became of each file.
import { z } from 'zod';
import { failureSchema } from './failure.ts';

export const importSummarySchema = z.object({
  taken: z.array(z.object({ file: z.string(), noticeIds: z.array(z.string()) })),
  /**
   * Files that are no notices: a lost document that is `found` again, one filed to the `case` whose number it prints, one
   * `kept` until the person files it. `id` is the notice's, the case's or the paper's.
   */
  papers: z.array(z.object({ file: z.string(), what: z.enum(['found', 'case', 'kept']), id: z.string() })),
  /** Already here, by content. */
  known: z.array(z.string()),
  /** Not a notice, or not understood: with the reason. */
  notTaken: z.array(z.object({ file: z.string(), failure: failureSchema })),
  /** Mails of a mailbox file that are no notices; they are counted, not named. */
  otherMails: z.number(),
  /** How many lines the three lists would have beyond the thousand that each may hold. */
  unlisted: z.number(),
});
export type ImportSummary = z.infer<typeof importSummarySchema>;

export const importProgressSchema = z.object({
  importId: z.string(),
  file: z.string(),
  bytes: z.number(),
  totalBytes: z.number().nullable(),
  /** Mails looked at. */
  mails: z.number(),
  taken: z.number(),
  known: z.number(),
  notTaken: z.number(),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;
