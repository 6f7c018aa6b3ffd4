// What stands where no notice stands; that nothing waits is said only when every account was read to the end.
import { CircleCheckBig, Inbox, SearchX, UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isNarrowed } from '../../../main/contract/narrowing.ts';
import type { AccountView } from '../../../main/contract/views.ts';
import type { Move, Place } from '../../shell/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { isUntold, watchedAccounts } from '../accounts/untold.ts';
import { UntoldList } from './UntoldList.tsx';

interface EmptyListProps {
  place: Place;
  /** Undefined while they are not read yet. */
  accounts: AccountView[] | undefined;
  now: Date;
  go: (step: Move) => void;
}

/** Boxes that only the person's own acts fill. */
const ownBoxes = new Set(['flagged', 'snoozed', 'done', 'archived']);

export function EmptyList({ place, accounts, now, go }: EmptyListProps): ReactNode {
  const { t } = useTranslation();
  const { source, text, isUnreadOnly } = place;
  const clear = <Button onClick={() => go({ to: 'narrowed', narrowing: {} })}>{t('filters.clear')}</Button>;
  if (text !== '') {
    return (
      <EmptyState
        icon={SearchX}
        title={t('inbox.nothingFound', { text })}
        action={isNarrowed(place.narrowing) ? clear : undefined}
      >
        <p>{t('inbox.nothingFoundHint')}</p>
      </EmptyState>
    );
  }
  if (isNarrowed(place.narrowing)) {
    return (
      <EmptyState icon={SearchX} title={t('filters.nothing')} action={clear}>
        <p>{t('filters.nothingHint')}</p>
      </EmptyState>
    );
  }
  if (accounts === undefined) return null;
  if (accounts.length === 0) {
    return (
      <EmptyState
        icon={UserPlus}
        title={t('inbox.welcome')}
        action={
          <>
            <Button look="primary" onClick={() => go({ to: 'screen', screen: 'welcome' })}>
              {t('welcome.title')}
            </Button>
            <Button onClick={() => go({ to: 'screen', screen: 'addAccount' })}>{t('accounts.add')}</Button>
          </>
        }
      >
        <p>{t('inbox.welcomeHint')}</p>
      </EmptyState>
    );
  }
  const watched = watchedAccounts(accounts, source);
  const untold = watched.filter(isUntold);
  if (untold.length > 0 && !ownBoxes.has(source.box) && !isUnreadOnly) {
    return <UntoldList untold={untold} isAll={untold.length === watched.length} now={now} go={go} />;
  }
  const isInbox = source.box === 'inbox' && untold.length === 0;
  return (
    <EmptyState icon={isInbox ? CircleCheckBig : Inbox} title={t(`inbox.empty.${source.box}.title`)}>
      <p>{isUnreadOnly ? t('inbox.emptyUnread') : t(`inbox.empty.${source.box}.words`)}</p>
    </EmptyState>
  );
}
