// The shapes of what a person taught of mails, as they cross a process line.
import { z } from 'zod';
import { idSchema, instantSchema, portalSchema } from './views.ts';

export const learnedSchema = z.object({
  id: idSchema,
  portal: portalSchema,
  kind: z.enum(['sender', 'shape']),
  /** The address of a sender; of a shape a key that says nothing to people. */
  value: z.string().max(500),
  isOurs: z.boolean(),
  example: z.string().max(500),
  learnedAt: instantSchema,
});
export type LearnedView = z.infer<typeof learnedSchema>;
