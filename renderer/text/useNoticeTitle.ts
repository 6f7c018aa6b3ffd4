// A title that can be read, where a portal's own is a code: the words for what it says, never instead of the code itself.
import { useTranslation } from 'react-i18next';

const coded = /^(not|com|not-resolucion)_(\w{15})_\d+_\d+$/i;

/** What a code of the portal says: its kind and the case's number; null for a title in words. */
export function readConcept(title: string): { kind: 'not' | 'com' | 'resolution'; number: string } | null {
  const [, kind, number] = coded.exec(title.trim()) ?? [];
  if (kind === undefined || number === undefined) return null;
  const known = { not: 'not', com: 'com', 'not-resolucion': 'resolution' } as const;
  return { kind: known[kind.toLowerCase() as keyof typeof known], number };
}

/** The title as it came, unless it is a code whose meaning is known. */
export function useNoticeTitle(): (title: string) => string {
  const { t } = useTranslation();
  return (title) => {
    const concept = readConcept(title);
    return concept === null ? title : t(`concept.${concept.kind}`, { number: concept.number });
  };
}
