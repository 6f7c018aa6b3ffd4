// Reads the file that puts other addresses in place of the portals'; packaged builds refuse to.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { FailureError } from '../contract/failure.ts';
import type { Endpoints } from './endpoints.ts';

const endpointsSchema = z.object({
  trustedCa: z.array(z.string()).default([]),
  portals: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  memorySecrets: z.record(z.string(), z.string()).nullable().default(null),
  isDemo: z.boolean().default(false),
  signatureRoots: z
    .array(z.object({ pem: z.string(), domains: z.array(z.string()), comparedOn: z.string().optional() }))
    .optional(),
  backupWorkFactor: z.number().int().min(1).max(18).optional(),
}) satisfies z.ZodType<Endpoints>;

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
