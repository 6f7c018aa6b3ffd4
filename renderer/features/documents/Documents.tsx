// The files of a notice: view here, save, open elsewhere; what this host cannot do is said, not hidden.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentView, HostView, NoticeDetail } from '../../../main/contract/views.ts';
import { EvidenceButton } from '../papers/EvidenceButton.tsx';
import { DocumentRow } from './DocumentRow.tsx';
import { FileModal, type ShownFile } from './FileModal.tsx';
import { FoundIn } from './FoundIn.tsx';
import { isPdfFile } from './isPdfFile.ts';
import './documents.css';

interface DocumentsProps {
  notice: NoticeDetail;
  about: HostView;
  /** What is searched in the list; empty outside a search. */
  searched: string;
  /** Opened on the portal a moment ago: what was opened is shown without being asked for again. */
  isJustOpened: boolean;
  onShown: () => void;
}

export function Documents({ notice, about, searched, isJustOpened, onShown }: DocumentsProps): ReactNode {
  const { t } = useTranslation();
  const [viewed, setViewed] = useState<ShownFile | null>(null);
  const opened = isJustOpened ? notice.documents.find(isNotified) : undefined;
  const shown = viewed ?? (opened === undefined ? null : { ...opened, page: null });
  const proof = <EvidenceButton about={{ what: 'notice', id: notice.id }} />;
  if (notice.documents.length === 0) return <div className="card-acts">{proof}</div>;
  const files = notice.documents.filter((document) => document.role !== 'evidence');
  const evidence = notice.documents.filter((document) => document.role === 'evidence');
  const cannot = !about.abilities.openDocument || !about.abilities.showInFolder;
  return (
    <section aria-labelledby="documents-head">
      <h2 id="documents-head">{t('documents.title')}</h2>
      {searched !== '' && (
        <FoundIn
          noticeId={notice.id}
          text={searched}
          onView={({ documentId, page }) => {
            const document = files.find(({ id }) => id === documentId);
            if (document !== undefined) setViewed({ ...document, page });
          }}
        />
      )}
      <ul className="documents">
        {[...files, ...evidence].map((document) => (
          <DocumentRow
            key={document.id}
            document={document}
            about={about}
            noticeId={notice.id}
            onView={() => setViewed({ ...document, page: null })}
          />
        ))}
      </ul>
      <div className="card-acts">{proof}</div>
      {cannot && <p className="field-hint">{t('documents.needsDesktop')}</p>}
      <FileModal
        file={shown}
        searched={searched}
        onClose={() => {
          setViewed(null);
          onShown();
        }}
      />
    </section>
  );
}

/** What was notified: not the receipt of the opening, nor what proves it. */
const isNotified = (document: DocumentView): boolean =>
  document.role === 'resolution' && document.state === 'stored' && isPdfFile(document);
