// A title that can be read, where a portal's own is a code: the words for what it says, never instead of the code itself.
import { readConcept } from '../../main/contract/concept.ts';
import { useWords } from './useWords.ts';

/** The title as it came, unless it is a code whose meaning is known. */
export function useNoticeTitle(): (title: string) => string {
  const t = useWords();
  return (title) => {
    const concept = readConcept(title);
    return concept === null ? title : t(`concept.${concept.kind}`, { number: concept.number });
  };
}
