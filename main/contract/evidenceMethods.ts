// What may be asked about evidence bundles: made for a notice, a case or a person, handed over in pieces, and taken in again.
import { z } from 'zod';
import { idSchema, method, nothing } from './base.ts';
import { evidenceSubjectSchema, evidenceTakenSchema, evidenceWordsSchema } from './evidenceViews.ts';

const password = z.string().min(1).max(500).nullable();

export const evidenceMethods = {
  /**
   * Makes one ZIP with documents, raw evidence, index, extract of the audit and SHA256SUMS; with a password its content is
   * closed by AES-256. Fails with `cancelled` after `evidence.stop`. `missing` names documents whose bytes are not here. It is kept until it is discarded or Recado ends.
   */
  'evidence.make': method(
    z.object({ about: evidenceSubjectSchema, password, words: evidenceWordsSchema }),
    z.object({ id: idSchema, name: z.string(), size: z.number(), missing: z.array(z.string()) }),
  ),
  /** Ends bundles that are being made: `evidence.make` fails with `cancelled`, nothing half-written stays. */
  'evidence.stop': method(nothing, nothing),
  /** Up to 1 MiB of a bundle from `offset`, base64. */
  'evidence.read': method(
    z.object({ id: idSchema, offset: z.number().int().min(0) }),
    z.object({ base64: z.string(), size: z.number(), next: z.number().nullable() }),
  ),
  'evidence.discard': method(z.object({ id: idSchema }), nothing),
  /** The next piece of a bundle to take in, in order; `id` null with the first. */
  'evidence.add': method(
    z.object({ id: idSchema.nullable(), base64: z.string().max(8_000_000) }),
    z.object({ id: idSchema }),
  ),
  /**
   * Takes in the bundle that was sent. Fails with `file.notUnderstood` (not a bundle; `reason: 'newer'`), `input.invalid`
   * (password), `file.damaged` (a file is not what its hash says): nothing is taken then.
   */
  'evidence.take': method(z.object({ id: idSchema, password }), evidenceTakenSchema),
} as const;
