// The foot of the left pane: whether Recado is checking, how far it is, when it last saw everything, and Check now.

import { useQueryClient } from '@tanstack/react-query';
import { CirclePause, CloudAlert, CloudCheck, RefreshCw, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../main/contract/views.ts';
import { useAct, useMethod } from '../api/bridgeContext.tsx';
import { watchedAccounts } from '../features/accounts/untold.ts';
import { useFormat } from '../text/useFormat.ts';
import { useNow } from '../text/useNow.ts';
import { Button } from '../ui/Button.tsx';
import { PauseMenu } from './PauseMenu.tsx';
import './syncIndicator.css';

export function SyncIndicator({ accounts }: { accounts: AccountView[] }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const status = useMethod('sync.status', {}).data;
  const check = useAct('sync.now');
  const stopping = useAct('sync.stop');
  const cache = useQueryClient();
  const pausing = useAct('sync.pause', {
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['sync.status'] }),
  });
  if (accounts.length === 0 || status === undefined) return null;

  const [first] = status.running;
  if (first !== undefined || status.queued.length > 0) {
    const label = accounts.find((account) => account.id === first?.accountId)?.label;
    return (
      <div className="sync">
        <p className="sync-words">
          <RefreshCw size={16} className="sync-turning" aria-hidden />
          <span>
            {first === undefined
              ? t('sync.waiting')
              : t('sync.checking', { label: label ?? t('sync.anAccount') })}
          </span>
        </p>
        {first !== undefined && <RunBar seen={first.seen} total={first.total} />}
        <Button icon={Square} disabled={stopping.isPending} onClick={() => stopping.mutate({})}>
          {t('sync.stop')}
        </Button>
      </div>
    );
  }
  if (status.pausedUntil !== null && new Date(status.pausedUntil) > now) {
    return (
      <div className="sync">
        <p className="sync-words">
          <CirclePause size={16} aria-hidden />
          <span>{t('sync.paused', { until: format.instant(status.pausedUntil) })}</span>
        </p>
        <Button onClick={() => pausing.mutate({ until: null })}>{t('sync.resume')}</Button>
      </div>
    );
  }
  const isTroubled = accounts.some((account) => account.state === 'parked');
  const oldest = oldestListing(accounts);
  const Icon = isTroubled || oldest === null ? CloudAlert : CloudCheck;
  return (
    <div className="sync">
      <div className="sync-head">
        <p className="sync-words">
          <Icon size={16} aria-hidden />
          <span>
            {oldest === null
              ? t('sync.neverComplete')
              : t('sync.lastComplete', { when: format.fromNow(oldest, now) })}
          </span>
        </p>
        <PauseMenu now={now} onPause={(until) => pausing.mutate({ until })} />
      </div>
      <Button icon={RefreshCw} disabled={check.isPending} onClick={() => check.mutate({})}>
        {t('sync.checkNow')}
      </Button>
    </div>
  );
}

/** Progress of one run; the total is not always known. */
export function RunBar({ seen, total }: { seen: number; total: number | null }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const words =
    total === null
      ? t('sync.seen', { count: seen, seen: format.number(seen) })
      : t('sync.seenOf', { seen: format.number(seen), total: format.number(total) });
  return (
    <div className="run">
      <progress
        className="run-bar"
        aria-label={t('sync.progress')}
        {...(total !== null && { value: seen, max: Math.max(1, total) })}
      />
      <span className="run-words">{words}</span>
    </div>
  );
}

/** The whole is only as fresh as its oldest part; null when one account was never read to the end. */
function oldestListing(accounts: AccountView[]): string | null {
  const watched = watchedAccounts(accounts).filter((account) => account.state !== 'paused');
  const stamps = watched.map((account) => account.lastCompleteListingAt);
  return stamps.reduce<string | null>(
    (oldest, at) => (oldest === null || at === null ? null : at < oldest ? at : oldest),
    stamps[0] ?? null,
  );
}
