// Mails lie about their character set; these are the other ways to read the same bytes.

/** How many letters are broken: replacement marks, and pairs like `Ã³` that UTF-8 leaves when read as Latin-1. */
export function damageOf(text: string): number {
  const marks = text.match(/\uFFFD/g)?.length ?? 0;
  const pairs = text.match(/[\u00C3\u00C2][\u0080-\u00BF\u2018-\u203A\u0152-\u0192]/g)?.length ?? 0;
  return marks + pairs;
}

/** The mail once as Windows-1252 and once as UTF-8, whatever its labels say. */
export function charsetReadings(bytes: Uint8Array): Uint8Array[] {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const label = /charset\s*=\s*"?[\w.:-]+"?/gi;
  const labelled = (charset: string): string =>
    raw.replaceAll(label, `charset=${charset}`).replaceAll(/(=\?)[\w.:-]+(\?[bq]\?)/gi, `$1${charset}$2`);
  return [
    Buffer.from(labelled('windows-1252'), 'latin1'),
    Buffer.from(labelled('utf-8'), 'latin1'),
    // 8-bit Latin-1 bytes under a wrong label or none, in headers too.
    Buffer.from(labelled('utf-8'), 'utf8'),
  ];
}
