// Accounts, persons, certificates and mailboxes as they cross a process line.
import { z } from 'zod';
import { idSchema, instantSchema, portalSchema } from './base.ts';
import { failureSchema } from './failure.ts';
import { personColours } from './personColours.ts';

/** A certificate that the system's store offers to a portal; `choice` is the value of the sign-in method's field. */
export const offeredCertificateSchema = z.object({
  choice: z.string(),
  name: z.string(),
  nif: z.string().nullable(),
  /** The human behind a company's certificate. */
  representative: z.object({ nif: z.string().nullable(), name: z.string() }).nullable(),
  issuer: z.string(),
  validFrom: instantSchema,
  validTo: instantSchema,
  purpose: z.enum(['identify', 'sign']),
  /** Why it cannot sign in; null when it can. */
  refusal: failureSchema.nullable(),
});

/** What an account signed in with: whose it is and until when, nothing that opens anything. */
export const accountCertificateSchema = z.object({
  name: z.string(),
  nif: z.string().nullable(),
  issuer: z.string(),
  validFrom: instantSchema,
  validTo: instantSchema,
});

export const accountSchema = z.object({
  id: idSchema,
  portal: portalSchema,
  personId: idSchema,
  label: z.string(),
  method: z.string(),
  fields: z.record(z.string(), z.string()),
  subject: z.string().nullable(),
  state: z.enum(['active', 'parked', 'paused', 'removed']),
  parkedFor: failureSchema.nullable(),
  schedule: z.string().nullable(),
  nextCheckAt: instantSchema.nullable(),
  lastCompleteListingAt: instantSchema.nullable(),
  createdAt: instantSchema,
  certificate: accountCertificateSchema.optional(),
  /** Reading a communication is not asked again for this account. */
  mayReadCommunications: z.boolean().optional(),
});
export type AccountView = z.infer<typeof accountSchema>;

export const personSchema = z.object({
  id: idSchema,
  /** Empty until somebody says the name: files may be imported before any account is added. */
  name: z.string().max(200),
  nie: z.string().nullable(),
  passport: z.string().nullable(),
  /** Community of Spain whose holidays count for this person. */
  region: z.string().nullable().optional(),
  /** Null or left out: the first hue that no other person has. */
  colour: z.enum(personColours).nullable().optional(),
  /** Numbers of persons who were found to be this one. */
  otherNumbers: z.array(z.string()).optional(),
});

/** How to reach a mailbox: found by preset, by the domain's autoconfig, or guessed. */
export const mailSettingsSchema = z.object({
  provider: z.enum(['gmail', 'outlook', 'yahoo', 'icloud', 'other']),
  source: z.enum(['preset', 'autoconfig', 'guess']),
  host: z.string(),
  port: z.number(),
  security: z.enum(['tls', 'starttls']),
  user: z.string(),
  /** `appPassword` shows the provider's steps; `oauthNeeded` has only the provider's own page. */
  signIn: z.enum(['password', 'appPassword', 'oauthNeeded']),
});
export type MailSettings = z.infer<typeof mailSettingsSchema>;
