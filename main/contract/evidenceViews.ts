// The shape of a bundle's index.json: versioned, grown by addition only, checked again when a bundle is taken in.
import { z } from 'zod';
import { daySchema, idSchema, instantSchema, kindSchema, portalSchema } from './base.ts';
import { caseDocumentSchema, caseEntrySchema, countrySchema, statusEntrySchema } from './caseViews.ts';
import {
  appointmentSchema,
  authenticitySchema,
  deadlineSchema,
  markSchema,
  noticeStateSchema,
} from './noticeViews.ts';

export const evidenceVersion = 1;

export const evidenceSubjectSchema = z.object({ what: z.enum(['notice', 'case', 'person']), id: idSchema });
export type EvidenceSubject = z.infer<typeof evidenceSubjectSchema>;

/** Labels of index.html and cover.pdf, in the language of whoever will read it. */
export const evidenceWordsSchema = z.object({
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/),
  heading: z.string().max(200),
  madeAt: z.string().max(200),
  /** How to check the files with SHA256SUMS. */
  howToCheck: z.string().max(1_000),
  documents: z.string().max(200),
  deadlines: z.string().max(200),
  /** After a document whose bytes are not here. */
  notHere: z.string().max(200),
  open: z.string().max(200),
  respond: z.string().max(200),
  pay: z.string().max(200),
  /** For a period that runs from a refusal. */
  appeal: z.string().max(200),
  attend: z.string().max(200),
  timeline: z.string().max(200),
  /** Over the list of files with their hashes. */
  files: z.string().max(200),
  madeAvailable: z.string().max(200),
  firstSeen: z.string().max(200),
  opened: z.string().max(200),
  status: z.string().max(200),
  note: z.string().max(200),
  /** The person marked a payment as paid. */
  paid: z.string().max(200),
  /** What was seen on an office's own page by the code of a document. */
  verified: z.string().max(200),
  sawSame: z.string().max(200),
  sawDifferent: z.string().max(200),
  sawNothing: z.string().max(200),
  /** What the authorities of a document's signers said of their certificates. */
  certificatesAsked: z.string().max(200),
  certificateGood: z.string().max(200),
  certificateRevoked: z.string().max(200),
  certificateUnchecked: z.string().max(200),
  /** Of a root that these certificates lead to; before the day on which its copies were compared. */
  rootFromSources: z.string().max(200),
  /** A day that the notice names, and one that a rule counted. */
  stated: z.string().max(200),
  derived: z.string().max(200),
  /** Before the number of a page. */
  page: z.string().max(200),
});
export type EvidenceWords = z.infer<typeof evidenceWordsSchema>;

const shortText = z.string().max(10_000).nullable();

const bundledDocumentSchema = z.object({
  id: idSchema,
  portalDocumentId: z.string().max(2_000),
  name: z.string().max(2_000),
  type: z.string().max(500).nullable(),
  size: z.number().nullable(),
  role: z.enum(['resolution', 'attachment', 'receipt', 'voucher', 'evidence']),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  storedAt: instantSchema.nullable(),
  /** Where it lies in the bundle; null when its bytes were not here. */
  path: z.string().max(500).nullable(),
});
export type BundledDocument = z.infer<typeof bundledDocumentSchema>;

const bundledNoticeSchema = z.object({
  id: idSchema,
  personId: idSchema,
  portalNoticeId: z.string().min(1).max(2_000),
  portal: portalSchema,
  kind: kindSchema,
  title: z.string().max(10_000),
  issuer: shortText,
  person: shortText,
  titular: z.object({ nif: z.string().max(100), name: shortText }).nullable(),
  caseNumber: shortText,
  madeAvailableAt: instantSchema.nullable(),
  expiresOn: daySchema.nullable(),
  state: noticeStateSchema,
  legalEffectOnOpen: z.boolean().nullable(),
  amount: z.object({ value: z.string(), currency: z.string() }).nullable(),
  text: z.string().nullable(),
  appointment: appointmentSchema.nullable(),
  deadlines: z.array(deadlineSchema).max(1_000),
  authenticity: authenticitySchema.nullable(),
  isInJunk: z.boolean(),
  evidence: z.record(z.string(), z.string()),
  thread: z.array(z.string()).max(10_000),
  firstSeenAt: instantSchema,
  noLongerListedAt: instantSchema.nullable(),
  mark: markSchema,
  sources: z.array(
    z.object({ portal: portalSchema, via: z.enum(['portal', 'mail']), seenAt: instantSchema }),
  ),
  documents: z.array(bundledDocumentSchema).max(10_000),
  /** Notices that went into this one: what the audit says of them was done with it. */
  joinedIds: z.array(idSchema).max(10_000).default([]),
});
export type BundledNotice = z.infer<typeof bundledNoticeSchema>;

const bundledCaseSchema = z.object({
  id: idSchema,
  personId: idSchema,
  country: countrySchema,
  title: z.string().max(200).nullable(),
  nie: z.string().max(20).nullable(),
  filedOn: daySchema.nullable(),
  birthYear: z.number().nullable(),
  cadenceDays: z.number().nullable(),
  isWatched: z.boolean(),
  numbers: z.array(z.string().max(200)).max(1_000),
  history: z.array(statusEntrySchema).max(100_000),
  /** What the person wrote down; the files of an entry lie in `files` by their hash. */
  entries: z.array(caseEntrySchema).max(10_000),
  /** Notices that the person put into it by hand. */
  placed: z.array(idSchema).max(100_000),
});
export type BundledCase = z.infer<typeof bundledCaseSchema>;

const bundledPaymentSchema = z.object({
  /** Of the notice (`#` and the day where it has several), or of the entry of a case. */
  id: z.string().min(1).max(200),
  paidOn: daySchema,
  /** Its bytes lie in `files` by their hash. */
  receipt: caseDocumentSchema.nullable(),
});
export type BundledPayment = z.infer<typeof bundledPaymentSchema>;

export const evidenceIndexSchema = z.object({
  format: z.literal('recado-evidence'),
  version: z.literal(evidenceVersion),
  madeAt: instantSchema,
  about: evidenceSubjectSchema,
  persons: z.array(
    z.object({
      id: idSchema,
      name: z.string().max(500),
      nie: z.string().max(50).nullable(),
      passport: z.string().max(50).nullable(),
    }),
  ),
  notices: z.array(bundledNoticeSchema).max(100_000),
  cases: z.array(bundledCaseSchema).max(10_000),
  /** What the person marked as paid. */
  payments: z.array(bundledPaymentSchema).max(10_000).default([]),
  /** Path in the bundle of every file, by its SHA-256. */
  files: z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string().max(500)),
});
export type EvidenceIndex = z.infer<typeof evidenceIndexSchema>;

/** What a bundle that was taken in brought. */
export const evidenceTakenSchema = z.object({
  notices: z.number(),
  known: z.number(),
  cases: z.number(),
  documents: z.number(),
});
export type EvidenceTaken = z.infer<typeof evidenceTakenSchema>;
