// Where in the notice's files the words of the search stand, each place a way into the viewer at its page.
import { FileSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundIn as Found } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { Snippet } from '../inbox/Snippet.tsx';

interface FoundInProps {
  noticeId: string;
  text: string;
  onView: (found: Found) => void;
}

export function FoundIn({ noticeId, text, onView }: FoundInProps): ReactNode {
  const { t } = useTranslation();
  const found = useMethod('notices.foundIn', { id: noticeId, text }).data ?? [];
  if (found.length === 0) return null;
  return (
    <ul className="found-in" aria-label={t('pdf.foundIn')}>
      {found.map((one) => (
        <li key={`${one.documentId} ${one.page}`}>
          <button type="button" className="found-place" onClick={() => onView(one)}>
            <FileSearch size={16} aria-hidden />
            <span>
              <b>{one.page === null ? one.name : t('pdf.onPage', { name: one.name, page: one.page })}</b>{' '}
              <Snippet text={one.snippet} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
