// Takes a backup out of the core and puts one into it, in pieces, where the window has no dialogs of the system.
import type { Bridge } from '../../../main/contract/bridge.ts';
import { callMethod } from '../../api/callMethod.ts';
import { fromBase64, toBase64 } from '../../text/base64.ts';

const pieceBytes = 3 * 1_048_576;

/** The browser keeps large pieces on its own disk. */
export async function readMade(bridge: Bridge, id: string): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const piece: { base64: string; next: number | null } = await callMethod(bridge, 'backup.read', {
      id,
      offset,
    });
    pieces.push(fromBase64(piece.base64));
    offset = piece.next;
  }
  return new Blob(pieces, { type: 'application/octet-stream' });
}

export async function sendBackup(bridge: Bridge, file: File): Promise<string> {
  let id: string | null = null;
  for (let at = 0; at < file.size || id === null; at += pieceBytes) {
    const bytes = await file.slice(at, at + pieceBytes).arrayBuffer();
    const sent: { id: string } = await callMethod(bridge, 'backup.add', { id, base64: toBase64(bytes) });
    id = sent.id;
  }
  return id;
}
