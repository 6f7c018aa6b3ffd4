// What may be asked about runs: now, later, how they went.
import { z } from 'zod';
import { idSchema, instantSchema, method, nothing } from './base.ts';
import { progressSchema, runSchema } from './syncViews.ts';

export const syncMethods = {
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
  /**
   * Ends the runs of this account, or of all, that wait or are under way: they end as `cancelled {reason: 'stopped'}`. What
   * was read stays, the schedule goes on. An opening is never stopped by it.
   */
  'sync.stop': method(z.object({ accountId: idSchema.optional() }), z.object({ stopped: z.number() })),
  /** When the account would be looked at by this schedule (null: the portal's own interval), floors and quiet hours heeded. */
  'sync.nextLooks': method(
    z.object({ accountId: idSchema, schedule: z.string().max(100).nullable() }),
    z.array(instantSchema),
  ),
  'runs.list': method(
    z.object({
      accountId: idSchema.optional(),
      before: instantSchema.optional(),
      limit: z.number().int().min(1).max(500),
    }),
    z.array(runSchema),
  ),
} as const;
