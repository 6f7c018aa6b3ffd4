// A month as a grid that is walked by keys: what is due on each day, the days off of its authorities, and the chosen day in full below.
import { CalendarOff, ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntryView, CalendarHolidayView } from '../../../main/contract/calendarMethods.ts';
import type { Country } from '../../../main/model/case.ts';
import type { Day } from '../../../main/model/day.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useNoticeTitle } from '../../text/useNoticeTitle.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { sideStep } from '../../ui/forward.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { usePersonLooks } from '../people/usePersonLooks.ts';
import { dayAfter } from './calendarWeeks.ts';
import { lookOfEntry } from './dueLooks.ts';
import { Entries } from './Entries.tsx';
import { MonthTable } from './MonthTable.tsx';
import { dayByKey, monthsOn } from './monthKeys.ts';
import type { useCalendarExport } from './useCalendarExport.ts';
import { useDayNames } from './useDayNames.ts';
import { useEntryWords } from './useEntryWords.ts';

/** More of one day stand below the grid. */
const mostInCell = 3;

interface MonthViewProps {
  personId: string | null;
  today: Day;
  /** Whose days off are shown: of the countries where there are accounts. */
  countries: Country[];
  giving: ReturnType<typeof useCalendarExport>;
  go: (step: Move) => void;
}

export function MonthView({ personId, today, countries, giving, go }: MonthViewProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const known = usePersonLooks();
  const [day, setDay] = useState(today);
  const grid = useRef<HTMLTableElement>(null);
  const wantsFocus = useRef(false);
  const month = `${day.slice(0, 7)}-01`;
  const range = { from: month, to: dayAfter(monthsOn(month, 1), -1), personId };
  const listed = useMethod('calendar.list', { ...range, withUndated: false });
  const holidays = useMethod('calendar.holidays', { ...range, countries });
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }, [day]);
  const entries = listed.data?.entries ?? [];
  const offs = holidays.data ?? [];
  const ofDay = entries.filter(({ on }) => on === day);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const to = dayByKey(day, event, sideStep(event));
    if (to === null) return;
    event.preventDefault();
    wantsFocus.current = true;
    setDay(to);
  };
  return (
    <section className="month" aria-label={t('calendar.month')}>
      <header className="month-head">
        <h2 aria-live="polite">{format.month(month)}</h2>
        <Button onClick={() => setDay(today)} disabled={day === today}>
          {t('calendar.today')}
        </Button>
        <IconButton
          icon={ChevronLeft}
          label={t('calendar.monthBefore')}
          onClick={() => setDay(monthsOn(day, -1))}
        />
        <IconButton
          icon={ChevronRight}
          label={t('calendar.monthAfter')}
          onClick={() => setDay(monthsOn(day, 1))}
        />
      </header>
      {listed.error !== null && <FailureBox error={listed.error} onRetry={() => void listed.refetch()} />}
      {listed.data?.isCut === true && (
        <NoticeBox tone="warn">
          <p>{t('calendar.cut')}</p>
        </NoticeBox>
      )}
      {/* Days are walked by keys: a grid by WAI-ARIA. */}
      <MonthTable
        className="month-grid"
        role="grid"
        aria-label={format.month(month)}
        ref={grid}
        month={month}
        renderDay={(one, weekday) => (
          <DayCell
            day={one}
            isToday={one === today}
            isChosen={one === day}
            isWeekend={weekday > 4}
            entries={entries.filter(({ on }) => on === one)}
            offs={offs.filter(({ on }) => on === one)}
            onChoose={() => setDay(one)}
            onKeyDown={onKeyDown}
          />
        )}
      />
      <p className="field-hint month-keys">{t('calendar.keys')}</p>
      <section aria-labelledby="month-day" className="month-day">
        <h3 id="month-day">{format.dayLong(day)}</h3>
        <DaysOff offs={offs.filter(({ on }) => on === day)} />
        {listed.data !== undefined && ofDay.length === 0 && <p>{t('calendar.dayNone')}</p>}
        <Entries entries={ofDay} known={known} giving={giving} go={go} />
      </section>
    </section>
  );
}

function useOffWords(): (off: CalendarHolidayView) => string {
  const { t } = useTranslation();
  const names = useDayNames();
  return (off) => t('calendar.off', { name: names.why(off), country: t(`countries.${off.country}`) });
}

function DaysOff({ offs }: { offs: CalendarHolidayView[] }): ReactNode {
  const words = useOffWords();
  return offs.map((off) => (
    <p key={`${off.country} ${off.why}`} className="month-off">
      <CalendarOff size={16} aria-hidden /> {words(off)}
    </p>
  ));
}

interface DayCellProps {
  day: Day;
  isToday: boolean;
  isChosen: boolean;
  isWeekend: boolean;
  entries: CalendarEntryView[];
  offs: CalendarHolidayView[];
  onChoose: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function DayCell(props: DayCellProps): ReactNode {
  const { day, isToday, isChosen, isWeekend, entries, offs, onChoose, onKeyDown } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const titleOf = useNoticeTitle();
  const words = useEntryWords();
  const offWords = useOffWords();
  const told = [format.dayLong(day), ...(isToday ? [t('calendar.today')] : []), ...offs.map(offWords)];
  return (
    <td
      data-day={day}
      data-weekend={isWeekend}
      data-off={offs.length > 0}
      data-today={isToday}
      aria-selected={isChosen}
      aria-current={isToday ? 'date' : undefined}
      tabIndex={isChosen ? 0 : -1}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      <span className="month-number" aria-hidden>
        {Number(day.slice(8))}
      </span>
      <span className="hidden-visually">{told.join('. ')}. </span>
      {offs.length > 0 && <CalendarOff size={12} aria-hidden className="month-off-sign" />}
      {entries.slice(0, mostInCell).map((entry) => {
        const { icon: Icon, tone } = lookOfEntry(entry);
        return (
          <span
            key={entry.id}
            className={`month-entry badge-${tone}`}
            data-certainty={entry.certainty}
            data-done={entry.isDone}
          >
            <Icon size={12} aria-hidden />
            <span className="month-entry-words month-entry-what">{words.what(entry)}: </span>
            <span className="month-entry-words" dir="auto">
              {titleOf(entry.title)}
            </span>
          </span>
        );
      })}
      {entries.length > mostInCell && (
        <span className="month-more">
          {t('calendar.more', { number: format.number(entries.length - mostInCell) })}
        </span>
      )}
    </td>
  );
}
