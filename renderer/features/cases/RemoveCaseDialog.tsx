// Removing a case: first says what goes and that the notices stay, then asks, then does it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../main/contract/caseViews.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { useCaseAct } from './useCaseAct.ts';

interface RemoveCaseDialogProps {
  known: CaseDetail;
  onClose: () => void;
  onGone: () => void;
}

export function RemoveCaseDialog({ known, onClose, onGone }: RemoveCaseDialogProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const goes = useMethod('cases.remove', { id: known.id, isDryRun: true });
  const removing = useCaseAct('cases.remove', t('cases.removed'), () => {
    onClose();
    onGone();
  });
  const counted = (count: number) => ({ count, number: format.number(count) });
  return (
    <Modal title={t('cases.remove.title')} isOpen onClose={onClose}>
      <div className="form">
        {goes.data !== undefined && (
          <>
            <p>
              {t('cases.remove.goes', {
                statuses: t('cases.remove.statuses', counted(goes.data.statuses)),
                entries: t('cases.remove.entries', counted(goes.data.entries)),
                documents: t('count.documents', counted(goes.data.documents)),
              })}
            </p>
            <p>{t('cases.remove.stays', { notices: t('cases.notices', counted(goes.data.notices)) })}</p>
          </>
        )}
        {goes.error !== null && <FailureBox error={goes.error} />}
        {removing.error !== null && <FailureBox error={removing.error} />}
        <div className="modal-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            look="danger"
            disabled={goes.data === undefined || removing.isPending}
            onClick={() => removing.mutate({ id: known.id, isDryRun: false })}
          >
            {t('cases.remove.confirm')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
