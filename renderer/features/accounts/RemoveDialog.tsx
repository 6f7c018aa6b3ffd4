// Removing an account: first says what goes with it, then asks, then does it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Modal } from '../../ui/Modal.tsx';

interface RemoveDialogProps {
  account: AccountView;
  isOpen: boolean;
  onClose: () => void;
}

export function RemoveDialog({ account, isOpen, onClose }: RemoveDialogProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const goes = useMethod('accounts.remove', { id: account.id, isDryRun: true }, isOpen);
  const removing = useAct('accounts.remove', { onSuccess: onClose });
  return (
    <Modal title={t('accounts.removeTitle', { label: account.label })} isOpen={isOpen} onClose={onClose}>
      {goes.error !== null && <FailureBox error={goes.error} />}
      {removing.error !== null && <FailureBox error={removing.error} />}
      {goes.data !== undefined && (
        <div className="form">
          <p>
            {t('accounts.removeGoes', {
              notices: t('count.notices', {
                count: goes.data.notices,
                number: format.number(goes.data.notices),
              }),
              documents: t('count.documents', {
                count: goes.data.documents,
                number: format.number(goes.data.documents),
              }),
            })}
          </p>
          <p>{t('accounts.removeStays')}</p>
          {(goes.data.staying ?? 0) > 0 && (
            <p>{t('storage.bin.staying', { count: goes.data.staying ?? 0 })}</p>
          )}
          <p>{t('storage.bin.goesToBin')}</p>
          <p>{t('storage.bin.recordStays')}</p>
        </div>
      )}
      <div className="modal-actions">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          look="danger"
          disabled={goes.data === undefined || removing.isPending}
          onClick={() => removing.mutate({ id: account.id, isDryRun: false })}
        >
          {t('accounts.removeDo')}
        </Button>
      </div>
    </Modal>
  );
}
