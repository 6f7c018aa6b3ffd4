// What may be asked about the folder in which each PDF also lies under a readable name.
import { z } from 'zod';
import { method, nothing } from './base.ts';
import { failureSchema } from './failure.ts';

export const filingStateSchema = z.object({
  /** Null: nothing is filed. */
  folder: z.string().nullable(),
  /** `{date} {issuer} – {title} – {number}`; also `{person}`, `{case}`, `{portal}`, `{kind}`, `{file}`, and `/` for folders. */
  pattern: z.string(),
  usualPattern: z.string(),
  filed: z.number(),
  /** Why the last round did not end (`folder.gone`, `folder.full`, `folder.refused`); it is tried again by itself. */
  failure: failureSchema.nullable(),
});
export type FilingStateView = z.infer<typeof filingStateSchema>;

export const filingMethods = {
  'filing.state': method(nothing, filingStateSchema),
  /** Asks the person for the folder; as it was when they cancel. Fails with `ability.missing` where there is no dialog. */
  'filing.chooseFolder': method(nothing, filingStateSchema),
  /** Nothing is filed any more; what lies in the folder stays. */
  'filing.stop': method(nothing, filingStateSchema),
  /** Copies of ours that are as we left them get their new names. Fails with `input.invalid {badFields: ['pattern']}`. */
  'filing.setPattern': method(z.object({ pattern: z.string().min(1).max(500) }), filingStateSchema),
  /** Files now; `isAgain`: copies that the person took away or changed too. Fails as the folder does. */
  'filing.fileNow': method(z.object({ isAgain: z.boolean() }), filingStateSchema),
} as const;
