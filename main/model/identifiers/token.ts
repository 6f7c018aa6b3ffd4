// Codes of Chile and Peru (trámite ids, hoja de trámite, carné, passport) have no published format: they stay tokens.

/** One blank between parts, no marks around; null for text that cannot be a code. */
export function readToken(text: string): string | null {
  const token = text
    .normalize('NFKC')
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[:#\s]+|[.,;:\s]+$/g, '');
  return token !== '' && token.length <= 60 && /\d/.test(token) && !/[<>"\n]/.test(token) ? token : null;
}

/** The same code, whatever the blanks, dashes and case. */
export function isSameToken(one: string, other: string): boolean {
  const key = (text: string): string =>
    text
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return key(one) !== '' && key(one) === key(other);
}
