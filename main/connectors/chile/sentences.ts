// Cuts a mail into what is printed as one statement, so that it can be shown as the ground for a day.

/** Paragraphs and sentences with blanks made single; a line break inside a paragraph is no end. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/\n\s*\n|:\s*\n/)
    .flatMap((paragraph) => paragraph.replaceAll(/\s+/g, ' ').split(/(?<=[.;!?])\s+(?=[A-ZÁÉÍÓÚÑ])/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** Who sent a quoted mail to whom and when: its day is not the day of an appointment. */
const headerLine =
  /^[>\s*]*(?:de|from|para|to|cc|asunto|subject|date|fecha|enviado(?: el)?|sent|reply-to|responder a)\*?:\s/i;

/** The text without the header blocks that mail programs put above a forwarded or answered mail. */
export function withoutQuotedHeaders(text: string): string {
  const lines = text.split('\n');
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    let end = at;
    while (end < lines.length && headerLine.test(lines[end] ?? '')) end += 1;
    const isBlock = end - at >= 2 && /^[>\s*]*(?:de|from)\*?:/i.test(lines[at] ?? '');
    if (isBlock) at = end - 1;
    else kept.push(lines[at] ?? '');
  }
  return kept.join('\n');
}
