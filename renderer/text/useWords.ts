// The words for what a list draws many times: from above, without a listener of its own for each piece of a row.
import type { TFunction } from 'i18next';
import { createContext, useContext } from 'react';

export const WordsContext = createContext<TFunction | null>(null);

/** `t` as `useTranslation` gives it. */
export function useWords(): TFunction {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('no words above this component');
  return words;
}
