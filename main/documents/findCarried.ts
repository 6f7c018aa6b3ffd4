// Finds in a PDF's own bytes what it would start, run or bring along, also where its objects are packed into streams.
import { inflateSync } from 'node:zlib';
import type { PdfTrait } from '../model/documentReading.ts';

/** A stream of objects unpacks to some hundred kilobytes; what is beyond it no reader of ours unpacks either. */
const mostUnpackedBytes = 16 * 1_048_576;
const mostUnpackedInAll = 64 * 1_048_576;

/** Names of ISO 32000-1: actions (12.6.4.5, 12.6.4.16) and embedded files (7.11.4). */
const traitOf: Record<string, PdfTrait> = {
  Launch: 'launch',
  JavaScript: 'scripts',
  JS: 'scripts',
  EmbeddedFile: 'files',
  EF: 'files',
};
const names = /\/([^\s()<>[\]{}/%]+)/g;
const packed = /\/ObjStm(?![^\s()<>[\]{}/%])/;

/** Letters of a name may be written as their number: `/L#61unch` (7.3.5). */
const plainly = (text: string): string =>
  text.replaceAll(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** What is encrypted cannot be looked into; pdf.js, which can, is asked as well. */
export function findCarried(bytes: Uint8Array): Set<PdfTrait> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Set<PdfTrait>();
  const look = (text: string): void => {
    for (const [, name = ''] of text.matchAll(names)) {
      const trait = Object.hasOwn(traitOf, name) ? traitOf[name] : undefined;
      if (trait !== undefined) found.add(trait);
    }
  };
  let left = mostUnpackedInAll;
  for (let at = 0; at < file.length; ) {
    const begins = file.indexOf('stream', at);
    const between = plainly(file.toString('latin1', at, begins === -1 ? file.length : begins));
    look(between);
    if (begins === -1) break;
    const from = begins + 'stream'.length;
    const ends = file.indexOf('endstream', from);
    const dictionary = between.slice(between.lastIndexOf(' obj'));
    if (packed.test(dictionary) && left > 0) {
      const unpacked = unpack(
        file.subarray(from),
        dictionary,
        ends - from,
        Math.min(left, mostUnpackedBytes),
      );
      left -= unpacked.length;
      look(plainly(unpacked));
    }
    at = ends === -1 ? from : ends + 'endstream'.length;
  }
  return found;
}

/** Flate knows its own end: a word inside that looks like one cuts nothing off. */
function unpack(rest: Buffer, dictionary: string, length: number, most: number): string {
  const start = rest[0] === 0x0d ? (rest[1] === 0x0a ? 2 : 1) : rest[0] === 0x0a ? 1 : 0;
  if (!dictionary.includes('/FlateDecode') && !/\/Fl(?![A-Za-z])/.test(dictionary))
    return rest.toString('latin1', start, length < 0 ? rest.length : length);
  try {
    return inflateSync(rest.subarray(start), { maxOutputLength: most }).toString('latin1');
  } catch {
    return '';
  }
}
