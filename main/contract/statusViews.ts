// The shapes of status checks that cross a process line: the queue, one case's offer, the message by SMS.
import { z } from 'zod';
import { statusEntrySchema } from './caseViews.ts';
import { failureSchema } from './failure.ts';
import { daySchema, idSchema, instantSchema } from './views.ts';

export const statusNewsSchema = z.enum(['status', 'resolvedOn', 'nie']);

export const statusOutcomeSchema = z.object({
  caseId: idSchema,
  at: instantSchema,
  /** Null where the check failed: what was known stays known. */
  entry: statusEntrySchema.nullable(),
  /** What is other than it was; empty for the first check of a case. */
  news: z.array(statusNewsSchema),
  failure: failureSchema.nullable(),
});
export type StatusOutcome = z.infer<typeof statusOutcomeSchema>;

/** One sitting of checks, which the person sees and can stop. */
export const statusQueueSchema = z.object({
  /** `held`: the window was closed half-way, the person says whether the others are still asked. */
  state: z.enum(['idle', 'waiting', 'asking', 'held']),
  current: z.object({ caseId: idSchema, step: z.enum(['opening', 'captcha', 'captchaAgain']) }).nullable(),
  next: z.array(z.object({ caseId: idSchema, beginAt: instantSchema })),
  /** Of this sitting, oldest first. */
  done: z.array(statusOutcomeSchema),
  /** The service refused; it is not asked before then. */
  tryAgainAt: instantSchema.nullable(),
});
export type StatusQueueView = z.infer<typeof statusQueueSchema>;

const smsOfferSchema = z.discriminatedUnion('isValid', [
  z.object({
    isValid: z.literal(true),
    by: z.enum(['nie', 'caseNumber']),
    message: z.string(),
    link: z.string(),
    qrSvg: z.string(),
  }),
  z.object({
    isValid: z.literal(false),
    by: z.enum(['nie', 'caseNumber']),
    reason: z.enum(['length', 'nie']),
    characters: z.number().nullable(),
    suggestion: z.string().nullable(),
  }),
]);

export const smsHelpSchema = z.object({
  number: z.string(),
  shown: z.string(),
  checkedOn: daySchema,
  officialPage: z.url(),
  offers: z.array(smsOfferSchema),
});
export type SmsHelpView = z.infer<typeof smsHelpSchema>;

/** What a status means for the person now; the words are the screen's. */
export const statusMeaningSchema = z.object({
  code: z.enum(['wait', 'answer', 'fingerprints', 'appeal', 'unknown']),
  /** Periods that the decision opens, derived from its day. */
  periods: z.array(
    z.object({
      what: z.enum(['fingerprints', 'reposicion', 'contencioso']),
      on: daySchema.nullable(),
      basis: z.string(),
    }),
  ),
});
export type StatusMeaningView = z.infer<typeof statusMeaningSchema>;

/** What can be done for one case now. */
export const statusOfferSchema = z.object({
  /** Fields that the service needs and the case lacks. */
  missing: z.array(z.string()),
  /** Not before then: it was just read. Null for at once. */
  notBefore: instantSchema.nullable(),
  /** Other cases with the number that would be asked by. */
  sameNumber: z.array(idSchema),
  meaning: statusMeaningSchema.nullable(),
  sms: smsHelpSchema,
});
export type StatusOfferView = z.infer<typeof statusOfferSchema>;

export const statusReplySchema = z.object({
  /**
   * `unclear`: nothing in it is known; `otherCase`: it names another case or person. Nothing was written then; the person may say
   * that it is this case's reply all the same.
   */
  reply: z.enum(['status', 'refused', 'empty', 'unclear', 'otherCase']),
  entry: statusEntrySchema.nullable(),
  /** The service ends its replies so; without it the text may be something else. */
  hasTail: z.boolean(),
  said: z.string(),
  news: z.array(statusNewsSchema),
});
export type StatusReplyView = z.infer<typeof statusReplySchema>;
