// What crosses the line of a sign-in at a mail provider: states and addresses, never a token.
import { z } from 'zod';
import { failureSchema } from './failure.ts';

export const mailProviderSchema = z.enum(['google', 'microsoft']);
export type MailProviderView = z.infer<typeof mailProviderSchema>;

/** A registration that the person brought for one provider; null means that there is none yet. */
export const mailClientSchema = z.object({
  provider: mailProviderSchema,
  clientId: z.string().nullable(),
  /** Its value stays in the vault. */
  hasClientSecret: z.boolean(),
  /** What to register as the way back. */
  redirectUri: z.string(),
  scope: z.string(),
});
export type MailClientView = z.infer<typeof mailClientSchema>;

export const mailSignInSchema = z.object({
  id: z.string().min(1).max(200),
  provider: mailProviderSchema,
  /** `granted` can be used for one account, for ten minutes. */
  state: z.enum(['waiting', 'granted', 'failed']),
  failure: failureSchema.nullable(),
});
export type MailSignInView = z.infer<typeof mailSignInSchema>;
