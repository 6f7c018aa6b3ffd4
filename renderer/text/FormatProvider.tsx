// Makes the formats when the language changes, and hands them, the words and their direction down.
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { directionOf } from '../../main/contract/languages.ts';
import type { Language } from '../../main/contract/views.ts';
import { createFormat } from './format.ts';
import { FormatContext } from './useFormat.ts';
import { WordsContext } from './useWords.ts';

export function FormatProvider({ children }: { children: ReactNode }): ReactNode {
  const { i18n, t } = useTranslation();
  const language = i18n.language as Language;
  const format = useMemo(() => createFormat(language), [language]);
  return (
    <DirectionProvider direction={directionOf(language)}>
      <FormatContext value={format}>
        <WordsContext value={t}>{children}</WordsContext>
      </FormatContext>
    </DirectionProvider>
  );
}
