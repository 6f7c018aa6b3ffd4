// Tells files that hold mails packed, which Recado does not open: archives, and the stores of Outlook.

/** Why such a file is not read; null for any other. */
export type ContainerKind = 'archive' | 'mailStore';

/** First bytes: zip (also empty and spanned), RAR, 7z, gzip; Outlook's data files (MS-PST, 2.2.2.6). */
const signatures: readonly [ContainerKind, readonly number[]][] = [
  ['archive', [0x50, 0x4b, 0x03, 0x04]],
  ['archive', [0x50, 0x4b, 0x05, 0x06]],
  ['archive', [0x50, 0x4b, 0x07, 0x08]],
  ['archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['archive', [0x1f, 0x8b, 0x08]],
  ['mailStore', [0x21, 0x42, 0x44, 0x4e]],
];

export const containerKind = (bytes: Uint8Array): ContainerKind | null =>
  signatures.find(([, first]) => first.every((byte, at) => bytes[at] === byte))?.[0] ?? null;
