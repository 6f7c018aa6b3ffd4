// What may be asked about backups: make, plan, check, restore. No method takes a path: folders come from the system's dialog.
import { z } from 'zod';
import { backupCheckSchema, backupSourceSchema, backupStatusSchema, leastPassphrase } from './backupViews.ts';
import { idSchema, method, nothing } from './base.ts';

const newPassphrase = z.string().min(leastPassphrase).max(500);
const passphrase = z.string().min(1).max(500);

export const backupMethods = {
  'backup.status': method(nothing, backupStatusSchema),
  /** Shows the system's dialog; nothing changes when it is cancelled. Fails with `ability.missing` on hosts without one. */
  'backup.chooseFolder': method(nothing, backupStatusSchema),
  /** The weekly backup; a null passphrase keeps the one in the keychain. */
  'backup.plan': method(
    z.object({
      isOn: z.boolean(),
      keep: z.number().int().min(1).max(52),
      hasSecrets: z.boolean(),
      passphrase: newPassphrase.nullable(),
    }),
    backupStatusSchema,
  ),
  /**
   * Makes one now and answers when it is whole. A null passphrase takes the one of the automatic backups. `download` keeps
   * it until it is discarded: `id` is then read in pieces. Fails with `cancelled` (`backup.stop`, or one is under way),
   * `store.full`, `folder.gone`, `folder.full`, `folder.refused`.
   */
  'backup.make': method(
    z.object({
      passphrase: newPassphrase.nullable(),
      hasSecrets: z.boolean(),
      to: z.enum(['folder', 'download']),
    }),
    z.object({ id: idSchema.nullable(), name: z.string(), size: z.number(), documents: z.number() }),
  ),
  /** Ends what is under way; nothing half-written stays. */
  'backup.stop': method(nothing, nothing),
  /** Up to 1 MiB of a backup that was made to be downloaded, base64. */
  'backup.read': method(
    z.object({ id: idSchema, offset: z.number().int().min(0) }),
    z.object({ base64: z.string(), size: z.number(), next: z.number().nullable() }),
  ),
  'backup.discard': method(z.object({ id: idSchema }), nothing),
  /** Shows the system's dialog for a backup that lies elsewhere; null when it is cancelled. */
  'backup.choose': method(nothing, z.object({ id: idSchema, name: z.string(), size: z.number() }).nullable()),
  /** The next piece of a backup that is sent, in order; `id` null with the first. */
  'backup.add': method(
    z.object({ id: idSchema.nullable(), base64: z.string().max(8_000_000) }),
    z.object({ id: idSchema }),
  ),
  /**
   * Reads it through and says what is in it and what a restore would change. Fails with `input.invalid {badFields:
   * ['passphrase']}`, `file.damaged`, `file.notUnderstood`.
   */
  'backup.check': method(z.object({ from: backupSourceSchema, passphrase }), backupCheckSchema),
  /**
   * Unpacks and checks it beside the profile. It takes the profile's place at the next start; what is here now is set
   * aside and stays on this computer.
   */
  'backup.restore': method(z.object({ from: backupSourceSchema, passphrase }), backupStatusSchema),
  /** Forgets a restore before it took place. */
  'backup.withdraw': method(nothing, backupStatusSchema),
  /** Ends Recado and starts it again. */
  'backup.restart': method(nothing, nothing),
} as const;
