// What Recado did and when: checks with their results in words, alerts, openings; by kind and by account.
import {
  BellRing,
  CircleCheck,
  CircleDashed,
  CloudAlert,
  History,
  MailOpen,
  TriangleAlert,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpeningEntry } from '../../../main/contract/activityMethods.ts';
import type { AlertView } from '../../../main/contract/alertViews.ts';
import type { RunView } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { ScreenHead } from '../../shell/ScreenHead.tsx';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useNow } from '../../text/useNow.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { useAlertWords } from '../alerts/useAlertWords.ts';
import { DiagnosticsCard } from './DiagnosticsCard.tsx';
import './activity.css';

const pageSize = 50;
const mostRuns = 500;

type Shown = 'all' | 'runs' | 'failures' | 'alerts' | 'openings';
const kinds: readonly Shown[] = ['all', 'runs', 'failures', 'alerts', 'openings'];

type Entry =
  | { what: 'run'; at: string; run: RunView }
  | { what: 'alert'; at: string; alert: AlertView }
  | { what: 'opening'; at: string; opening: OpeningEntry };

export function ActivityScreen({ go }: { go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(pageSize);
  const [shown, setShown] = useState<Shown>('all');
  const [accountId, setAccountId] = useState('');
  const ofAccount = accountId === '' ? {} : { accountId };
  const runs = useMethod('runs.list', { ...ofAccount, limit });
  const alerts = useMethod('alerts.list', { limit });
  const openings = useMethod('activity.openings', { limit });
  const accounts = useMethod('accounts.list', {}).data ?? [];
  const isOfAccount = (one: { accountId: string | null }): boolean =>
    accountId === '' || one.accountId === accountId;
  const isShown = (kind: Shown): boolean => shown === 'all' || shown === kind;
  const entries: Entry[] = [
    ...(runs.data ?? [])
      .filter((run) => isShown('runs') || (shown === 'failures' && (isFailed(run.result) || isPartial(run))))
      .map((run) => ({ what: 'run' as const, at: run.startedAt, run })),
    ...(alerts.data ?? [])
      .filter(({ showing }) => isShown('alerts') || (shown === 'failures' && showing === 'notShown'))
      .filter(isOfAccount)
      .map((alert) => ({ what: 'alert' as const, at: alert.raisedAt, alert })),
    ...(openings.data ?? [])
      .filter(
        ({ what }) => isShown('openings') || (shown === 'failures' && what === 'opening.outcomeUnknown'),
      )
      .filter(isOfAccount)
      .map((opening) => ({ what: 'opening' as const, at: opening.at, opening })),
  ].toSorted((one, other) => (one.at < other.at ? 1 : -1));
  const labelOf = (id: string | null): string =>
    accounts.find((account) => account.id === id)?.label ?? t('activity.goneAccount');
  const lists = [runs, alerts, openings];
  const failed = lists.find(({ error }) => error !== null);
  const isRead = lists.every(({ data }) => data !== undefined);
  const mayBeMore = lists.some(({ data }) => data?.length === limit) && limit < mostRuns;
  return (
    <div className="screen">
      <ScreenHead title={t('screens.activity')} go={go} />
      <p className="screen-lead">{t('activity.lead')}</p>
      <div className="activity-filters">
        <SelectField
          label={t('activityMore.show')}
          value={shown}
          options={kinds.map((value) => ({ value, label: t(`activityMore.kinds.${value}`) }))}
          onChange={(value) => setShown(kinds.find((kind) => kind === value) ?? 'all')}
        />
        <SelectField
          label={t('activityMore.account')}
          value={accountId}
          options={[
            { value: '', label: t('activityMore.everyAccount') },
            ...accounts.map(({ id, label }) => ({ value: id, label })),
          ]}
          onChange={setAccountId}
        />
      </div>
      {failed !== undefined && <FailureBox error={failed.error} onRetry={() => void failed.refetch()} />}
      {isRead && entries.length === 0 && (
        <EmptyState icon={History} title={t('activity.none')}>
          <p>{t('activity.noneHint')}</p>
        </EmptyState>
      )}
      {entries.length > 0 && (
        <ol className="runs">
          {entries.map((entry) =>
            entry.what === 'run' ? (
              <RunItem key={entry.run.id} run={entry.run} label={labelOf(entry.run.accountId)} />
            ) : entry.what === 'alert' ? (
              <AlertItem key={entry.alert.id} alert={entry.alert} />
            ) : (
              <OpeningItem
                key={`${entry.at} ${entry.opening.what}`}
                opening={entry.opening}
                label={labelOf(entry.opening.accountId)}
              />
            ),
          )}
        </ol>
      )}
      {mayBeMore && (
        <div>
          <Button onClick={() => setLimit(Math.min(mostRuns, limit * 2))}>{t('activity.more')}</Button>
        </div>
      )}
      <DiagnosticsCard />
    </div>
  );
}

const isFailed = (result: RunView['result']): boolean => result !== null && result !== 'ok';
/** It ended well but did not see all: whatever it did not see may be new. */
const isPartial = ({ result, isComplete }: RunView): boolean => result === 'ok' && !isComplete;

function AlertItem({ alert }: { alert: AlertView }): ReactNode {
  const { t } = useTranslation();
  const words = useAlertWords();
  const told = words(alert);
  return (
    <li className="run-item" data-look="ok">
      <BellRing size={18} aria-hidden />
      <div>
        <p className="run-told">{told.title}</p>
        <p className="field-hint">
          {t(
            alert.silentFor !== null
              ? 'activityMore.alert.silent'
              : alert.notShownFor !== null
                ? `alerts.notShown.${alert.notShownFor}`
                : alert.showing === 'shown'
                  ? 'activityMore.alert.shown'
                  : 'activityMore.alert.inWindow',
          )}
        </p>
      </div>
      <When at={alert.raisedAt} />
    </li>
  );
}

function OpeningItem({ opening, label }: { opening: OpeningEntry; label: string }): ReactNode {
  const { t } = useTranslation();
  const what = {
    'opening.confirmed': 'confirmed',
    'notice.opened': 'opened',
    'opening.outcomeUnknown': 'unknown',
  } as const;
  return (
    <li className="run-item" data-look={opening.what === 'opening.outcomeUnknown' ? 'failed' : 'ok'}>
      <MailOpen size={18} aria-hidden />
      <div>
        <p className="run-told">{t(`activityMore.opening.${what[opening.what]}`)}</p>
        {opening.title !== null && <p>{opening.title}</p>}
        <p className="field-hint">{label}</p>
      </div>
      <When at={opening.at} />
    </li>
  );
}

function When({ at }: { at: string }): ReactNode {
  const format = useFormat();
  const now = useNow();
  return (
    <time className="field-hint" dateTime={at} title={format.instant(at)}>
      {format.fromNow(at, now)}
    </time>
  );
}

function RunItem({ run, label }: { run: RunView; label: string }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFailureWords();
  const { result } = run;
  const look = result === null ? 'running' : isFailed(result) ? 'failed' : isPartial(run) ? 'partial' : 'ok';
  const Icon = { running: CircleDashed, ok: CircleCheck, partial: CloudAlert, failed: TriangleAlert }[look];
  const told =
    result === null
      ? t('activity.running')
      : result === 'ok'
        ? run.added > 0
          ? t('activity.added', { count: run.added, number: format.number(run.added) })
          : t(run.isComplete ? 'activity.nothingNew' : 'sync.partly')
        : words(result).title;
  return (
    <li className="run-item" data-look={look}>
      <Icon size={18} aria-hidden />
      <div>
        <p className="run-told">{told}</p>
        {result !== null && result !== 'ok' && <p>{words(result).next}</p>}
        {look === 'partial' && <p>{t('activity.partialHint')}</p>}
        <p className="field-hint">
          {label} · {t(`activity.triggers.${run.trigger}`)} ·{' '}
          {t('activity.looked', { count: run.listed, number: format.number(run.listed) })}
          {look === 'partial' && run.added > 0 && ` · ${t('activity.partial')}`}
        </p>
      </div>
      <When at={run.startedAt} />
    </li>
  );
}
