// Parts a mailbox file (mbox) into its mails as the bytes come in, so that a file of any size passes through little memory.

// mbox-reader was looked at and not taken: it cuts mails at every line that begins with "From ", changes their line ends, and knows no limit.

export interface MboxPart {
  /** Null for a mail beyond the limit: it is passed over. */
  bytes: Uint8Array | null;
  /** Place in the file, from 1. */
  number: number;
}

export interface MboxSplitter {
  /** The mails that are complete now. */
  push(chunk: Uint8Array): MboxPart[];
  /** The last mail. */
  end(): MboxPart[];
}

const newline = 0x0a;
const carriage = 0x0d;
/** `From - Tue Sep 15 09:30:00 2026`, with an address or a zone: RFC 4155 and what mail programs make of it. */
const separator = /^From .*\b\d{1,2}:\d{2}(?::\d{2})?\b.*\b\d{4}\b/;
const header = /^(?:[!-9;-~]{1,76}:|>From )/;
const longestLine = 998;

export const looksLikeMbox = (start: Uint8Array): boolean => {
  const [first = '', second = ''] = textOf(start, 0, Math.min(start.byteLength, 4_096))
    .replace(/^ï»¿/, '')
    .split(/\r?\n/, 2);
  return separator.test(first) && header.test(second);
};

export function createMboxSplitter(mostBytes: number): MboxSplitter {
  let rest: Buffer = Buffer.alloc(0);
  /** From where the search goes on: what lies before has been looked through. */
  let searched = 0;
  let number = 0;
  let isTooLarge = false;
  let hasBegun = false;

  const take = (end: number): MboxPart => {
    number += 1;
    const bytes = isTooLarge ? null : unescaped(rest.subarray(0, withoutBlankLine(rest, end)));
    isTooLarge = false;
    return { bytes, number };
  };
  const begin = (): void => {
    const lineEnd = rest.indexOf(newline);
    if (lineEnd === -1) return;
    hasBegun = true;
    if (looksLikeMbox(rest)) rest = rest.subarray(lineEnd + 1);
  };

  return {
    push: (chunk) => {
      rest = rest.byteLength === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
      if (!hasBegun) begin();
      const parts: MboxPart[] = [];
      for (let at = rest.indexOf('\nFrom ', searched); at !== -1; at = rest.indexOf('\nFrom ', searched)) {
        const next = nextMailAt(rest, at + 1);
        // The lines that decide have not come yet.
        if (next === 'later') break;
        searched = at + 1;
        if (next === null || !endsBlank(rest, at)) continue;
        parts.push(take(at + 1));
        rest = rest.subarray(next);
        searched = 0;
      }
      if (rest.byteLength > mostBytes) {
        isTooLarge = true;
        rest = Buffer.from(rest.subarray(-2 * longestLine));
        searched = 0;
      } else if (rest.indexOf('\nFrom ', searched) === -1)
        searched = Math.max(0, rest.byteLength - '\nFrom '.length);
      return parts;
    },
    end: () => (rest.byteLength === 0 && !isTooLarge ? [] : [take(rest.byteLength)]),
  };
}

/** Where the mail after this separator begins; null when the line is none. */
function nextMailAt(bytes: Buffer, at: number): number | null | 'later' {
  const lineEnd = bytes.indexOf(newline, at);
  if (lineEnd === -1) return bytes.byteLength - at > longestLine ? null : 'later';
  if (!separator.test(textOf(bytes, at, Math.min(lineEnd, at + longestLine)))) return null;
  const headerEnd = bytes.indexOf(newline, lineEnd + 1);
  if (headerEnd === -1 && bytes.byteLength - lineEnd <= longestLine) return 'later';
  const line = textOf(bytes, lineEnd + 1, headerEnd === -1 ? lineEnd + longestLine : headerEnd);
  return header.test(line) ? lineEnd + 1 : null;
}

/** A mail in a mailbox ends with an empty line; a sentence that begins with "From" follows none that is a header's. */
const endsBlank = (bytes: Buffer, at: number): boolean =>
  at === 0 || bytes[at - 1] === newline || (bytes[at - 1] === carriage && bytes[at - 2] === newline);

function withoutBlankLine(bytes: Buffer, end: number): number {
  if (bytes[end - 1] !== newline) return end;
  const before = bytes[end - 2] === carriage ? end - 2 : end - 1;
  return bytes[before - 1] === newline ? before : end;
}

/** Undoes the marks that keep lines of a mail from looking like a separator (mboxrd). */
function unescaped(bytes: Buffer): Uint8Array {
  if (bytes.indexOf('\n>From ') === -1 && bytes.indexOf('\n>>') === -1) return Buffer.from(bytes);
  return Buffer.from(bytes.toString('latin1').replaceAll(/^>(>*From )/gm, '$1'), 'latin1');
}

const textOf = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(
    bytes.buffer,
    bytes.byteOffset + from,
    Math.max(0, Math.min(to, bytes.byteLength) - from),
  ).toString('latin1');
