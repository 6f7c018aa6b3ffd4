// What is remembered of the live calendar file, as it stands in the settings.
import { z } from 'zod';
import { calendarWhats, calendarWordsSchema } from '../../contract/calendarMethods.ts';
import { failureSchema } from '../../contract/failure.ts';
import type { EntryVersions } from './makeCalendarFile.ts';

const kept = z.looseObject({ what: z.record(z.string(), z.string()), hiddenDeadline: z.string() });

/**
 * Words that an older version kept lack those of later acts: a file that is on stays on, and says of such an act in the person's
 * language that something is due, until the window gives its words anew.
 */
function withEveryWhat(words: unknown): unknown {
  const { data } = kept.safeParse(words);
  if (data === undefined) return words;
  const usual = Object.fromEntries(calendarWhats.map((what) => [what, data.hiddenDeadline]));
  return { ...data, what: { ...usual, ...data.what } };
}

export const keptSchema = z.object({
  isOn: z.boolean(),
  folder: z.string().nullable(),
  isContentHidden: z.boolean(),
  words: z.preprocess(withEveryWhat, calendarWordsSchema).nullable(),
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
