// The only place where a method exists: handlers, validation, the preload allow-list, the client, routes and CLI derive from it.
import { z } from 'zod';
import { manifestSchema } from '../model/manifest.ts';
import { learnedMethods } from './learnedMethods.ts';
import { mailSignInMethods } from './mailSignInMethods.ts';
import type { MethodName } from './names.ts';
import {
  accountSchema,
  checkupSchema,
  countsSchema,
  hostSchema,
  idSchema,
  importSummarySchema,
  instantSchema,
  mailSettingsSchema,
  markSchema,
  noticeDetailSchema,
  noticeFilterSchema,
  noticePageSchema,
  offeredCertificateSchema,
  openingPlanSchema,
  personSchema,
  portalSchema,
  progressSchema,
  runSchema,
  settingsSchema,
  vaultStatusSchema,
} from './views.ts';

const nothing = z.object({});
const markChange = markSchema.partial();
const marksBefore = z.array(z.object({ id: idSchema, mark: markSchema }));
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
const page = z.object({ after: z.string().max(500).nullable(), limit: z.number().int().min(1).max(500) });
const namedFile = z.object({ name: z.string().max(500), base64: z.string().max(60_000_000) });

const method = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const methods = {
  /** Which host this is and what it can do; the first call of every screen. */
  'app.about': method(nothing, hostSchema),
  /** Looks at keychain, certificate store, Electron, database, documents, clock. */
  'app.doctor': method(nothing, z.array(checkupSchema)),
  'settings.get': method(nothing, settingsSchema),
  'settings.set': method(settingsSchema.partial(), settingsSchema),
  'vault.status': method(nothing, vaultStatusSchema),

  /** Every portal's manifest: sign-in forms, abilities and politeness as data. */
  'portals.list': method(nothing, z.array(manifestSchema)),
  'persons.list': method(nothing, z.array(personSchema)),

  /** A page of notices, newest first; `after` is the `next` of the page before. */
  'notices.list': method(z.object({ filter: noticeFilterSchema, ...page.shape }), noticePageSchema),
  /** Full-text search: accents do not matter, words match as prefixes, quoted text as a phrase. Newest first. */
  'notices.search': method(
    z.object({ text: z.string().min(1).max(500), filter: noticeFilterSchema, ...page.shape }),
    noticePageSchema,
  ),
  'notices.get': method(z.object({ id: idSchema }), noticeDetailSchema),
  'notices.counts': method(nothing, countsSchema),
  /** Sets marks here, never on the portal; answers with the marks as they were, for undo. */
  'notices.mark': method(
    z.object({ ids: z.array(idSchema).min(1).max(5_000), change: markChange }),
    marksBefore,
  ),
  'notices.restoreMarks': method(z.object({ marks: marksBefore }), nothing),
  /** Copies a secret found in a notice to the clipboard and clears it after 30 s; the value does not cross to the screen. */
  'notices.copySecret': method(
    z.object({ id: idSchema, name: z.string().max(100) }),
    z.object({ clearsAt: instantSchema }),
  ),
  /** What opening this notice does, before it is done; valid for ten minutes, for one opening. Nothing is opened. */
  'notices.planOpening': method(z.object({ id: idSchema }), openingPlanSchema),
  /** Opens one notice after the person's deliberate act: the challenge's characters, typed. Never repeated by itself. */
  'notices.open': method(
    z.object({ planId: idSchema, typed: z.string().max(20) }),
    z.object({ result: z.enum(['done', 'documentsPending', 'outcomeUnknown']) }),
  ),
  /** Reads files given by hand (.eml); each is taken, already known, or refused with a reason. */
  'notices.import': method(z.object({ files: z.array(namedFile).min(1).max(200) }), importSummarySchema),
  'notices.export': method(
    z.object({ format: z.enum(['json', 'csv']), filter: noticeFilterSchema }),
    z.object({ name: z.string(), type: z.string(), text: z.string() }),
  ),

  ...learnedMethods,

  /** Up to 1 MiB of a stored document from `offset`, base64. */
  'documents.read': method(
    z.object({ id: idSchema, offset: z.number().int().min(0) }),
    z.object({ base64: z.string(), size: z.number(), next: z.number().nullable() }),
  ),
  /** Asks where to and saves a copy; `saved` is false when the person cancels. */
  'documents.save': method(z.object({ id: idSchema }), z.object({ saved: z.boolean() })),
  /** Opens the stored PDF in the system's program. */
  'documents.open': method(z.object({ id: idSchema }), nothing),
  'documents.showInFolder': method(z.object({ id: idSchema }), nothing),
  /** Fetches a document again that failed before. */
  'documents.fetchAgain': method(
    z.object({ id: idSchema }),
    z.object({ state: z.enum(['stored', 'failed', 'pending']) }),
  ),

  'accounts.list': method(nothing, z.array(accountSchema)),
  /** Tries the sign-in without saving anything. */
  'accounts.test': method(newAccount, z.object({ subject: z.string(), name: z.string().nullable() })),
  /** Tries the sign-in, saves the account and its secrets, and starts the first run. */
  'accounts.add': method(newAccount, accountSchema),
  /** New secrets for an account that is here; refused when the portal says it is another subject. */
  'accounts.signIn': method(
    z.object({
      id: idSchema,
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
  'accounts.pause': method(z.object({ id: idSchema, isPaused: z.boolean() }), accountSchema),
  /** Says what goes with the account, or removes it with its notices, documents and secrets. */
  'accounts.remove': method(
    z.object({ id: idSchema, isDryRun: z.boolean() }),
    z.object({ notices: z.number(), documents: z.number(), removed: z.boolean() }),
  ),
  /** How to reach the mailbox of an address: preset, the domain's autoconfig, or a guess to be tested. */
  'accounts.discoverMail': method(z.object({ address: z.email().max(320) }), mailSettingsSchema),

  ...mailSignInMethods,

  /**
   * What the system's store would offer to this portal; nothing is presented. Fails with `certificate.missing` and the
   * reason `noneOffered` when it holds nothing that fits, and `ability.missing` outside the desktop app.
   */
  'certificates.probe': method(z.object({ portal: portalSchema }), z.array(offeredCertificateSchema).min(1)),

  /** Runs one account, or all that are active, now; answers when the runs are queued. */
  'sync.now': method(z.object({ accountId: idSchema.optional() }), z.object({ queued: z.number() })),
  'sync.status': method(
    nothing,
    z.object({
      running: z.array(progressSchema),
      queued: z.array(idSchema),
      pausedUntil: instantSchema.nullable(),
    }),
  ),
  /** Holds scheduled runs back; null goes on at once. */
  'sync.pause': method(z.object({ until: instantSchema.nullable() }), nothing),
  'runs.list': method(
    z.object({
      accountId: idSchema.optional(),
      before: instantSchema.optional(),
      limit: z.number().int().min(1).max(500),
    }),
    z.array(runSchema),
  ),
} as const satisfies Record<MethodName, { input: z.ZodType; output: z.ZodType }>;

export type MethodInput<M extends MethodName> = z.input<(typeof methods)[M]['input']>;
export type MethodParsed<M extends MethodName> = z.output<(typeof methods)[M]['input']>;
export type MethodOutput<M extends MethodName> = z.output<(typeof methods)[M]['output']>;
export { isMethodName, type MethodName, methodNames } from './names.ts';
