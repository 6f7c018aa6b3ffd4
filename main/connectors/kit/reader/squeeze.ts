// Blanks as a page shows them: many kinds of them, in any number, are one.

/** One blank for any run of blanks, none at the ends. */
export function squeeze(text: string): string {
  return isSqueezed(text)
    ? text
    : text
        .replaceAll('\0', '')
        .replaceAll(/[\s\u200b-\u200f\ufeff]+/g, ' ')
        .trim();
}

/** Most texts are; asked for every text of a page. Beyond Latin letters the answer may be "no" for one that is. */
function isSqueezed(text: string): boolean {
  let before = 32;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || code === 160 || code >= 0x1680 || (code === 32 && before === 32)) return false;
    before = code;
  }
  return before !== 32 || text === '';
}
