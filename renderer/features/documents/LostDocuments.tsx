// Stored files that are no longer what they were: named one by one, each with the way to have it again.
import { useQueryClient } from '@tanstack/react-query';
import { RotateCw, ScanSearch } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LostDocument } from '../../../main/contract/documentMethods.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import './documents.css';

export function LostDocuments(): ReactNode {
  const { t } = useTranslation();
  const verifying = useAct('documents.verify');
  return (
    <div className="lost">
      <Button icon={ScanSearch} disabled={verifying.isPending} onClick={() => verifying.mutate({})}>
        {t('lost.check')}
      </Button>
      {verifying.error !== null && <FailureBox error={verifying.error} />}
      {verifying.isPending && <p role="status">{t('lost.checking')}</p>}
      {verifying.data !== undefined && (
        <p role="status">
          {verifying.data.lost.length === 0
            ? t('lost.none', { count: verifying.data.checked })
            : t('lost.some', { count: verifying.data.lost.length })}
        </p>
      )}
      <ul className="documents">
        {verifying.data?.lost.map((document) => (
          <LostRow key={document.documentId} document={document} />
        ))}
      </ul>
    </div>
  );
}

function LostRow({ document }: { document: LostDocument }): ReactNode {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [isBack, setBack] = useState(false);
  const fetching = useAct('documents.fetchAgain', {
    onSuccess: ({ state }) => {
      setBack(state === 'stored');
      void cache.invalidateQueries({ queryKey: ['app.doctor'] });
    },
  });
  const told = isBack ? 'back' : document.canFetch ? document.reason : 'cannotFetch';
  return (
    <li className="document">
      <div className="document-words">
        <p className="document-name">{document.name}</p>
        <p className="field-hint">{t(`lost.${told}`)}</p>
        {fetching.error !== null && <FailureBox error={fetching.error} />}
      </div>
      {document.canFetch && !isBack && (
        <Button
          icon={RotateCw}
          disabled={fetching.isPending}
          onClick={() => fetching.mutate({ id: document.documentId })}
        >
          {t('documents.fetchAgain')}
        </Button>
      )}
    </li>
  );
}
