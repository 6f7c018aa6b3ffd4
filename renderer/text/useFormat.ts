// The formats of the language on screen, made once per language.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../main/contract/views.ts';
import { createFormat, type Format } from './format.ts';

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => createFormat(i18n.language as Language), [i18n.language]);
}
