// Makes the formats when the language changes and hands them down.
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../main/contract/views.ts';
import { createFormat } from './format.ts';
import { FormatContext } from './useFormat.ts';

export function FormatProvider({ children }: { children: ReactNode }): ReactNode {
  const { i18n } = useTranslation();
  const format = useMemo(() => createFormat(i18n.language as Language), [i18n.language]);
  return <FormatContext value={format}>{children}</FormatContext>;
}
