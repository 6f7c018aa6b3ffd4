// The sitting of status checks: whose turn it is, what the person has to do, when the next one begins, and the way to stop.
import { CirclePlay, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRowView } from '../../../main/contract/caseViews.ts';
import type { StatusOutcome } from '../../../main/contract/statusViews.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { SecondsLeft } from './SecondsLeft.tsx';
import { useStatusChecks } from './useStatusChecks.ts';
import './status.css';

/** So many the core takes in one sitting; the others are due still when it is over. */
const mostAtOnce = 100;

interface StatusQueueProps {
  /** What the list shows; a case that is not among them is called by the word for a case. */
  rows: Pick<CaseRowView, 'id' | 'title' | 'numbers'>[];
}

export function StatusQueue({ rows }: StatusQueueProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const overview = useStatusChecks();
  const start = useAct('statusChecks.start');
  const stop = useAct('statusChecks.stop');
  const goOn = useAct('statusChecks.goOn');
  if (!overview) return null;
  const { queue, due, canAskHere } = overview;
  const nameOf = (id: string): string => {
    const row = rows.find((one) => one.id === id);
    return row?.title ?? row?.numbers[0] ?? t('status.aCase');
  };
  const isUnderWay = queue.state !== 'idle';
  const next = queue.next[0];
  if (!isUnderWay && due.length === 0 && queue.done.length === 0) return null;
  return (
    <section className="status-queue" aria-label={t('status.queue')}>
      {!isUnderWay && due.length > 0 && (
        <NoticeBox
          tone="plain"
          title={t('status.due', { count: due.length, number: due.length })}
          actions={
            canAskHere && (
              <Button
                icon={CirclePlay}
                disabled={start.isPending}
                onClick={() =>
                  start.mutate({ caseIds: due.slice(0, mostAtOnce).map(({ caseId }) => caseId) })
                }
              >
                {t('status.checkAll')}
              </Button>
            )
          }
        >
          <p>{t(canAskHere ? 'status.dueHint' : 'status.notHere')}</p>
        </NoticeBox>
      )}
      {start.error && <FailureBox error={start.error} />}
      {isUnderWay && (
        <div className="status-now" role="status">
          <p className="box-title">
            {queue.current
              ? t(`status.step.${queue.current.step}`, { name: nameOf(queue.current.caseId) })
              : queue.state === 'held'
                ? t('status.held')
                : t('status.waiting')}
          </p>
          {queue.state === 'held' && <p>{t('status.heldHint')}</p>}
          {queue.state !== 'held' && next && (
            <p className="field-hint">
              {t('status.next', { name: nameOf(next.caseId) })} <SecondsLeft until={next.beginAt} />
            </p>
          )}
          {queue.next.length > 1 && (
            <p className="field-hint">
              {t('status.more', { count: queue.next.length - 1, number: queue.next.length - 1 })}
            </p>
          )}
          <div className="box-actions">
            {queue.state === 'held' && (
              <Button look="primary" disabled={goOn.isPending} onClick={() => goOn.mutate({})}>
                {t('status.goOn')}
              </Button>
            )}
            <Button icon={Square} disabled={stop.isPending} onClick={() => stop.mutate({})}>
              {t('status.stop')}
            </Button>
          </div>
        </div>
      )}
      {queue.done.length > 0 && (
        <ul className="status-done">
          {queue.done.map((outcome) => (
            <li key={`${outcome.caseId} ${outcome.at}`}>
              <Outcome outcome={outcome} name={nameOf(outcome.caseId)} />
            </li>
          ))}
        </ul>
      )}
      {queue.tryAgainAt !== null && (
        <p className="field-hint">{t('status.tryAgain', { at: format.instant(queue.tryAgainAt) })}</p>
      )}
    </section>
  );
}

function Outcome({ outcome, name }: { outcome: StatusOutcome; name: string }): ReactNode {
  const { t } = useTranslation();
  const words = useFailureWords();
  if (outcome.entry) {
    const said = `${name}: ${t(`cases.statuses.${outcome.entry.status}`)} “${outcome.entry.raw}”`;
    return (
      <p>
        {said}
        {outcome.news.length > 0 && <strong> · {t('status.isNew')}</strong>}
      </p>
    );
  }
  if (!outcome.failure) return null;
  const { title, next } = words(outcome.failure);
  return (
    <p>
      {name}: {title}. <span className="field-hint">{next}</span>
    </p>
  );
}
