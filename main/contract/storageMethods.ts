// What may be asked about the space that a profile takes; nothing in it expires by itself.
import { z } from 'zod';
import { method, nothing, portalSchema } from './base.ts';

const share = z.object({ files: z.number(), bytes: z.number() });

export const storageSizesSchema = z.object({
  bytes: z.number(),
  /** `setAside`: what was here before a restore. `backups`: copies from before an update. `strays`: files that nothing names. */
  parts: z.record(
    z.enum(['documents', 'evidence', 'database', 'cache', 'backups', 'bin', 'setAside', 'strays', 'other']),
    z.number(),
  ),
  /** Documents and raw evidence; the same bytes count once in each line. */
  byPortal: z.array(share.extend({ portal: portalSchema.nullable() })),
  byAccount: z.array(share.extend({ accountId: z.string(), label: z.string().nullable() })),
  byYear: z.array(share.extend({ year: z.number() })),
  /** Files that several notices or accounts name and that lie on the disk once. */
  duplicates: share,
});
export type StorageSizes = z.infer<typeof storageSizesSchema>;

export const storageMethods = {
  'storage.sizes': method(nothing, storageSizesSchema),
  /** Deletes what can be made again (`cache`), or what a person no longer needs from before a restore or an update. */
  'storage.clear': method(z.object({ what: z.enum(['cache', 'setAside', 'backups']) }), storageSizesSchema),
} as const;
