// What a mailbox does not show: mails that could not be read, and senders that have been silent for long.
import { z } from 'zod';
import { idSchema, instantSchema, method, portalSchema } from './base.ts';

export const mailHealthSchema = z.object({
  /** Found in the mailbox and not read; the newest fifty. */
  unread: z.array(
    z.object({
      code: z.string(),
      subject: z.string(),
      from: z.string(),
      arrivedAt: instantSchema.nullable(),
    }),
  ),
  /** Whose mails are expected there and have not come for long. */
  quiet: z.array(z.object({ portal: portalSchema, days: z.number(), lastAt: instantSchema.nullable() })),
});
export type MailHealthView = z.infer<typeof mailHealthSchema>;

export const mailHealthMethods = {
  /** Of a mailbox account; of any other everything is empty. */
  'mailHealth.get': method(z.object({ accountId: idSchema }), mailHealthSchema),
} as const;
