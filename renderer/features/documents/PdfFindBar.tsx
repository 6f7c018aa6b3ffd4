// The search field of the PDF viewer: how many places there are, and the way from one to the next.
import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import type { PdfFind } from './usePdfFind.ts';

export function PdfFindBar({
  find,
  field,
}: {
  find: PdfFind;
  field: RefObject<HTMLInputElement | null>;
}): ReactNode {
  const { t } = useTranslation();
  const { words, places, at, isRead } = find;
  const told = (): string => {
    if (words.trim() === '') return '';
    if (places.length > 0) return t('pdf.found', { at: at + 1, count: places.length });
    return isRead ? t('pdf.foundNone') : t('pdf.searching');
  };
  return (
    <search className="pdf-find">
      <SearchField
        ref={field}
        label={t('pdf.find')}
        text={words}
        maxLength={200}
        onType={find.setWords}
        keys={{ Enter: (event) => find.step(event.shiftKey ? -1 : 1) }}
      />
      <span role="status" className="pdf-found">
        {told()}
      </span>
      <IconButton
        icon={ChevronUp}
        label={t('pdf.findBefore')}
        disabled={places.length === 0}
        onClick={() => find.step(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t('pdf.findNext')}
        disabled={places.length === 0}
        onClick={() => find.step(1)}
      />
    </search>
  );
}
