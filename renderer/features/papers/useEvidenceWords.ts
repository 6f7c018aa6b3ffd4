// The words of a bundle in the language of the window: the core holds none.
import { useTranslation } from 'react-i18next';
import type { EvidenceWords } from '../../../main/contract/evidenceViews.ts';

const labels = [
  'heading',
  'madeAt',
  'howToCheck',
  'documents',
  'deadlines',
  'notHere',
  'open',
  'respond',
  'pay',
  'appeal',
  'attend',
  'timeline',
  'files',
  'madeAvailable',
  'firstSeen',
  'opened',
  'status',
  'note',
  'paid',
  'verified',
  'sawSame',
  'sawDifferent',
  'sawNothing',
  'certificatesAsked',
  'certificateGood',
  'certificateRevoked',
  'certificateUnchecked',
  'rootFromSources',
  'stated',
  'derived',
  'page',
] as const satisfies readonly (keyof EvidenceWords)[];

export function useEvidenceWords(): EvidenceWords {
  const { t, i18n } = useTranslation();
  const told = labels.map((name) => [name, t(`bundle.words.${name}`)] as const);
  // Every label of the list has its words, and the list names every label but the language.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { language: i18n.language, ...(Object.fromEntries(told) as Omit<EvidenceWords, 'language'>) };
}
