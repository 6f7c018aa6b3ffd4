// Makes the formats when the language changes, and hands them and the direction of its words down.
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { directionOf } from '../../main/contract/languages.ts';
import type { Language } from '../../main/contract/views.ts';
import { createFormat } from './format.ts';
import { FormatContext } from './useFormat.ts';

export function FormatProvider({ children }: { children: ReactNode }): ReactNode {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  const format = useMemo(() => createFormat(language), [language]);
  return (
    <DirectionProvider direction={directionOf(language)}>
      <FormatContext value={format}>{children}</FormatContext>
    </DirectionProvider>
  );
}
