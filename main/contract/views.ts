// The shapes that cross a process line, as zod schemas at the edge; their types are inferred and used on both sides.
import { z } from 'zod';
import { noticeKinds } from '../model/notice.ts';
import { portalIds } from '../model/portal.ts';
import { failureSchema } from './failure.ts';

export const idSchema = z.string().min(1).max(200);
export const instantSchema = z.iso.datetime();
export const daySchema = z.iso.date();
export const portalSchema = z.enum(portalIds);
export const kindSchema = z.enum(noticeKinds);
export const languageSchema = z.enum(['en', 'es', 'ru']);
export type Language = z.infer<typeof languageSchema>;

export const markSchema = z.object({
  isRead: z.boolean(),
  isFlagged: z.boolean(),
  isDone: z.boolean(),
  isArchived: z.boolean(),
  snoozedUntil: instantSchema.nullable(),
  note: z.string().max(10_000),
});

export const noticeFilterSchema = z.object({
  box: z.enum(['inbox', 'flagged', 'done', 'archived', 'snoozed', 'junk', 'all']),
  portal: portalSchema.optional(),
  accountId: idSchema.optional(),
  personId: idSchema.optional(),
  kinds: z.array(kindSchema).optional(),
  isUnread: z.boolean().optional(),
});

export const authenticitySchema = z.object({
  verdict: z.enum(['genuine', 'unverified', 'suspicious']),
  reasons: z.array(z.string()),
});

/** On the portal, not here. */
export const noticeStateSchema = z.enum([
  'pending',
  'opened',
  'accepted',
  'rejected',
  'expired',
  'received',
  'outcomeUnknown',
  'unknown',
]);

export const noticeRowSchema = z.object({
  id: idSchema,
  portal: portalSchema,
  accountId: idSchema,
  personId: idSchema,
  kind: kindSchema,
  state: noticeStateSchema,
  title: z.string(),
  issuer: z.string().nullable(),
  person: z.string().nullable(),
  caseNumber: z.string().nullable(),
  sortAt: instantSchema,
  madeAvailableAt: instantSchema.nullable(),
  dueOn: daySchema.nullable(),
  /** Which act is due on that day; null where the notice does not say. */
  dueWhat: z.enum(['open', 'respond', 'pay', 'attend']).nullable(),
  appointmentOn: daySchema.nullable(),
  hasDocuments: z.boolean(),
  isInJunk: z.boolean(),
  verdict: z.enum(['genuine', 'unverified', 'suspicious']).nullable(),
  mark: markSchema,
  snippet: z.string().nullable(),
});

export const noticePageSchema = z.object({ rows: z.array(noticeRowSchema), next: z.string().nullable() });

export const documentSchema = z.object({
  id: idSchema,
  name: z.string(),
  type: z.string().nullable(),
  size: z.number().nullable(),
  role: z.enum(['resolution', 'attachment', 'receipt', 'voucher', 'evidence']),
  state: z.enum(['pending', 'stored', 'failed']),
  sha256: z.string().nullable(),
  storedAt: instantSchema.nullable(),
  failureCode: z.string().nullable(),
});
export type DocumentView = z.infer<typeof documentSchema>;

export const appointmentSchema = z.object({
  on: daySchema.nullable(),
  at: z.string().nullable(),
  zone: z.string(),
  isZoneCertain: z.boolean(),
  office: z.string().nullable(),
  address: z.string().nullable(),
  procedure: z.string().nullable(),
  code: z.string().nullable(),
  person: z.string().nullable(),
});

export const deadlineSchema = z.object({
  what: z.enum(['open', 'respond', 'pay', 'attend']),
  on: daySchema.nullable(),
  certainty: z.enum(['stated', 'derived', 'unknown']),
  basis: z.string(),
});

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

export const noticeDetailSchema = noticeRowSchema.extend({
  /** Whom it concerns by number; masked where only a mail told it. */
  titular: z.object({ nif: z.string(), name: z.string().nullable() }).optional(),
  expiresOn: daySchema.nullable(),
  legalEffectOnOpen: z.boolean().nullable(),
  amount: z.object({ value: z.string(), currency: z.string() }).nullable(),
  text: z.string().nullable(),
  appointment: appointmentSchema.nullable(),
  deadlines: z.array(deadlineSchema),
  authenticity: authenticitySchema.nullable(),
  documents: z.array(documentSchema),
  /** Names of the secrets that this notice carried; their values stay in the vault. */
  secretNames: z.array(z.string()),
  evidence: z.record(z.string(), z.string()),
  /** Who told of it, the one that speaks for it first. */
  sources: z.array(
    z.object({
      accountId: idSchema,
      portal: portalSchema,
      via: z.enum(['portal', 'mail']),
      seenAt: instantSchema,
    }),
  ),
  firstSeenAt: instantSchema,
  noLongerListedAt: instantSchema.nullable(),
});
export type NoticeDetail = z.infer<typeof noticeDetailSchema>;

/** What the gate shows before a notice is opened. Effects are codes with the article that each stands on. */
export const openingPlanSchema = z.object({
  planId: idSchema,
  noticeId: idSchema,
  /** False for a reading without legal effect that the portal may still notice. */
  isLegalAct: z.boolean(),
  legalText: z.string().nullable(),
  effects: z.array(z.object({ code: z.string(), basis: z.string() })),
  /** The identifier as shown, and how many of its last characters are to be typed. */
  identifier: z.string(),
  charactersToType: z.number(),
  validUntil: instantSchema,
});
export type OpeningPlan = z.infer<typeof openingPlanSchema>;

/** What an account signed in with: whose it is and until when, nothing that opens anything. */
export const accountCertificateSchema = z.object({
  name: z.string(),
  nif: z.string().nullable(),
  issuer: z.string(),
  validFrom: instantSchema,
  validTo: instantSchema,
});

export const countsSchema = z.object({
  inbox: z.number(),
  unread: z.number(),
  byPortal: z.partialRecord(portalSchema, z.object({ inbox: z.number(), unread: z.number() })),
  byAccount: z.record(z.string(), z.object({ inbox: z.number(), unread: z.number() })),
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
});

export const runSchema = z.object({
  id: idSchema,
  accountId: idSchema,
  trigger: z.enum(['schedule', 'person', 'push', 'start', 'import']),
  startedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  result: z.union([z.literal('ok'), failureSchema]).nullable(),
  isComplete: z.boolean(),
  listed: z.number(),
  added: z.number(),
  updated: z.number(),
  documents: z.number(),
});
export type RunView = z.infer<typeof runSchema>;

export const progressSchema = z.object({
  accountId: idSchema,
  runId: idSchema,
  seen: z.number(),
  total: z.number().nullable(),
});
export type RunProgress = z.infer<typeof progressSchema>;

export const vaultStatusSchema = z.object({
  kind: z.enum(['keychain', 'memory']),
  state: z.enum(['ready', 'locked', 'unavailable']),
  reason: z.string().nullable(),
});

/** One line of `doctor`: what was looked at, how it is, and what its absence costs (a text key). */
export const checkupSchema = z.object({
  part: z.enum([
    'keychain',
    'certificateStore',
    'electron',
    'database',
    'documents',
    'clock',
    'timeZones',
    'node',
  ]),
  state: z.enum(['ok', 'warning', 'missing', 'broken']),
  details: z.record(z.string(), z.unknown()),
});
export type Checkup = z.infer<typeof checkupSchema>;

export const settingsSchema = z.object({
  language: z.enum(['system', 'en', 'es', 'ru']),
  theme: z.enum(['system', 'light', 'dark']),
  notifications: z.boolean(),
  /** Notifications say only that something came, not what. */
  hideNotificationContent: z.boolean(),
  closeToTray: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const hostSchema = z.object({
  host: z.enum(['electron', 'web', 'direct']),
  version: z.string(),
  platform: z.string(),
  language: languageSchema,
  abilities: z.object({
    saveDialog: z.boolean(),
    openDocument: z.boolean(),
    showInFolder: z.boolean(),
    notifications: z.boolean(),
    tray: z.boolean(),
    clipboard: z.boolean(),
  }),
  isDemo: z.boolean(),
});
export type HostView = z.infer<typeof hostSchema>;

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

export const importSummarySchema = z.object({
  taken: z.array(z.object({ file: z.string(), noticeIds: z.array(idSchema) })),
  /** Already here, by content. */
  known: z.array(z.string()),
  /** Not a notice, or not understood: with the reason. */
  notTaken: z.array(z.object({ file: z.string(), failure: failureSchema })),
});
export type ImportSummary = z.infer<typeof importSummarySchema>;
