// Reads the body that Outlook keeps as compressed RTF: the HTML or the text that it was made of, or what the RTF itself says.
import { decompressRTF } from '@kenjiuno/decompressrtf';
import { deEncapsulateSync } from 'rtf-stream-parser';

export type RtfBody = { html: string } | { text: string };

/** Length of the stream, of what it unpacks to, kind and checksum (MS-OXRTFCP, 2.1.3.1). */
const headBytes = 16;
/** One mail's words, however well they were packed. */
const mostBytes = 4_000_000;

/** Null where there is nothing to read. Damaged bytes may take long: call it in a thread that can be ended. */
export function rtfBody(compressed: Uint8Array): RtfBody | null {
  const rtf = unpacked(compressed);
  if (rtf === null || !rtf.startsWith('{\\rtf')) return null;
  const own = readAs(rtf) ?? readAs(rtf.replace(/^\{\\rtf\d*/, String.raw`{\rtf1\fromtext `));
  return own && Object.values(own).some((body: string) => body.trim() !== '') ? own : null;
}

/** One character for each byte; null for what is no such stream. */
function unpacked(bytes: Uint8Array): string | null {
  if (bytes.byteLength <= headBytes || bytes.byteLength > mostBytes) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  // A stream that says it goes on beyond its end would be read as zeros.
  if (length + 4 > bytes.byteLength) return null;
  try {
    return Buffer.from(decompressRTF([...bytes])).toString('latin1');
  } catch {
    return null;
  }
}

/** Null where the RTF was not made of HTML or text (MS-OXRTFEX). */
function readAs(rtf: string): RtfBody | null {
  try {
    const { mode, text } = deEncapsulateSync(Buffer.from(rtf, 'latin1'), { decode, warn: () => undefined });
    return mode === 'html' ? { html: String(text) } : { text: String(text) };
  } catch {
    return null;
  }
}

/** Code pages as RTF names them, in the names of the web's encodings. */
const encodings: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  cp10000: 'macintosh',
  cp65001: 'utf-8',
};

function decode(bytes: Buffer, encoding: string): string {
  const windows = /^cp(874|125\d)$/.exec(encoding)?.[1];
  const name = encodings[encoding] ?? (windows === undefined ? encoding : `windows-${windows}`);
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
