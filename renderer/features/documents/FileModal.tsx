// A PDF over the window; the viewer is loaded with the first one.
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { firstWords } from '../../text/searchWords.ts';
import { Modal } from '../../ui/Modal.tsx';
import { DocumentSays } from './DocumentSays.tsx';
import './documents.css';

const PdfViewer = lazy(async () => ({ default: (await import('./PdfViewer.tsx')).PdfViewer }));

export interface ShownFile {
  id: string;
  name: string;
  /** Where a search found it. */
  page: number | null;
}

interface FileModalProps {
  file: ShownFile | null;
  /** What was searched; looked for again on its page. */
  searched?: string;
  tools?: ReactNode;
  /** Of the person's own, which no other place says anything about. */
  isOwn?: boolean;
  onClose: () => void;
}

export function FileModal({ file, searched = '', tools, isOwn = false, onClose }: FileModalProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Modal title={file?.name ?? ''} isOpen={file !== null} onClose={onClose} size="page" tools={tools}>
      {file !== null && isOwn && <DocumentSays documentId={file.id} />}
      {file !== null && (
        <Suspense fallback={<p className="pdf-told">{t('documents.loading')}</p>}>
          <PdfViewer
            id={file.id}
            found={file.page === null ? undefined : { page: file.page, words: firstWords(searched) }}
          />
        </Suspense>
      )}
    </Modal>
  );
}
