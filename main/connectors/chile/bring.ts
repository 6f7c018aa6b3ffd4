// Finds what the mail asks to bring to the appointment: a list under such words, or the sentence that names things.
import { fold } from './fold.ts';
import { sentencesOf } from './sentences.ts';

const heading =
  /(?:document(?:os|acion|s)?|antecedentes|requisitos|papeles|what|debera?|recuerde|please)\b[^.:]{0,60}(?:present|tra(?:er|iga)|llev|acompan|requerid|necesari|bring|required)[^.:]{0,60}:?$/;
const inSentence =
  /\b(?:debe(?:ra)?|recuerde|favor(?: de)?|es necesario|please|you must) (?:present\w*|tra(?:er|iga)|llev(?:ar|e)|acompanar|bring)\b.*\b(?:pasaporte|cedula|carnet|fotos?|fotografias?|certificados?|contrato|antecedentes|documentos?|passport|photos?|documents?)\b/;
const bullet = /^\s*(?:[-–—*•·▪]|\d{1,2}[.)-]|[a-z]\))\s+/i;
const mostItems = 15;

/** Lines as printed, at most fifteen; empty where the mail asks for nothing. */
export function bringIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/^[>\s]+/, '').trim());
  const at = lines.findIndex((line) => line.length < 160 && heading.test(fold(line)));
  if (at >= 0) {
    const listed: string[] = [];
    for (const line of lines.slice(at + 1)) {
      if (line === '' && listed.length === 0) continue;
      if (!bullet.test(line)) break;
      listed.push(line.replace(bullet, '').slice(0, 200));
    }
    if (listed.length > 0) return listed.slice(0, mostItems);
  }
  const told = sentencesOf(text).find((sentence) => sentence.length < 400 && inSentence.test(fold(sentence)));
  return told ? [told] : [];
}
