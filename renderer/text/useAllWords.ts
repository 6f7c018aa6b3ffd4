// Whether all words of the language are here; fetches them once they are wanted, which the first rows do not wait for.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { addAllWords, hasAllWords } from './languages.ts';

export function useAllWords(isWanted: boolean): boolean {
  const { i18n } = useTranslation();
  useEffect(() => {
    if (isWanted) void addAllWords(i18n);
  }, [isWanted, i18n]);
  return hasAllWords(i18n);
}
