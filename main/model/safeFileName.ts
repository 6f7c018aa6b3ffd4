// Makes of any text a name that Windows, macOS and Linux all take as a name of a file or a folder.

/** Names that Windows keeps for devices, with any ending (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\s*\.|\s*$)/i;

/** File systems count 255 bytes or UTF-16 units; what stands before and after the text needs room too. */
const mostBytes = 180;

/** Empty where nothing of the text can stand in a name. Composed (NFC), without paths, signs of control or of direction. */
export function safeFileName(text: string, mostLetters = 120): string {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD<>:"/\\|?*]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  const segments = new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(plain);
  const letters = Array.from(segments, ({ segment }) => segment).slice(0, mostLetters);
  while (Buffer.byteLength(letters.join('')) > mostBytes) letters.pop();
  const cut = letters.join('').replace(/[. ]+$/, '');
  return reserved.test(cut) ? `_${cut}` : cut;
}
