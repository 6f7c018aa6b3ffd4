// The contract's methods about the status of cases: asked in a window of the portal, by SMS, or found behind a sign-in.
import { z } from 'zod';
import { caseRowSchema } from './caseViews.ts';
import { statusOfferSchema, statusQueueSchema, statusReplySchema } from './statusViews.ts';
import { daySchema, idSchema } from './views.ts';

const nothing = z.object({});
const method = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const statusMethods = {
  /** The queue, and which cases are due for a check now. */
  'statusChecks.overview': method(
    nothing,
    z.object({
      /** False where this host has no windows: the person asks by SMS or on the official page. */
      canAskHere: z.boolean(),
      officialUrl: z.url(),
      due: z.array(z.object({ caseId: idSchema, personId: idSchema, dueOn: daySchema })),
      queue: statusQueueSchema,
    }),
  ),
  'statusChecks.offer': method(z.object({ caseId: idSchema }), statusOfferSchema),
  /**
   * Puts cases into the queue; of several, those that cannot be asked stand among `done` with their failure. Where none can, or
   * for one alone, it fails with `input.invalid {badFields}` or `{reason: 'sameNumber'}` (another case has the number:
   * `isChosen` says that these are meant), `portal.rateLimited {retryAt}` for one that was just read, `portal.refusedRobot` while
   * the service's refusal is respected, `ability.missing` without windows.
   */
  'statusChecks.start': method(
    z.object({ caseIds: z.array(idSchema).min(1).max(100), isChosen: z.boolean().default(false) }),
    statusQueueSchema,
  ),
  /** After a window that was closed half-way. */
  'statusChecks.goOn': method(nothing, statusQueueSchema),
  'statusChecks.stop': method(nothing, statusQueueSchema),
  /** A reply by SMS that the person pasted; a status becomes an entry of the case. `isSure`: also words that nobody knows. */
  'statusChecks.pasteReply': method(
    z.object({ caseId: idSchema, text: z.string().max(2_000), isSure: z.boolean().default(false) }),
    statusReplySchema,
  ),
  /** Cases that a sign-in showed and that the person has not yet said anything of. */
  'statusChecks.found': method(nothing, z.array(caseRowSchema)),
  /** Keeps a found case with reminders, or puts it away as not the person's. */
  'statusChecks.decide': method(z.object({ caseId: idSchema, isKept: z.boolean() }), nothing),
} as const;
