// Says of a picture's first bytes what it is and how large it is drawn, without drawing it.

export interface ImageSize {
  type: 'image/png' | 'image/webp';
  width: number;
  height: number;
}

/** Null for anything but a PNG or a WebP with a whole head. */
export function readImageSize(bytes: Uint8Array): ImageSize | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 30));
  if (head.byteLength < 30) return null;
  if (head.toString('hex', 0, 8) === '89504e470d0a1a0a' && head.toString('latin1', 12, 16) === 'IHDR')
    return { type: 'image/png', width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
  if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WEBP') return null;
  const size = webpSize(head);
  return size && { type: 'image/webp', ...size };
}

/** RFC 9649, sections 2.5 to 2.7. */
function webpSize(head: Buffer): { width: number; height: number } | null {
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}
