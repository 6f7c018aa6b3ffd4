// The subject line of a notification often is a code; the case's number stands in it.

const coded = /^(?:not|com|not-resolucion)_(\w{15})_\d+_\d+$/i;
const nationality = /\bR\s?(\d{6})\/(\d{4})\b/;

/** The expediente: fifteen characters of an immigration case, or `R012345/2026` of a nationality case. */
export function caseNumberOf(concept: string): string | null {
  const case15 = coded.exec(concept.trim())?.[1];
  if (case15 !== undefined) return case15;
  const [, number, year] = nationality.exec(concept) ?? [];
  return number === undefined || year === undefined ? null : `R${number}/${year}`;
}
