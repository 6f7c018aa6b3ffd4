// How to get a newer Recado, where a portal changed and this one no longer reads it. Recado looks for none by itself.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';

const steps = ['version', 'get', 'install', 'check'] as const;

interface UpdateDialogProps {
  accountId: string;
  homeUrl: string | null;
  isOpen: boolean;
  onClose: () => void;
}

export function UpdateDialog({ accountId, homeUrl, isOpen, onClose }: UpdateDialogProps): ReactNode {
  const { t } = useTranslation();
  const version = useMethod('app.about', {}, isOpen).data?.version ?? '';
  const checking = useAct('sync.now', { onSuccess: onClose });
  return (
    <Modal title={t('alerts.update.title')} isOpen={isOpen} onClose={onClose}>
      <div className="form">
        <p>{t('alerts.update.lead')}</p>
        <ol className="update-steps">
          {steps.map((step) => (
            <li key={step}>{t(`alerts.update.${step}`, { version })}</li>
          ))}
        </ol>
        <div className="card-acts">
          <Button look="primary" disabled={checking.isPending} onClick={() => checking.mutate({ accountId })}>
            {t('alerts.solve.check')}
          </Button>
          {homeUrl !== null && (
            <Button onClick={() => window.open(homeUrl, '_blank', 'noopener')}>
              {t('alerts.solve.openPortal')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}
