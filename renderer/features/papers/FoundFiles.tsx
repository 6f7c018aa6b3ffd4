// What a search finds in the person's own files, above the notices that it finds: where each stands, and a way into it.
import { FileSearch } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundFileView } from '../../../main/contract/documentMethods.ts';
import type { MethodInput } from '../../../main/contract/methods.ts';
import type { Move } from '../../shell/navigation.ts';
import { useAllWords } from '../../text/useAllWords.ts';
import { Button } from '../../ui/Button.tsx';
import { FileModal } from '../documents/FileModal.tsx';
import { Snippet } from '../inbox/Snippet.tsx';
import { useFoundFiles } from './useFoundFiles.ts';
import './foundFiles.css';

const shownAtOnce = 20;

export interface FoundFilesProps {
  text: string;
  filter: MethodInput<'documents.find'>['filter'];
  /** The notices come first: they are what was searched. */
  isWanted: boolean;
  go: (step: Move) => void;
}

export function FoundFiles({ text, filter, isWanted, go }: FoundFilesProps): ReactNode {
  const { t } = useTranslation();
  const [viewed, setViewed] = useState<FoundFileView | null>(null);
  const { rows, showMore } = useFoundFiles(text, filter, shownAtOnce, isWanted);
  const hasWords = useAllWords(rows.length > 0);
  if (rows.length === 0 || !hasWords) return null;
  const goTo = ({ caseId }: FoundFileView): void =>
    go(caseId === null ? { to: 'screen', screen: 'documents' } : { to: 'case', id: caseId });
  const nameOf = ({ name, found }: FoundFileView): string =>
    found?.page == null ? name : t('pdf.onPage', { name, page: found.page });
  const placeOf = ({ caseId, title, caseNumber }: FoundFileView): string =>
    caseId === null
      ? t('papers.found.unfiled')
      : t('papers.found.inCase', { name: title ?? caseNumber ?? '' });
  return (
    <section className="found-files" aria-label={t('papers.found.title')}>
      <h2>{t('papers.found.title')}</h2>
      <ul className="found-in">
        {rows.map((row) => (
          <li key={row.documentId}>
            <button
              type="button"
              className="found-place"
              onClick={() => (row.type === 'application/pdf' ? setViewed(row) : goTo(row))}
            >
              <FileSearch size={16} aria-hidden />
              <span>
                <b>{nameOf(row)}</b> {row.found !== null && <Snippet text={row.found.snippet} />}{' '}
                <span className="found-where">{placeOf(row)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {showMore !== null && <Button onClick={showMore}>{t('papers.more')}</Button>}
      <FileModal
        file={viewed && { id: viewed.documentId, name: viewed.name, page: viewed.found?.page ?? null }}
        searched={text}
        isOwn
        onClose={() => setViewed(null)}
        tools={
          viewed !== null && (
            <Button onClick={() => goTo(viewed)}>
              {t(viewed.caseId === null ? 'screens.documents' : 'calendar.openCase')}
            </Button>
          )
        }
      />
    </section>
  );
}
