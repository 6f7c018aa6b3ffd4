// Blanks as a page shows them: many kinds of them, in any number, are one.

/** One blank for any run of blanks, none at the ends. */
export function squeeze(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isPlainBlank(text.charCodeAt(from))) from += 1;
  while (to > from && isPlainBlank(text.charCodeAt(to - 1))) to -= 1;
  const words = to - from === text.length ? text : text.slice(from, to);
  return isSqueezed(words)
    ? words
    : words
        .replaceAll('\0', '')
        .replaceAll(/[\s\u200b-\u200f\ufeff]+/g, ' ')
        .trim();
}

const isPlainBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** Most texts are, but for their ends; asked for every text of a page. Beyond Latin letters the answer may be "no" for one that is. */
function isSqueezed(text: string): boolean {
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || code === 160 || code >= 0x1680 || (code === 32 && before === 32)) return false;
    before = code;
  }
  return true;
}
