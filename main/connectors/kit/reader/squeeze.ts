// Blanks as a page shows them: many kinds of them, in any number, are one.

/** One blank for any run of blanks, none at the ends. */
export function squeeze(text: string): string {
  return /^\s|\s$|[^\S ]|\s\s|[\0\u200b-\u200f\ufeff]/.test(text)
    ? text
        .replaceAll('\0', '')
        .replaceAll(/[\s\u200b-\u200f\ufeff]+/g, ' ')
        .trim()
    : text;
}
