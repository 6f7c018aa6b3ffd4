// Tells by a file's first bytes, and not by its name, what a person gave.

export type GivenType =
  | 'application/pdf'
  | 'image/png'
  | 'image/jpeg'
  | 'image/webp'
  | 'image/heic'
  | 'text/html';

const signatures: readonly [GivenType, (bytes: Buffer) => boolean][] = [
  ['application/pdf', (bytes) => bytes.subarray(0, 1_024).includes('%PDF-')],
  ['image/png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))],
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))],
  [
    'image/webp',
    (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  ],
  // Pictures of telephones (ISO/IEC 23008-12).
  ['image/heic', (bytes) => /^ftyp(?:heic|heix|mif1|msf1)/.test(bytes.toString('latin1', 4, 12))],
  [
    'text/html',
    (bytes) => /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(startOf(bytes)),
  ],
];

/** Saved pages may begin with a mark of their encoding; UTF-16 has a zero beside each letter. */
const startOf = (bytes: Buffer): string =>
  bytes
    .toString('latin1', 0, 4_096)
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\u0000', '');

/** Null for anything else. */
export const typeOfFile = (bytes: Uint8Array): GivenType | null => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return signatures.find(([, fits]) => fits(view))?.[0] ?? null;
};
