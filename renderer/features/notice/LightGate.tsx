// The lighter form of the gate: no legal effect, but the portal may mark the communication as read; one button is enough.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpeningPlan } from '../../../main/contract/views.ts';
import { Button } from '../../ui/Button.tsx';
import { OpeningProgress } from './OpeningProgress.tsx';

interface LightGateProps {
  plan: OpeningPlan;
  isBusy: boolean;
  onOpen: (typed: string) => void;
  onCancel: () => void;
}

export function LightGate({ plan, isBusy, onOpen, onCancel }: LightGateProps): ReactNode {
  const { t } = useTranslation();
  const confirm = (): void => onOpen(plan.identifier.slice(-plan.charactersToType));
  return (
    <div className="gate">
      <p>{t('opening.notLegal')}</p>
      <p>{t('communications.askOnce')}</p>
      {isBusy ? (
        <OpeningProgress />
      ) : (
        <div className="modal-actions">
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
          <Button look="primary" onClick={confirm}>
            {t('opening.doLight')}
          </Button>
        </div>
      )}
    </div>
  );
}
