// The person's decisions about backups, as they stand in the settings.
import { z } from 'zod';
import { lastBackupSchema } from '../../contract/backupViews.ts';

export const planSchema = z.object({
  folder: z.string().nullable().default(null),
  isOn: z.boolean().default(false),
  keep: z.number().int().min(1).default(4),
  hasSecrets: z.boolean().default(false),
  last: lastBackupSchema.nullable().default(null),
  /** Automatic ones that are whole: only these are ever deleted, and the next is counted from the latest of them. */
  made: z.array(z.object({ name: z.string(), at: z.iso.datetime() })).default([]),
});
export type BackupPlan = z.infer<typeof planSchema>;
