// Runs and their progress as they cross a process line.
import { z } from 'zod';
import { idSchema, instantSchema } from './base.ts';
import { failureSchema } from './failure.ts';

export const runSchema = z.object({
  id: idSchema,
  accountId: idSchema,
  trigger: z.enum(['schedule', 'person', 'push', 'start', 'import']),
  startedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  result: z.union([z.literal('ok'), failureSchema]).nullable(),
  isComplete: z.boolean(),
  listed: z.number(),
  added: z.number(),
  updated: z.number(),
  documents: z.number(),
});
export type RunView = z.infer<typeof runSchema>;

export const progressSchema = z.object({
  accountId: idSchema,
  runId: idSchema,
  seen: z.number(),
  total: z.number().nullable(),
});
export type RunProgress = z.infer<typeof progressSchema>;
