// Where the person stands in the first steps, kept with the settings so that they can be put aside and gone on with.
import { z } from 'zod';
import { portalSchema } from './base.ts';
import { type Welcome, welcomeCountries, welcomeSteps } from './welcome.ts';

export const welcomeSchema = z.object({
  state: z.enum(['new', 'going', 'aside', 'done']),
  step: z.enum(welcomeSteps),
  countries: z.array(z.enum(welcomeCountries)).max(welcomeCountries.length),
  personName: z.string().max(200),
  portal: portalSchema.nullable(),
}) satisfies z.ZodType<Welcome>;
