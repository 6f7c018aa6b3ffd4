// Portal addresses, trusted CAs and a memory vault for tests and the demo; packaged builds refuse to read them.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { FailureError } from '../contract/failure.ts';

export const endpointsSchema = z.object({
  /** PEM certificates of the sample portals' own CA. */
  trustedCa: z.array(z.string()).default([]),
  /** By portal id: named addresses that replace the manifest's, e.g. `{ "dehu": { "origin": "https://localhost:41234" } }`. */
  portals: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** Vault keys and values to start with, in memory: the person's own keychain is not touched. Null uses the keychain. */
  memorySecrets: z.record(z.string(), z.string()).nullable().default(null),
  isDemo: z.boolean().default(false),
  /** Signers of sample documents are known: PEM of a root, and where its authority may be asked. */
  signatureRoots: z.array(z.object({ pem: z.string(), domains: z.array(z.string()) })).optional(),
  /** Power of two of scrypt's cost in backups, so that tests need not wait for it. */
  backupWorkFactor: z.number().int().min(1).max(18).optional(),
});
export type Endpoints = z.infer<typeof endpointsSchema>;

export const noEndpoints: Endpoints = { trustedCa: [], portals: {}, memorySecrets: null, isDemo: false };

/** Reads the file given by `--endpoints`; fails with `input.invalid` when it cannot be read or is not of this shape. */
export async function readEndpoints(path: string): Promise<Endpoints> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new FailureError('input.invalid', { option: '--endpoints', path }, error);
  });
  const parsed = endpointsSchema.safeParse(safeJson(text));
  if (!parsed.success) throw new FailureError('input.invalid', { option: '--endpoints', path });
  return parsed.data;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
