// All that is due as a list, the most urgent first; what is over and what is done are there when asked for.
import { CalendarCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Later } from '../../ui/Later.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { usePersonLooks } from '../people/usePersonLooks.ts';
import { dayAfter } from './calendarWeeks.ts';
import { Entries } from './Entries.tsx';
import { groupEntries } from './entryGroups.ts';
import type { useCalendarExport } from './useCalendarExport.ts';

/** What was missed lately may still be mended; what lies further back is history. */
const lateDays = 30;
const beginning = '2000-01-01';

interface DueListProps {
  personId: string | null;
  today: string;
  giving: ReturnType<typeof useCalendarExport>;
  go: (step: Move) => void;
}

export function DueList({ personId, today, giving, go }: DueListProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const known = usePersonLooks();
  const [isEarlierShown, setEarlier] = useState(false);
  const [isDoneShown, setDoneShown] = useState(false);
  const from = isEarlierShown ? beginning : dayAfter(today, -lateDays);
  const listed = useMethod('calendar.list', { from, to: null, personId, withUndated: true });
  if (listed.error !== null) return <FailureBox error={listed.error} onRetry={() => void listed.refetch()} />;
  if (listed.data === undefined)
    return (
      <Later>
        <p role="status">{t('calendar.loading')}</p>
      </Later>
    );
  const { entries, undated, isCut } = listed.data;
  const groups = groupEntries(entries, undated).filter(({ name }) => name !== 'done' || isDoneShown);
  const done = entries.filter(({ isDone }) => isDone).length;
  return (
    <>
      {isCut && (
        <NoticeBox tone="warn">
          <p>{t('calendar.cut')}</p>
        </NoticeBox>
      )}
      {groups.every(({ name }) => name === 'overdue' || name === 'done') && (
        <EmptyState icon={CalendarCheck} title={t('calendar.none')}>
          <p>{t('calendar.noneHint')}</p>
        </EmptyState>
      )}
      {groups.map(({ name, entries: rows }) => (
        <section key={name} className="due-group" aria-labelledby={`due-${name}`}>
          <h2 id={`due-${name}`}>
            {t(`calendar.groups.${name}`)} <span className="due-count">{format.number(rows.length)}</span>
          </h2>
          {name === 'unknown' && <p className="field-hint">{t('calendar.unknownHint')}</p>}
          <Entries entries={rows} known={known} giving={giving} go={go} />
        </section>
      ))}
      <div className="card-acts">
        {!isEarlierShown && <Button onClick={() => setEarlier(true)}>{t('calendar.earlier')}</Button>}
        {done > 0 && (
          <Button aria-pressed={isDoneShown} onClick={() => setDoneShown(!isDoneShown)}>
            {t(isDoneShown ? 'calendar.hideDone' : 'calendar.showDone', {
              count: done,
              number: format.number(done),
            })}
          </Button>
        )}
      </div>
    </>
  );
}
