// Signing in on a mail provider's own page: begun here, done in the person's browser, told by `mailSignIn.changed`.
import { z } from 'zod';
import { mailClientSchema, mailProviderSchema, mailSignInSchema } from './mailSignInViews.ts';
import { idSchema } from './views.ts';

const nothing = z.object({});

export const mailSignInMethods = {
  /** Which registrations are here, and what one of one's own must hold. */
  'mailSignIn.clients': { input: nothing, output: z.array(mailClientSchema) },
  /** Null forgets the registration with its secret; a secret that is not given stays as it is. */
  'mailSignIn.setClient': {
    input: z.object({
      provider: mailProviderSchema,
      clientId: z.string().trim().min(5).max(300).regex(/^\S+$/).nullable(),
      clientSecret: z.string().trim().max(500).regex(/^\S*$/).optional(),
    }),
    output: mailClientSchema,
  },
  /**
   * Waits on a loopback port for at most five minutes; a second one ends the first. `url` is the provider's page where the
   * host cannot open it; null where it has. Fails with `input.invalid {badFields: ['clientId']}` without a registration.
   */
  'mailSignIn.begin': {
    input: z.object({ provider: mailProviderSchema, address: z.string().max(320) }),
    output: z.object({ signIn: mailSignInSchema, url: z.url().nullable() }),
  },
  'mailSignIn.status': { input: z.object({ id: idSchema }), output: mailSignInSchema },
  'mailSignIn.cancel': { input: z.object({ id: idSchema }), output: nothing },
} as const;
