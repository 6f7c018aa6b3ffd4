// Tells a file of Outlook by its first bytes; its reader is loaded only when one comes.

/** The mark of a compound file (MS-CFB), in which Outlook saves a mail. */
const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export const looksLikeMsg = (bytes: Uint8Array): boolean =>
  signature.every((byte, index) => bytes[index] === byte);
