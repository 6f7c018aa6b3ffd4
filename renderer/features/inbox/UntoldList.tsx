// An empty list that says nothing yet: which accounts were not read to the end, why, and the one thing to do for each.
import { CloudAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { RunBar } from '../../shell/SyncIndicator.tsx';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { solutionOf } from '../accounts/solution.ts';

interface UntoldListProps {
  untold: AccountView[];
  /** No account at all was read to the end. */
  isAll: boolean;
  now: Date;
  go: (step: Move) => void;
}

export function UntoldList({ untold, isAll, now, go }: UntoldListProps): ReactNode {
  const { t } = useTranslation();
  const extent = isAll ? 'all' : 'some';
  return (
    <div className="untold">
      <CloudAlert size={28} strokeWidth={1.5} aria-hidden />
      <p className="empty-title">{t(`inbox.untold.${extent}.title`)}</p>
      <p className="empty-words">{t(`inbox.untold.${extent}.words`)}</p>
      <ul>
        {untold.map((account) => (
          <Untold key={account.id} account={account} now={now} go={go} />
        ))}
      </ul>
    </div>
  );
}

function Untold({ account, now, go }: { account: AccountView } & Pick<UntoldListProps, 'now' | 'go'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFailureWords();
  const checking = useAct('sync.now');
  const status = useMethod('sync.status', {}).data;
  const lastRun = useMethod('runs.list', { accountId: account.id, limit: 1 }).data?.[0];
  const running = status?.running.find((run) => run.accountId === account.id);
  const isWaiting = status?.queued.includes(account.id) ?? false;
  const result = lastRun?.result ?? null;
  const failure = account.parkedFor ?? (result === 'ok' ? null : result);
  const { lastCompleteListingAt } = account;
  const needsForm =
    account.parkedFor !== null && solutionOf(account.parkedFor.code, account.parkedFor.details) === 'signIn';
  const told = failure === null ? null : words(failure);
  const why =
    account.state === 'paused' ? t('inbox.untold.paused') : (told?.title ?? t('inbox.untold.notYet'));
  return (
    <li className="untold-account">
      <p className="box-title">{account.label}</p>
      {running !== undefined || isWaiting ? (
        <>
          <p>{t('inbox.untold.running')}</p>
          {running !== undefined && <RunBar seen={running.seen} total={running.total} />}
        </>
      ) : (
        <>
          <p>{why}</p>
          {told !== null && account.state !== 'paused' && <p className="field-hint">{told.next}</p>}
          {lastCompleteListingAt !== null && (
            <p className="field-hint">
              {t('inbox.untold.stale', { when: format.fromNow(lastCompleteListingAt, now) })}
            </p>
          )}
          {needsForm ? (
            <Button onClick={() => go({ to: 'screen', screen: 'accounts' })}>{t('banners.solve')}</Button>
          ) : (
            <Button disabled={checking.isPending} onClick={() => checking.mutate({ accountId: account.id })}>
              {t('sync.checkNow')}
            </Button>
          )}
        </>
      )}
    </li>
  );
}
