// What may be asked about what a document says by itself; facts are offered, a person confirms what changes a deadline.
import { z } from 'zod';
import { daySchema, idSchema, instantSchema, method, nothing } from './base.ts';
import { deadlineSchema } from './noticeViews.ts';
import { signaturesSchema } from './signatureViews.ts';

const printedFactSchema = z.object({
  id: z.string(),
  kind: z.enum([
    'verificationCode',
    'verificationAddress',
    'registryNumber',
    'caseNumber',
    'personNumber',
    'daysToAnswer',
    'amount',
    'date',
  ]),
  /** A verification code is masked: it opens the document to anybody. */
  value: z.string(),
  unit: z.enum(['business', 'calendar', 'months']).nullable().optional(),
  page: z.number(),
  line: z.string(),
});
export type PrintedFactView = z.infer<typeof printedFactSchema>;

export const readingSchema = z.object({
  state: z.enum(['read', 'noText', 'refused']),
  refusedFor: z.enum(['tooLarge', 'tooSlow', 'encrypted', 'broken']).nullable(),
  pageCount: z.number().nullable(),
  readPages: z.number(),
  /** What it carries besides pages; none of it is run or opened. */
  traits: z.array(z.enum(['scripts', 'files', 'launch'])),
  facts: z.array(printedFactSchema),
  /** False for a file that the person gave: it changes no deadline, and what was seen or asked about it is not kept. */
  isOfNotice: z.boolean(),
  /** Deadlines that the person made of printed terms, by the fact's id. */
  confirmed: z.array(z.object({ factId: z.string(), deadline: deadlineSchema })),
  /** Where its code can be checked; null where no official page is known. */
  verifyAt: z.object({ host: z.string(), isPrinted: z.boolean() }).nullable(),
  /** What the person saw there, the newest first. */
  verifications: z.array(
    z.object({ at: instantSchema, host: z.string(), result: z.enum(['same', 'different', 'notFound']) }),
  ),
});
export type ReadingView = z.infer<typeof readingSchema>;

const term = z.object({
  documentId: idSchema,
  factId: z.string().max(100),
  /** The day on which the person was notified; the term runs from the day after. */
  notifiedOn: daySchema,
});

export const readingMethods = {
  /** What one stored PDF says, of a notice, of a case or without a place; read now when it was not yet. Fails with `document.gone` or `document.notPdf`. */
  'readings.get': method(z.object({ documentId: idSchema }), readingSchema),
  /** The last day that a printed term would give, by the rule of its country; null where no rule counts it. Keeps nothing. */
  'readings.countTerm': method(term, deadlineSchema.nullable()),
  /** The person's word that the term counts from that day: adds the deadline to the notice. */
  'readings.confirmTerm': method(term, deadlineSchema),
  'readings.withdrawTerm': method(z.object({ documentId: idSchema, factId: z.string().max(100) }), nothing),
  /** The signatures of a stored PDF, verified now, without the network. */
  'readings.signatures': method(z.object({ documentId: idSchema }), signaturesSchema),
  /**
   * Asks the authorities of the signers, and nobody else, whether their certificates were revoked; what they say is kept with
   * the document. What could not be asked is told as that and is no failure.
   */
  'readings.checkRevocation': method(z.object({ documentId: idSchema }), signaturesSchema),
  /** Copies a verification code to the clipboard and clears it after 30 s; the code does not cross to the screen. */
  'readings.copyCode': method(
    z.object({ documentId: idSchema, factId: z.string().max(100) }),
    z.object({ clearsAt: instantSchema }),
  ),
  /** Opens the official page on which the code is checked; `opened` false: this host opens no pages, the screen does. */
  'readings.openVerification': method(
    z.object({ documentId: idSchema }),
    z.object({ url: z.string(), opened: z.boolean() }),
  ),
  /** Writes down what the person saw on that page. */
  'readings.recordVerification': method(
    z.object({ documentId: idSchema, result: z.enum(['same', 'different', 'notFound']) }),
    nothing,
  ),
} as const;
