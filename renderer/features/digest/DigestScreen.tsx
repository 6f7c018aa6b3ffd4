// Today and this week on one page: what is due, which appointments come, what is new, which sources are silent; for the screen and for paper.
import { Printer, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DigestView } from '../../../main/contract/digestViews.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { ScreenHead } from '../../shell/ScreenHead.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { DigestField } from './DigestField.tsx';
import { ArrivedRow, type DatedRow, DueRow, dayRows, MeetRow, SourceRow } from './DigestRows.tsx';
import './digest.css';

/** So many of each fit on one sheet; the rest is told by its number. */
const most = { today: 10, week: 12, arrived: 8, sources: 5 };

export function DigestScreen({ go }: { go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const made = useMethod('digest.get', {});
  return (
    <div className="screen">
      <ScreenHead title={t('digest.title')} go={go} />
      {made.error !== null && <FailureBox error={made.error} onRetry={() => void made.refetch()} />}
      {made.data !== undefined && (
        <>
          <div className="card-acts">
            <Button icon={Printer} onClick={() => window.print()}>
              {t('digest.print')}
            </Button>
            <Button icon={RefreshCw} onClick={() => void made.refetch()}>
              {t('digest.again')}
            </Button>
          </div>
          <div className="digest-page">
            <Page made={made.data} go={go} />
          </div>
        </>
      )}
      <Morning />
    </div>
  );
}

function Page({ made, go }: { made: DigestView; go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = dayRows(made);
  const today = rows.filter(({ daysLeft }) => daysLeft === 0);
  const week = rows.filter(({ daysLeft }) => daysLeft > 0);
  return (
    <>
      <p className="digest-day">{format.dayLong(made.today)}</p>
      <Part title={t('digest.today')} rows={today} limit={most.today} none={t('digest.nothingToday')}>
        {(row) => <Dated key={row.key} row={row} go={go} />}
      </Part>
      <Part
        title={t('digest.week', { day: format.day(made.weekEndsOn) })}
        rows={week}
        limit={most.week}
        none={t('digest.nothingWeek')}
      >
        {(row) => <Dated key={row.key} row={row} go={go} />}
      </Part>
      <Part
        title={t('digest.arrived', { at: format.instant(made.since) })}
        rows={made.arrived}
        limit={most.arrived}
        total={made.arrivedCount}
        none={t('digest.nothingArrived')}
      >
        {(row) => <ArrivedRow key={row.noticeId} row={row} go={go} />}
      </Part>
      <Part title={t('digest.sources')} rows={made.sources} limit={most.sources} none={t('digest.allRead')}>
        {(row) => <SourceRow key={row.accountId} row={row} go={go} />}
      </Part>
      {made.checksDue > 0 && (
        <button type="button" className="digest-checks" onClick={() => go({ to: 'screen', screen: 'cases' })}>
          {t('digest.checksDue', { count: made.checksDue, number: format.number(made.checksDue) })}
        </button>
      )}
      <p className="digest-made">{t('digest.madeAt', { at: format.instant(made.madeAt) })}</p>
    </>
  );
}

const Dated = ({ row, go }: { row: DatedRow; go: (step: Move) => void }): ReactNode =>
  row.what === 'meet' ? <MeetRow row={row.meet} go={go} /> : <DueRow row={row.due} go={go} />;

interface PartProps<R> {
  title: string;
  rows: readonly R[];
  limit: number;
  /** Where more is known than was named. */
  total?: number;
  none: string;
  children: (row: R) => ReactNode;
}

function Part<R>({ title, rows, limit, total, none, children }: PartProps<R>): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const more = (total ?? rows.length) - Math.min(rows.length, limit);
  return (
    <section className="digest-part" aria-label={title}>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="digest-none">{none}</p>
      ) : (
        <ul>{rows.slice(0, limit).map(children)}</ul>
      )}
      {more > 0 && (
        <p className="digest-more">{t('digest.more', { count: more, number: format.number(more) })}</p>
      )}
    </section>
  );
}

/** The setting of the alerts, where whoever reads this looks for it. */
function Morning(): ReactNode {
  const { t } = useTranslation();
  const settings = useMethod('settings.get', {}).data;
  const setting = useAct('settings.set');
  if (settings === undefined) return null;
  const { alerts } = settings;
  return (
    <section className="card screen-only" aria-labelledby="digest-morning">
      <h2 id="digest-morning">{t('digest.morning')}</h2>
      <DigestField
        alerts={alerts}
        onChange={(change) => setting.mutate({ alerts: { ...alerts, ...change } })}
      />
      {setting.error !== null && <FailureBox error={setting.error} />}
    </section>
  );
}
