// Backups as they cross a process line: what is planned, what is under way, what is in one.
import { z } from 'zod';
import { idSchema, instantSchema } from './base.ts';
import { failureSchema } from './failure.ts';

/** Letters of a new passphrase; nothing else protects a backup. */
export const leastPassphrase = 10;

export const backupProgressSchema = z.object({
  act: z.enum(['make', 'check', 'restore']),
  isAutomatic: z.boolean(),
  /** Bytes; `total` null while nobody can say. */
  done: z.number(),
  total: z.number().nullable(),
});
export type BackupProgress = z.infer<typeof backupProgressSchema>;

const countsSchema = z.object({
  notices: z.number(),
  documents: z.number(),
  cases: z.number(),
  accounts: z.number(),
  persons: z.number(),
});

/** The last one that was tried; `failure` null when it is whole. */
export const lastBackupSchema = z.object({
  at: instantSchema,
  isAutomatic: z.boolean(),
  name: z.string().nullable(),
  size: z.number(),
  documents: z.number(),
  failure: failureSchema.nullable(),
});
export type LastBackup = z.infer<typeof lastBackupSchema>;

export const backupStatusSchema = z.object({
  /** Where backups go; shown, and chosen in a dialog of the system only. */
  folder: z.string().nullable(),
  /** This host has such dialogs; without them a backup is downloaded. */
  canChoose: z.boolean(),
  /** This host can start again by itself, which ends a restore. */
  canRestart: z.boolean(),
  /** Every week by itself. */
  isOn: z.boolean(),
  /** How many automatic ones are kept. */
  keep: z.number(),
  hasSecrets: z.boolean(),
  /** The passphrase of automatic backups lies in the keychain. */
  hasPassphrase: z.boolean(),
  nextAt: instantSchema.nullable(),
  running: backupProgressSchema.nullable(),
  last: lastBackupSchema.nullable(),
  /** In the folder, the newest first. */
  files: z.array(
    z.object({ name: z.string(), size: z.number(), at: instantSchema, isAutomatic: z.boolean() }),
  ),
  /** A restored profile that waits for the next start. */
  waiting: z.object({ madeAt: instantSchema }).nullable(),
});
export type BackupStatus = z.infer<typeof backupStatusSchema>;

/** Every byte was read and is what it was; and what a restore would change. */
export const backupCheckSchema = z.object({
  madeAt: instantSchema,
  hasSecrets: z.boolean(),
  /** Made by a newer Recado: it cannot be restored here. */
  isNewer: z.boolean(),
  bytes: z.number(),
  contains: countsSchema,
  here: countsSchema,
  /** In the backup and not here: they would come back. */
  onlyThere: z.object({ notices: z.number(), accounts: z.number() }),
  /** Here and not in the backup: they would be set aside. */
  onlyHere: z.object({ notices: z.number(), accounts: z.number() }),
});
export type BackupCheck = z.infer<typeof backupCheckSchema>;

/** A file of the folder by its name, or one that was chosen or sent by its id. */
export const backupSourceSchema = z.union([
  z.object({ name: z.string().max(200) }),
  z.object({ id: idSchema }),
]);
export type BackupSource = z.infer<typeof backupSourceSchema>;
