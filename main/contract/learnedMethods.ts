// Methods by which a person teaches what is a notice and what is not; spread into methods.ts.
import { z } from 'zod';
import { learnedSchema } from './learnedViews.ts';
import { idSchema, markSchema } from './views.ts';

const marksBefore = z.array(z.object({ id: idSchema, mark: markSchema }));

export const learnedMethods = {
  /** Senders and subjects that the person taught, newest first. */
  'learned.list': { input: z.object({}), output: z.array(learnedSchema) },
  /**
   * "This is one", "this is not one". What is not one leaves the inbox. Answers with what was learned, what that replaced
   * and the marks as they were, for undo.
   */
  'learned.teach': {
    input: z.object({ noticeId: idSchema, isOurs: z.boolean() }),
    output: z.object({
      learned: z.array(learnedSchema),
      replaced: z.array(learnedSchema),
      marks: marksBefore,
    }),
  },
  /**
   * "This is one" of a mail file that was not taken: its sender and subject are learned and it comes into the inbox. Fails with
   * `file.notUnderstood`; a mail that lies about its sender comes in and teaches nothing.
   */
  'learned.teachFile': {
    input: z.object({ name: z.string().min(1).max(500), base64: z.base64().max(30_000_000) }),
    output: z.object({ noticeIds: z.array(idSchema).min(1), learned: z.array(learnedSchema) }),
  },
  /** Forgets; `back` puts what it had replaced in its place, for undo. */
  'learned.remove': {
    input: z.object({
      ids: z.array(idSchema).min(1).max(1_000),
      back: z.array(learnedSchema).max(10).default([]),
    }),
    output: z.object({}),
  },
} as const;
