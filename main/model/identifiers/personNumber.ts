// Checks NIE and DNI as people type them and says which letter would fit; the rule is public (ordenacionjuego.es).

export type PersonNumber =
  | { isValid: true; kind: 'nie' | 'dni'; value: string }
  | {
      isValid: false;
      /** `shape`: not a NIE or DNI at all. `letter`: the last letter is another one. `letterMissing`: there is none. */
      reason: 'shape' | 'letter' | 'letterMissing';
      /** The letter that belongs to the digits; null where the shape is wrong. */
      expectedLetter: string | null;
      /** The number with that letter, to offer as a correction. */
      suggestion: string | null;
    };

const letters = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Accepts blanks, dots, dashes, small letters and the old NIE form with eight digits (`X01234567L`). */
export function readPersonNumber(text: string): PersonNumber {
  const plain = text.toUpperCase().replaceAll(/[\s.\-–_/]/g, '');
  const match = /^([XYZ]?)(\d{7,8})([A-Z]?)$/.exec(plain);
  const digits = match ? digitsOf(match[1] ?? '', match[2] ?? '') : null;
  if (!match || digits === null)
    return { isValid: false, reason: 'shape', expectedLetter: null, suggestion: null };
  const first = match[1] ?? '';
  const expectedLetter = letters.charAt(
    Number(`${'XYZ'.indexOf(first) > 0 ? 'XYZ'.indexOf(first) : ''}${digits}`) % 23,
  );
  const value = `${first}${digits}${expectedLetter}`;
  if (match[3] === expectedLetter) return { isValid: true, kind: first === '' ? 'dni' : 'nie', value };
  const reason = match[3] === '' ? 'letterMissing' : 'letter';
  return { isValid: false, reason, expectedLetter, suggestion: value };
}

/** Seven digits of a NIE, eight of a DNI; an old NIE carries a leading zero. Null when the count is wrong. */
function digitsOf(first: string, digits: string): string | null {
  if (first === '') return digits.length === 8 ? digits : null;
  if (digits.length === 7) return digits;
  return digits.startsWith('0') ? digits.slice(1) : null;
}

/**
 * A masked number of an aviso (`***1234**`) against a whole one. Portals mask at different places, so only the visible
 * characters are compared; when several people fit, the caller asks.
 */
export function fitsMask(mask: string, whole: string): boolean {
  const visible = mask
    .toUpperCase()
    .replaceAll(/\s/g, '')
    .split(/\*+/)
    .filter((part) => part !== '');
  const isMask = mask.includes('*') && visible.join('').length >= 3;
  return isMask && visible.every((part) => whole.toUpperCase().includes(part));
}
