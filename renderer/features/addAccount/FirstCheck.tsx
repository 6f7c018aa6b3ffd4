// The first check of a new account while it runs, and what it found.
import { Square } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventPayload } from '../../../main/contract/events.ts';
import type { AccountView, RunView } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { useFact } from '../../api/useFacts.ts';
import type { Move } from '../../shell/navigation.ts';
import { RunBar } from '../../shell/SyncIndicator.tsx';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { RegionField } from '../deadlines/RegionField.tsx';

interface FirstCheckProps {
  account: AccountView;
  go: (step: Move) => void;
  /** What leads on from here; else the inbox and the accounts. */
  onward?: ReactNode;
}

export function FirstCheck(props: FirstCheckProps): ReactNode {
  return (
    <>
      <Outcome {...props} />
      <WhereInSpain account={props.account} />
    </>
  );
}

/** Spanish periods leave out the holidays of a place: asked when there is somebody to ask about, never required. */
function WhereInSpain({ account: { portal, personId } }: Pick<FirstCheckProps, 'account'>): ReactNode {
  const { t } = useTranslation();
  if (portal !== 'dehu' && portal !== 'sede') return null;
  return (
    <section className="card" aria-labelledby="added-region">
      <h2 id="added-region">{t('deadlines.region.asked')}</h2>
      <RegionField personId={personId} />
    </section>
  );
}

const stopped = { code: 'cancelled' as const, details: { reason: 'stopped' } };

function Outcome({ account, go, onward }: FirstCheckProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFailureWords();
  const [heard, setHeard] = useState<RunView | null>(null);
  const stopping = useAct('sync.stop');
  const checking = useAct('sync.now', {
    onSuccess: () => {
      stopping.reset();
      setHeard(null);
    },
  });
  const runs = useMethod('runs.list', { accountId: account.id, limit: 1 }).data;
  const status = useMethod('sync.status', {}).data;
  const progress = status?.running.find((run) => run.accountId === account.id);
  useFact(
    'run.finished',
    useCallback(
      ({ run }: EventPayload<'run.finished'>) => run.accountId === account.id && setHeard(run),
      [account.id],
    ),
  );
  const ended = heard ?? runs?.find((run) => run.result !== null) ?? null;
  const open = onward ?? (
    <Button look="primary" onClick={() => go({ to: 'source', source: { box: 'inbox' } })}>
      {t('addAccount.toInbox')}
    </Button>
  );
  // Stopped before its turn came: there is no run that could say so.
  const neverBegan = stopping.isSuccess && progress === undefined && !status?.queued.includes(account.id);
  const result = ended?.result ?? (neverBegan ? stopped : null);
  if (result === null) {
    return (
      <section className="card" aria-label={t('addAccount.firstCheck')}>
        <h2>{t('addAccount.firstCheck')}</h2>
        <p>{t(`addAccount.${account.portal === 'chile' ? 'firstCheckHint' : 'firstCheckHintPortal'}`)}</p>
        <RunBar seen={progress?.seen ?? 0} total={progress?.total ?? null} />
        <div className="card-acts">
          {open}
          <Button
            icon={Square}
            disabled={stopping.isPending}
            onClick={() => stopping.mutate({ accountId: account.id })}
          >
            {t('sync.stop')}
          </Button>
        </div>
      </section>
    );
  }
  if (result === 'ok' && ended?.isComplete === false) {
    return (
      <NoticeBox tone="warn" isLive title={t('sync.partly')} actions={open}>
        <p>{t('activity.added', { count: ended.added, number: format.number(ended.added) })}</p>
        <p>{t('activity.partialHint')}</p>
      </NoticeBox>
    );
  }
  if (result === 'ok') {
    return (
      <NoticeBox
        tone="good"
        isLive
        title={t('addAccount.found', { count: ended?.added ?? 0 })}
        actions={open}
      >
        <p>{t('addAccount.foundHint')}</p>
      </NoticeBox>
    );
  }
  return (
    <NoticeBox
      tone="warn"
      isLive
      title={words(result).title}
      actions={
        <>
          {result.code === 'cancelled' && (
            <Button disabled={checking.isPending} onClick={() => checking.mutate({ accountId: account.id })}>
              {t('sync.checkNow')}
            </Button>
          )}
          <Button onClick={() => go({ to: 'screen', screen: 'accounts' })}>{t('screens.accounts')}</Button>
          {onward}
        </>
      }
    >
      <p>{words(result).next}</p>
    </NoticeBox>
  );
}
