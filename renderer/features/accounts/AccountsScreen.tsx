// Every account with its health: what it saw last, when it looks next, what it needs, and how to change it.
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { Move, Place } from '../../shell/navigation.ts';
import { ScreenHead } from '../../shell/ScreenHead.tsx';
import { useNow } from '../../text/useNow.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { AccountCard } from './AccountCard.tsx';
import './accounts.css';

interface AccountsScreenProps {
  place: Place;
  go: (step: Move) => void;
}

export function AccountsScreen({ place, go }: AccountsScreenProps): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const accounts = useMethod('accounts.list', {});
  const portals = useMethod('portals.list', {}).data ?? [];
  const { personId } = place.source;
  const person = useMethod('persons.list', {}).data?.find(({ id }) => id === personId);
  const shown = accounts.data?.filter((account) => person === undefined || account.personId === person.id);
  const add = (
    <Button look="primary" icon={Plus} onClick={() => go({ to: 'screen', screen: 'addAccount' })}>
      {t('accounts.add')}
    </Button>
  );
  return (
    <div className="screen">
      <ScreenHead title={t('screens.accounts')} go={go} />
      {accounts.error !== null && (
        <FailureBox error={accounts.error} onRetry={() => void accounts.refetch()} />
      )}
      {accounts.data?.length === 0 && <p className="screen-lead">{t('accounts.none')}</p>}
      {person !== undefined && (
        <NoticeBox
          tone="plain"
          actions={
            <Button onClick={() => go({ to: 'person', personId: null })}>{t('accountHealth.showAll')}</Button>
          }
        >
          <p>{t('accountHealth.onlyOf', { name: person.name })}</p>
        </NoticeBox>
      )}
      {shown?.map((account) => (
        <AccountCard
          key={account.id}
          account={account}
          manifest={portals.find((portal) => portal.id === account.portal)}
          now={now}
          go={go}
        />
      ))}
      <div>{add}</div>
    </div>
  );
}
