// What Recado did and when: every check of every account with its result in words.
import { CircleCheck, CircleDashed, History, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
import './activity.css';

const pageSize = 50;
const mostRuns = 500;

export function ActivityScreen({ go }: { go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(pageSize);
  const runs = useMethod('runs.list', { limit });
  const accounts = useMethod('accounts.list', {}).data ?? [];
  return (
    <div className="screen">
      <ScreenHead title={t('screens.activity')} go={go} />
      <p className="screen-lead">{t('activity.lead')}</p>
      {runs.error !== null && <FailureBox error={runs.error} onRetry={() => void runs.refetch()} />}
      {runs.data?.length === 0 && (
        <EmptyState icon={History} title={t('activity.none')}>
          <p>{t('activity.noneHint')}</p>
        </EmptyState>
      )}
      {runs.data !== undefined && runs.data.length > 0 && (
        <ol className="runs">
          {runs.data.map((run) => (
            <RunItem
              key={run.id}
              run={run}
              label={
                accounts.find((account) => account.id === run.accountId)?.label ?? t('activity.goneAccount')
              }
            />
          ))}
        </ol>
      )}
      {runs.data !== undefined && runs.data.length === limit && limit < mostRuns && (
        <div>
          <Button onClick={() => setLimit(Math.min(mostRuns, limit * 2))}>{t('activity.more')}</Button>
        </div>
      )}
    </div>
  );
}

function RunItem({ run, label }: { run: RunView; label: string }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const words = useFailureWords();
  const { result } = run;
  const look = result === null ? 'running' : result === 'ok' ? 'ok' : 'failed';
  const Icon = { running: CircleDashed, ok: CircleCheck, failed: TriangleAlert }[look];
  const told =
    result === null
      ? t('activity.running')
      : result === 'ok'
        ? run.added > 0
          ? t('activity.added', { count: run.added, number: format.number(run.added) })
          : t('activity.nothingNew')
        : words(result).title;
  return (
    <li className="run-item" data-look={look}>
      <Icon size={18} aria-hidden />
      <div>
        <p className="run-told">{told}</p>
        {result !== null && result !== 'ok' && <p>{words(result).next}</p>}
        <p className="field-hint">
          {label} · {t(`activity.triggers.${run.trigger}`)} ·{' '}
          {t('activity.looked', { count: run.listed, number: format.number(run.listed) })}
          {result === 'ok' && !run.isComplete && ` · ${t('activity.partial')}`}
        </p>
      </div>
      <time className="field-hint" dateTime={run.startedAt} title={format.instant(run.startedAt)}>
        {format.fromNow(run.startedAt, now)}
      </time>
    </li>
  );
}
