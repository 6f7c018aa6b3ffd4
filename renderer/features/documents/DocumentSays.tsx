// What a PDF says by itself, behind one line; it is read when that is opened.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentFacts } from './DocumentFacts.tsx';

export function DocumentSays({ documentId }: { documentId: string }): ReactNode {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  return (
    <details className="document-says" onToggle={(event) => setAsked(event.currentTarget.open)}>
      <summary>{t('reading.title')}</summary>
      {isAsked && <DocumentFacts documentId={documentId} />}
    </details>
  );
}
