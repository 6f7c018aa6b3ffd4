// Says what a word is for the search: the same folding makes the index, reads the query and finds what to highlight.

const separator = 0x20;
/** Folded code unit by code unit; 0 means not worked out yet. Most texts use some hundred of them. */
const foldedUnits = new Uint16Array(0x1_0000);

function foldUnit(unit: number): number {
  const letter = String.fromCharCode(unit);
  if (!/[\p{L}\p{N}\p{M}]/u.test(letter)) return separator;
  const folded = letter.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');
  // A unit that folds to several (ﬁ, ½) stays as it is: positions must stay those of the original.
  return folded.length === 1 && /[\p{L}\p{N}]/u.test(folded) ? folded.charCodeAt(0) : unit;
}

/** The form whose positions `foldText` keeps: é as one unit, however it was written. */
export const composed = (text: string): string => text.normalize('NFC');

function foldedUnit(unit: number): number {
  let folded = foldedUnits[unit] as number;
  if (folded === 0) {
    folded = foldUnit(unit);
    foldedUnits[unit] = folded;
  }
  return folded;
}

/** Folded in pieces, in room that is made once: a new buffer for each text costs more than the folding. */
const room = 16_384;
const units = new Uint16Array(room);
const unitBytes = Buffer.from(units.buffer);
const wide = new Uint16Array(room);
const wideBytes = Buffer.from(wide.buffer);
const narrow = Buffer.allocUnsafeSlow(room);

/**
 * Lower case without accents, each unit that is no letter or digit a space; as long as the composed text given,
 * so that a position found in one is the position in the other.
 */
export function foldText(text: string): string {
  if (text.length <= room) return foldPiece(text);
  let folded = '';
  for (let at = 0; at < text.length; at += room) folded += foldPiece(text.slice(at, at + room));
  return folded;
}

/** Nearly every text folds to units of one byte, which is twice as fast to make and to look through. */
function foldPiece(text: string): string {
  unitBytes.write(text, 'utf16le');
  for (let at = 0; at < text.length; at += 1) {
    const folded = foldedUnit(units[at] as number);
    if (folded > 0xff) return foldWidePiece(text.length);
    narrow[at] = folded;
  }
  return narrow.toString('latin1', 0, text.length);
}

/** Of what `units` holds. */
function foldWidePiece(length: number): string {
  for (let at = 0; at < length; at += 1) wide[at] = foldedUnit(units[at] as number);
  return wideBytes.toString('utf16le', 0, length * 2);
}

/** The words of a text in order, folded. */
export function wordsOf(text: string): string[] {
  return foldText(composed(text))
    .split(' ')
    .filter((word) => word !== '');
}
