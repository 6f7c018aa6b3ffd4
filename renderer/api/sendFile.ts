// Sends a file that the person chose to the core, piece by piece: it is never whole in memory, and it can be stopped between two.
import { toBase64 } from '../text/base64.ts';
import { FailedCall } from './callMethod.ts';

/** A multiple of three: base64 of the pieces has no padding in between. */
const pieceBytes = 3 * 1_048_576;

export interface Sending {
  /** Gives the core one piece; `id` null with the first. */
  give: (piece: { id: string | null; base64: string }) => Promise<{ id: string }>;
  onSent?: (bytes: number) => void;
  signal?: AbortSignal;
}

/** The id under which the core has it. Fails with `cancelled` after the signal, and as `give` fails. */
export async function sendFile(file: File, { give, onSent, signal }: Sending): Promise<string> {
  let id: string | null = null;
  for (let at = 0; id === null || at < file.size; at += pieceBytes) {
    if (signal?.aborted) throw new FailedCall({ code: 'cancelled', details: {} });
    const bytes = await file.slice(at, at + pieceBytes).arrayBuffer();
    ({ id } = await give({ id, base64: toBase64(bytes) }));
    onSent?.(Math.min(at + pieceBytes, file.size));
  }
  return id;
}
