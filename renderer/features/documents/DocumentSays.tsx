// What a PDF says by itself, behind one line; it is read, and loaded, when that is opened.
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

const DocumentFacts = lazy(async () => ({ default: (await import('./DocumentFacts.tsx')).DocumentFacts }));

export function DocumentSays({ documentId }: { documentId: string }): ReactNode {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  return (
    <details className="document-says" onToggle={(event) => setAsked(event.currentTarget.open)}>
      <summary>{t('reading.title')}</summary>
      {isAsked && (
        <Suspense fallback={null}>
          <DocumentFacts documentId={documentId} />
        </Suspense>
      )}
    </details>
  );
}
