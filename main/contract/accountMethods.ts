// What may be asked about portals, accounts and certificates.
import { z } from 'zod';
import { manifestSchema } from '../model/manifest.ts';
import {
  accountCertificateSchema,
  accountSchema,
  mailSettingsSchema,
  offeredCertificateSchema,
} from './accountViews.ts';
import { idSchema, method, nothing, portalSchema } from './base.ts';

/** A certificate file (.p12, .pfx); null where the sign-in method has none, or keeps the one that is here. */
const certificateFile = z
  .object({ name: z.string().max(500), base64: z.base64().max(400_000) })
  .nullable()
  .default(null);
/** A sign-in on the provider's page that was granted; null for methods without one. */
const signInId = idSchema.nullable().default(null);
const newAccount = z.object({
  portal: portalSchema,
  method: z.string().max(50),
  label: z.string().max(200),
  /** Null: a new person with this name is made. */
  personId: idSchema.nullable(),
  personName: z.string().max(200),
  fields: z.record(z.string(), z.string().max(2_000)),
  secrets: z.record(z.string(), z.string().max(2_560)),
  certificate: certificateFile,
  signInId,
});

export const accountMethods = {
  /** Every portal's manifest: sign-in forms, abilities and politeness as data. */
  'portals.list': method(nothing, z.array(manifestSchema)),
  /**
   * Shows a portal's own page in a window until the person closes it; nothing is filled in or read. Fails with
   * `ability.missing` where the host has no windows, and for a page that the portal does not have.
   */
  'portals.openPage': method(z.object({ portal: portalSchema, page: z.enum(['forgotPassword']) }), nothing),
  'accounts.list': method(nothing, z.array(accountSchema)),
  /** Tries the sign-in without saving anything. */
  'accounts.test': method(
    newAccount,
    z.object({
      subject: z.string(),
      name: z.string().nullable(),
      certificate: accountCertificateSchema.optional(),
    }),
  ),
  /** Tries the sign-in, saves the account and its secrets, and starts the first run. */
  'accounts.add': method(newAccount, accountSchema),
  /** New secrets for an account that is here; refused when the portal says it is another subject. */
  'accounts.signIn': method(
    z.object({
      id: idSchema,
      /** Another sign-in method than now, as a certificate of the store instead of a file; left out to keep it. */
      method: z.string().max(50).optional(),
      fields: z.record(z.string(), z.string().max(2_000)),
      secrets: z.record(z.string(), z.string().max(2_560)),
      certificate: certificateFile,
      signInId,
    }),
    accountSchema,
  ),
  'accounts.rename': method(z.object({ id: idSchema, label: z.string().min(1).max(200) }), accountSchema),
  /** node-cron expression, or null for the portal's own interval. */
  'accounts.schedule': method(
    z.object({ id: idSchema, schedule: z.string().max(100).nullable() }),
    accountSchema,
  ),
  /** Reading a communication is asked again from now on; the first reading asked once. */
  'accounts.askBeforeReading': method(z.object({ id: idSchema }), accountSchema),
  /**
   * After a sign-in by hand at a portal that prints nobody's number (`signIn.unproven`): it was this person's and is gone on
   * with, or it was not and is forgotten. Fails with `input.notFound` where nothing waits for an answer.
   */
  'accounts.sayWhose': method(z.object({ id: idSchema, isOwn: z.boolean() }), accountSchema),
  'accounts.pause': method(z.object({ id: idSchema, isPaused: z.boolean() }), accountSchema),
  /**
   * Says what goes with the account and what stays because another account tells of it too, or puts it into the bin with
   * its notices and documents (`bin.list`). Its secrets are deleted at once.
   */
  'accounts.remove': method(
    z.object({ id: idSchema, isDryRun: z.boolean() }),
    z.object({
      notices: z.number(),
      documents: z.number(),
      staying: z.number().optional(),
      removed: z.boolean(),
    }),
  ),
  /** How to reach the mailbox of an address: preset, the domain's autoconfig, or a guess to be tested. */
  'accounts.discoverMail': method(z.object({ address: z.email().max(320) }), mailSettingsSchema),
  /**
   * What the system's store would offer to this portal; nothing is presented. Fails with `certificate.missing` and the
   * reason `noneOffered` when it holds nothing that fits, and `ability.missing` outside the desktop app.
   */
  'certificates.probe': method(z.object({ portal: portalSchema }), z.array(offeredCertificateSchema).min(1)),
} as const;
