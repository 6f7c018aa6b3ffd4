// Bytes to base64 and back, in pieces that do not overflow the call stack.
const pieceBytes = 0x8000;

export function toBase64(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  let text = '';
  for (let at = 0; at < all.length; at += pieceBytes) {
    text += String.fromCharCode(...all.subarray(at, at + pieceBytes));
  }
  return btoa(text);
}

export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
