// All documents, each with the picture of its first page: narrowed, found by name, opened in the window.
import { FileSearch, FileText } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentRowView } from '../../../main/contract/documentMethods.ts';
import { ScreenHead } from '../../shell/ScreenHead.tsx';
import type { ScreenProps } from '../../shell/screenProps.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { UnfiledPapers } from '../papers/UnfiledPapers.tsx';
import { DocumentFilters } from './DocumentFilters.tsx';
import { DocumentGrid } from './DocumentGrid.tsx';
import { documentFilter, everyDocument } from './documentFilters.ts';
import { FileModal } from './FileModal.tsx';
import { isPdfFile } from './isPdfFile.ts';
import { useDocumentPages } from './useDocumentPages.ts';
import './documentGrid.css';

export function DocumentsScreen({ place, go }: ScreenProps): ReactNode {
  const { t } = useTranslation();
  const [narrowed, setNarrowed] = useState(everyDocument);
  const [viewed, setViewed] = useState<DocumentRowView | null>(null);
  const filter = documentFilter(narrowed, place.source.personId);
  const pages = useDocumentPages(filter);
  const isNarrowed = Object.keys(filter).some((name) => name !== 'personId');
  const goTo = ({ noticeId, caseId }: DocumentRowView): void => {
    if (noticeId !== null) go({ to: 'notice', id: noticeId });
    else if (caseId !== null) go({ to: 'case', id: caseId });
  };
  /** What the window cannot show is looked at where it belongs, with all that can be done with it there. */
  const open = (row: DocumentRowView): void => {
    if (row.state === 'stored' && isPdfFile(row)) setViewed(row);
    else goTo(row);
  };
  return (
    <div className="document-screen">
      <div className="document-top">
        <ScreenHead title={t('screens.documents')} go={go} />
        <DocumentFilters narrowed={narrowed} onNarrow={setNarrowed} />
      </div>
      {pages.error !== null && <FailureBox error={pages.error} onRetry={pages.reload} />}
      {!pages.isLoading && pages.error === null && pages.rows.length === 0 && (
        <EmptyState
          icon={isNarrowed ? FileSearch : FileText}
          title={t(isNarrowed ? 'documentList.nothing' : 'documentList.none')}
          action={
            isNarrowed ? (
              <Button onClick={() => setNarrowed(everyDocument)}>{t('filters.clear')}</Button>
            ) : undefined
          }
        >
          <p>{t(isNarrowed ? 'filters.nothingHint' : 'documentList.noneHint')}</p>
        </EmptyState>
      )}
      <UnfiledPapers text={filter.text ?? ''} />
      <DocumentGrid pages={pages} onOpen={open} onGo={goTo} />
      <FileModal
        file={viewed && { ...viewed, page: viewed.found?.page ?? null }}
        searched={filter.text ?? ''}
        isOwn={viewed !== null && viewed.noticeId === null}
        onClose={() => setViewed(null)}
        tools={
          viewed !== null && (
            <Button
              onClick={() => {
                setViewed(null);
                goTo(viewed);
              }}
            >
              {t(viewed.noticeId === null ? 'calendar.openCase' : 'calendar.openNotice')}
            </Button>
          )
        }
      />
    </div>
  );
}
