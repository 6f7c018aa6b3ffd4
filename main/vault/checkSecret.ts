// What may be kept as a secret, the same on every system so that no one meets a limit only on another.
import { FailureError } from '../contract/failure.ts';

/** Windows Credential Manager takes 5 × 512 bytes; above it answers with an error that says nothing. */
export const largestSecretBytes = 2_560;

/** Fails with `input.invalid` for an empty or too long value; keytar would throw for the one and break for the other. */
export function checkSecret(key: string, value: string): void {
  if (key === '') throw new FailureError('input.invalid', { field: 'key' });
  const bytes = Buffer.byteLength(value, 'utf8');
  if (bytes === 0 || bytes > largestSecretBytes) {
    throw new FailureError('input.invalid', { field: 'secret', bytes, mostBytes: largestSecretBytes });
  }
}
