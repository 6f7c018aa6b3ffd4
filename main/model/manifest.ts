// A portal described as data: names, sign-in forms, abilities and how politely it must be asked.
import { z } from 'zod';
import { portalIds } from './portal.ts';

/**
 * `certificate` is a file, kept in the profile; `storeCertificate` is the choice of one in the system's store, as
 * `certificates.probe` gives it; `grant` is given on the mail provider's own page and never typed. Texts are keys into strings/; patterns are checked in the form and again in the core.
 */
export const signInFieldSchema = z.object({
  name: z.string(),
  kind: z.enum(['text', 'secret', 'certificate', 'storeCertificate', 'choice', 'grant']),
  isRequired: z.boolean(),
  pattern: z.string().optional(),
  default: z.string().optional(),
  options: z.array(z.string()).optional(),
});
export type SignInField = z.infer<typeof signInFieldSchema>;

/** `proven` against a sample portal built from facts; `assumed` where the portal's behaviour is not public. */
export const abilitySchema = z.object({
  value: z.union([z.boolean(), z.number(), z.string(), z.null()]),
  standing: z.enum(['proven', 'assumed']),
});

/** What opening a notice does, as a code that the screens have a sentence for, with the article that it stands on. */
export const openingEffectSchema = z.object({
  code: z.enum([
    'notifies',
    'startsResponse',
    'mayBeAcknowledgement',
    'marksRead',
    'firstAccessCounts',
    'notRepeatable',
  ]),
  basis: z.string(),
});
export type OpeningEffect = z.infer<typeof openingEffectSchema>;

/** A page without a published address: it is reached from a known one over a link with one of these words. */
const leadingPageSchema = z.object({
  url: z.url(),
  /** The endpoint that stands for its host in tests. */
  endpoint: z.string(),
  link: z.array(z.string()),
  /** Exact origins that may feed the page, such as a captcha's. */
  feedingOrigins: z.array(z.url()),
});

export const manifestSchema = z.object({
  id: z.enum(portalIds),
  name: z.string(),
  /** ISO 3166 country whose authority speaks here. */
  country: z.enum(['ES', 'PE', 'CL']),
  homeUrl: z.url(),
  languages: z.array(z.string()),
  signInMethods: z.array(
    z.object({
      id: z.string(),
      fields: z.array(signInFieldSchema),
      /** The person signs in by hand in a portal window, every time; a host without windows does not offer it. */
      needsWindow: z.boolean().optional(),
      /** Which host asks for a certificate of the system's store: its origin, and the endpoint that stands for it in tests. */
      asksCertificateAt: z.object({ origin: z.url(), endpoint: z.string() }).optional(),
    }),
  ),
  /** Pages of the portal that only a person can use. */
  pages: z.object({ forgotPassword: leadingPageSchema }).optional(),
  abilities: z.object({
    documentsBeforeOpening: abilitySchema,
    openingHasLegalEffect: abilitySchema,
    statesExpiry: abilitySchema,
    historyDays: abilitySchema,
    needsPersonAtSignIn: abilitySchema,
    push: abilitySchema,
  }),
  /** What the gate tells before an opening, by what is opened; nothing but `marksRead` is no legal act. Left out where nothing can be opened. */
  openingEffects: z
    .object({ notification: z.array(openingEffectSchema), communication: z.array(openingEffectSchema) })
    .optional(),
  politeness: z.object({
    /** Least time between two background runs of one account. */
    leastIntervalMs: z.number().int().positive(),
    /** Time between two runs when the user chose nothing. */
    normalIntervalMs: z.number().int().positive(),
    oneAtATimePerHost: z.boolean(),
    /** Local hours of the portal in which background runs rest, `[from, to)`; null for none. */
    quietHours: z.object({ from: z.number(), to: z.number(), zone: z.string() }).nullable(),
  }),
  /** Text patterns cut out of logs and diagnostics besides the general ones. */
  redact: z.array(z.string()),
  version: z.string(),
});
export type Manifest = z.infer<typeof manifestSchema>;
