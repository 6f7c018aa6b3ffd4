// What a backup says of itself, as it is read from a file that anybody may have written.
import { z } from 'zod';

export const secretsSchema = z.record(z.string().max(500), z.string().max(2_560));
export type BackupSecrets = z.infer<typeof secretsSchema>;

export const containedSchema = z.object({
  notices: z.number(),
  documents: z.number(),
  cases: z.number(),
  accounts: z.number(),
  persons: z.number(),
});
export type Contained = z.infer<typeof containedSchema>;

/** `backup.json`, the first entry. */
export const aboutSchema = z.object({
  format: z.literal('recado-backup'),
  version: z.number(),
  madeAt: z.iso.datetime(),
  hasSecrets: z.boolean(),
  /** How many of each are in its database; older backups do not say. */
  contains: containedSchema.optional(),
  /** Bytes of all files, to tell how far a reader is. */
  bytes: z.number().optional(),
});
export type BackupAbout = z.infer<typeof aboutSchema>;
