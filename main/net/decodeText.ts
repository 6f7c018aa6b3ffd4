// Turns bytes into text although portals name the wrong encoding; a misread accent would hide a label or a sentence.

export interface DecodedText {
  text: string;
  /** The encoding that was used. */
  charset: string;
  /** True when the declared encoding was not the real one. */
  isMislabelled: boolean;
}

/**
 * Order of belief: byte order mark, what the bytes themselves show, the HTTP header, the page's own `meta`, UTF-8.
 * Valid UTF-8 with accents is UTF-8 whatever was declared; text that breaks UTF-8 more often than it uses it is windows-1252.
 */
export function decodeText(bytes: Uint8Array, declaredCharset?: string | null): DecodedText {
  const marked = markedCharset(bytes);
  if (marked) return { text: decode(bytes, marked), charset: marked, isMislabelled: false };
  const declared = knownCharset(declaredCharset) ?? knownCharset(metaCharset(bytes));
  if (declared && !isLatinOrUtf8(declared)) {
    return { text: decode(bytes, declared), charset: declared, isMislabelled: false };
  }
  const text = decode(bytes, 'utf-8');
  const isUtf8 = readsAsUtf8(text, declared);
  const charset = isUtf8 ? 'utf-8' : declared && declared !== 'utf-8' ? declared : 'windows-1252';
  const isMislabelled = declared !== null && (declared === 'utf-8') !== isUtf8 && hasNonAscii(text);
  return { text: isUtf8 ? text : decode(bytes, charset), charset, isMislabelled };
}

/** Repairs UTF-8 that somebody read as Latin-1 before it came here: `NotificaciÃ³n`. */
export function repairMojibake(text: string): string {
  if (!/[\u00c2\u00c3]/.test(text)) return text;
  return text.replaceAll(
    /([\u00c2\u00c3])([\u0080-\u00bf\u0152-\u02dc\u2013-\u2122])/g,
    (pair, lead: string, next: string) => {
      const low = windows1252Byte(next);
      return low === null ? pair : String.fromCharCode(((lead === '\u00c3' ? 3 : 2) << 6) | (low & 0x3f));
    },
  );
}

function markedCharset(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** `<meta charset>` or `<meta http-equiv … charset=…>` or the XML declaration in the first 4 KB. */
function metaCharset(bytes: Uint8Array): string | null {
  const head = decode(bytes.subarray(0, 4096), 'windows-1252');
  return /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? null;
}

function knownCharset(name: string | null | undefined): string | null {
  if (!name) return null;
  try {
    return new TextDecoder(name.trim().replaceAll(/["']/g, '')).encoding;
  } catch {
    return null;
  }
}

const isLatinOrUtf8 = (charset: string): boolean =>
  charset === 'utf-8' || charset.startsWith('windows-125') || charset.startsWith('iso-8859');

function readsAsUtf8(text: string, declared: string | null): boolean {
  const broken = text.split('\ufffd').length - 1;
  if (broken === 0) return declared === null || declared === 'utf-8' || hasNonAscii(text);
  return (text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0) > broken;
}

// oxlint-disable-next-line no-control-regex -- the range of ASCII begins at zero
const hasNonAscii = (text: string): boolean => /[^\0-\x7f]/.test(text);

const decode = (bytes: Uint8Array, charset: string): string => new TextDecoder(charset).decode(bytes);

function windows1252Byte(char: string): number | null {
  const code = char.charCodeAt(0);
  if (code <= 0xff) return code;
  const specials =
    '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';
  const position = specials.indexOf(char);
  return position < 0 ? null : 0x80 + position;
}
