// What the person said once for this account, and how to take it back: communications are read without being asked again.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../main/contract/views.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';

export function CommunicationsField({ account }: { account: AccountView }): ReactNode {
  const { t } = useTranslation();
  const asking = useAct('accounts.askBeforeReading');
  return (
    <div className="form">
      <p>{t('communications.words')}</p>
      {asking.error !== null && <FailureBox error={asking.error} />}
      <div className="card-acts">
        <Button disabled={asking.isPending} onClick={() => asking.mutate({ id: account.id })}>
          {t('communications.askAgain')}
        </Button>
      </div>
    </div>
  );
}
