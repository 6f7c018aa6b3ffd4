// Where the person stands in the first steps, kept with the settings so that they can be put aside and gone on with.
import { z } from 'zod';
import { countries } from '../model/case.ts';
import { portalSchema } from './base.ts';
import { welcomeSteps } from './welcome.ts';

export const welcomeSchema = z.object({
  /** `new`: shown by itself while there is no account; `aside`: put aside by the person. */
  state: z.enum(['new', 'going', 'aside', 'done']),
  step: z.enum(welcomeSteps),
  /** Where there is a case. */
  countries: z.array(z.enum(countries)).max(countries.length),
  /** Whom it concerns, as it stands in notices. */
  personName: z.string().max(200),
  /** The portal that is being set up. */
  portal: portalSchema.nullable(),
});
export type Welcome = z.infer<typeof welcomeSchema>;
