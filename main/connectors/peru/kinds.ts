// Says of which kind a notice is, and which sentence said so.
import type { NoticeKind } from '../../model/notice.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { asEvidence, sentencesOf } from './sentences.ts';
import { kindRules } from './words.ts';

export interface FoundKind {
  kind: NoticeKind;
  /** The sentence that decided. */
  sentence: string;
}

/** The most urgent kind of all that the texts name; null when they name none. */
export function findKind(texts: readonly string[]): FoundKind | null {
  const sentences = texts
    .flatMap(sentencesOf)
    .map((sentence) => ({ sentence, plain: normalWords(sentence) }))
    .filter(({ plain }) => plain !== '');
  for (const { kind, pattern, unless } of kindRules) {
    const found = sentences.find(({ plain }) => pattern.test(plain) && !unless?.test(plain));
    if (found) return { kind, sentence: asEvidence(found.sentence) };
  }
  return null;
}
