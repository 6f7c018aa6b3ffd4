// Reads a stored document in pieces over the bridge, and hands it to the browser's download where no dialog is.
import type { Bridge } from '../../../main/contract/bridge.ts';
import type { DocumentView } from '../../../main/contract/views.ts';
import { callMethod } from '../../api/callMethod.ts';
import { fromBase64 } from '../../text/base64.ts';

/** All bytes of a document; fails as the call fails. */
export async function readDocument(bridge: Bridge, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let offset: number | null = 0;
  while (offset !== null) {
    const piece: { base64: string; next: number | null } = await callMethod(bridge, 'documents.read', {
      id,
      offset,
    });
    pieces.push(fromBase64(piece.base64));
    offset = piece.next;
  }
  const all = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

export async function downloadInBrowser(bridge: Bridge, file: DocumentView): Promise<void> {
  const bytes = await readDocument(bridge, file.id);
  saveInBrowser(file.name, new Blob([bytes], { type: file.type ?? 'application/octet-stream' }));
}

export function saveInBrowser(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
