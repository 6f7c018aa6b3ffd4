// The files of a notice: view here, save, open elsewhere; what this host cannot do is said, not hidden.
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentView, HostView, NoticeDetail } from '../../../main/contract/views.ts';
import { Modal } from '../../ui/Modal.tsx';
import { DocumentRow } from './DocumentRow.tsx';
import './documents.css';

const PdfViewer = lazy(async () => ({ default: (await import('./PdfViewer.tsx')).PdfViewer }));

export function Documents({ notice, about }: { notice: NoticeDetail; about: HostView }): ReactNode {
  const { t } = useTranslation();
  const [viewed, setViewed] = useState<DocumentView | null>(null);
  if (notice.documents.length === 0) return null;
  const files = notice.documents.filter((document) => document.role !== 'evidence');
  const evidence = notice.documents.filter((document) => document.role === 'evidence');
  const cannot = !about.abilities.openDocument || !about.abilities.showInFolder;
  return (
    <section aria-labelledby="documents-head">
      <h2 id="documents-head">{t('documents.title')}</h2>
      <ul className="documents">
        {[...files, ...evidence].map((document) => (
          <DocumentRow
            key={document.id}
            document={document}
            about={about}
            noticeId={notice.id}
            onView={() => setViewed(document)}
          />
        ))}
      </ul>
      {cannot && <p className="field-hint">{t('documents.needsDesktop')}</p>}
      <Modal title={viewed?.name ?? ''} isOpen={viewed !== null} onClose={() => setViewed(null)} size="page">
        {viewed !== null && (
          <Suspense fallback={<p className="pdf-told">{t('documents.loading')}</p>}>
            <PdfViewer id={viewed.id} />
          </Suspense>
        )}
      </Modal>
    </section>
  );
}
