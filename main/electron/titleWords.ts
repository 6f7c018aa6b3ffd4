// A notice's title as the screens say it: a code of the portal in words.
import { readConcept } from '../contract/concept.ts';
import type { Texts } from './texts.ts';

export function titleWords(title: string, texts: Texts): string {
  const concept = readConcept(title);
  return concept === null ? title : texts(`concept.${concept.kind}`, { number: concept.number });
}
