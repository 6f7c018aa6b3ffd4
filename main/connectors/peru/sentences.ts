// Cuts a notice's text into statements, so that the one that decided can be kept as evidence.

const abbreviations = /\b(?:N|Nro|Núm|Art|art|Arts|arts|Sr|Sra|Dr|Av|inc|S|S\/|Exp|D|Leg|Jr|Cal|a|p|m)\.$/;

/** Sentences and lines with blanks made single; a full stop after an abbreviation ends nothing. */
export function sentencesOf(text: string): string[] {
  const found: string[] = [];
  for (const line of text.split(/\n+/)) {
    let open = '';
    for (const part of line.replaceAll(/\s+/g, ' ').split(/(?<=[.;!?])\s+(?=[A-ZÁÉÍÓÚÑ0-9(])/)) {
      open = open === '' ? part : `${open} ${part}`;
      if (abbreviations.test(open)) continue;
      if (open.trim() !== '') found.push(open.trim());
      open = '';
    }
    if (open.trim() !== '') found.push(open.trim());
  }
  return found;
}

/** Evidence is shown beside a fact and need not be longer than this. */
export const asEvidence = (sentence: string): string =>
  sentence.length <= 240 ? sentence : `${sentence.slice(0, 239)}…`;
