// What is remembered of the live calendar file, as it stands in the settings.
import { z } from 'zod';
import { calendarWordsSchema } from '../../contract/calendarMethods.ts';
import { failureSchema } from '../../contract/failure.ts';
import type { EntryVersions } from './makeCalendarFile.ts';

export const keptSchema = z.object({
  isOn: z.boolean(),
  folder: z.string().nullable(),
  isContentHidden: z.boolean(),
  words: calendarWordsSchema.nullable(),
  writtenAt: z.string().nullable(),
  /** SHA-256 of the file as it was written. */
  digest: z.string().nullable(),
  failure: failureSchema.nullable(),
  versions: z.record(
    z.string(),
    z.object({ digest: z.string(), sequence: z.number(), changedAt: z.string() }),
  ) satisfies z.ZodType<EntryVersions>,
});
export type Kept = z.infer<typeof keptSchema>;
