// Names and types of attachments as they can be trusted: the name cleaned, the type by its first bytes.

const signatures: [type: string, bytes: number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['application/zip', [0x50, 0x4b, 0x03, 0x04]],
  ['application/gzip', [0x1f, 0x8b, 0x08]],
  ['application/x-7z-compressed', [0x37, 0x7a, 0xbc, 0xaf]],
  ['application/vnd.rar', [0x52, 0x61, 0x72, 0x21]],
  ['application/vnd.ms-cab-compressed', [0x4d, 0x53, 0x43, 0x46]],
  ['application/x-msdownload', [0x4d, 0x5a]],
  ['application/x-elf', [0x7f, 0x45, 0x4c, 0x46]],
];

const endings: Record<string, string> = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'text/plain': '.txt',
  'message/rfc822': '.eml',
};

/** No folder, no control or turning character, at most 150 characters, never empty. */
export function attachmentName(name: string | null, index: number, type: string): string {
  const bare = (name ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .split(/[/\\]/)
    .at(-1)
    ?.replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/^[.\s]+|[.\s]+$/g, '');
  if (!bare) return `attachment-${index + 1}${endings[type] ?? ''}`;
  if (bare.length <= 150) return bare;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(bare)?.[0] ?? '';
  return `${bare.slice(0, 150 - ending.length)}${ending}`;
}

/** The declared type stands only where the bytes do not say otherwise. */
export function attachmentType(bytes: Uint8Array, declared: string): string {
  const found = signatures.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (!found) return declared;
  // Office files are zips; their declared type says more.
  return found[0] === 'application/zip' && declared.includes('officedocument') ? declared : found[0];
}

const dangerous =
  /\.(?:exe|com|scr|bat|cmd|pif|msi|js|jse|vbs|vbe|wsf|ps1|jar|lnk|hta|html?|xhtml|svg|iso|img|zip|rar|7z|gz|tgz|tar|bz2|xz|ace|arj|cab|vhdx?|chm|reg|docm|xlsm|apk|dmg)$/i;

/** Files with which phishing comes: programs, archives, disk images, pages. */
export const isDangerousAttachment = (attachment: { name: string; type: string }): boolean =>
  dangerous.test(attachment.name) ||
  /msdownload|x-elf|zip|7z|rar$|cab-compressed|text\/html/.test(attachment.type);
