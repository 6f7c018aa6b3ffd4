// Takes a file that the core made out of it, piece by piece, where the window has no dialogs of the system.
import { fromBase64 } from '../text/base64.ts';

type Read = (offset: number) => Promise<{ base64: string; next: number | null }>;

/** The browser keeps large pieces on its own disk. Ends early where it was stopped meanwhile. */
export async function readPieces(read: Read, isStopped = () => false): Promise<Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let offset: number | null = 0; offset !== null && !isStopped(); ) {
    const { base64, next } = await read(offset);
    pieces.push(fromBase64(base64));
    offset = next;
  }
  return pieces;
}
