// What was removed in the last thirty days: put back with all that went with it, or deleted for good.
import { useQueryClient } from '@tanstack/react-query';
import { ArchiveRestore, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BinEntryView } from '../../../main/contract/binMethods.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Modal } from '../../ui/Modal.tsx';

export function BinCard(): ReactNode {
  const { t } = useTranslation();
  const entries = useMethod('bin.list', {});
  return (
    <section className="card" aria-labelledby="storage-bin">
      <h2 id="storage-bin">{t('storage.bin.title')}</h2>
      <p>{t('storage.bin.what')}</p>
      {entries.error !== null && <FailureBox error={entries.error} onRetry={() => void entries.refetch()} />}
      {entries.data?.length === 0 && <p>{t('storage.bin.none')}</p>}
      {entries.data !== undefined && entries.data.length > 0 && (
        <ul className="storage-list">
          {entries.data.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Entry({ entry }: { entry: BinEntryView }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const onSuccess = (): void => {
    for (const name of ['bin.list', 'storage.sizes']) void cache.invalidateQueries({ queryKey: [name] });
  };
  const restoring = useAct('bin.restore', { onSuccess });
  const purging = useAct('bin.purge', { onSuccess });
  const error = restoring.error ?? purging.error;
  const name = entry.name || t('storage.bin.nameless');
  const { holdings } = entry;
  const held = t('storage.bin.holds', {
    notices: t('count.notices', { count: holdings.notices, number: format.number(holdings.notices) }),
    documents: t('count.documents', { count: holdings.documents, number: format.number(holdings.documents) }),
  });
  return (
    <li>
      <div>
        <p>{t(`storage.bin.${entry.what}`, { name })}</p>
        <p className="field-hint">{held}</p>
        <p className="field-hint">{t('storage.bin.until', { day: format.instantDay(entry.until) })}</p>
        {error !== null && <FailureBox error={error} />}
      </div>
      <div className="storage-acts">
        <Button
          icon={ArchiveRestore}
          disabled={restoring.isPending || purging.isPending}
          onClick={() => restoring.mutate({ id: entry.id })}
        >
          {t('storage.bin.restore')}
        </Button>
        <Button icon={Trash2} look="quiet" onClick={() => setAsking(true)}>
          {t('storage.bin.purge')}
        </Button>
      </div>
      <Modal title={t('storage.bin.purgeTitle', { name })} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{held}</p>
        <p>{t('storage.bin.purgeHint')}</p>
        <div className="modal-actions">
          <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
          <Button
            look="danger"
            onClick={() => {
              setAsking(false);
              purging.mutate({ id: entry.id });
            }}
          >
            {t('storage.bin.purge')}
          </Button>
        </div>
      </Modal>
    </li>
  );
}
