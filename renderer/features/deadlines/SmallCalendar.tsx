// A count on a small calendar: tables that a screen reader reads day by day, and days to choose by arrow keys where one may.
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SkippedView } from '../../../main/contract/deadlineViews.ts';
import type { Day } from '../../../main/model/day.ts';
import { useFormat } from '../../text/useFormat.ts';
import { sideStep } from '../../ui/forward.ts';
import { dayAfter, monthsBetween, numbersOf } from './calendarWeeks.ts';
import { MonthTable } from './MonthTable.tsx';
import { useDayNames } from './useDayNames.ts';
import './deadlines.css';

interface SmallCalendarProps {
  label: string;
  start: Day;
  end: Day;
  skipped: readonly SkippedView[];
  /** Days between these may be chosen. */
  choice?: { from: Day; to: Day; label: (day: Day) => string; onChoose: (day: Day) => void } | undefined;
}

/** A longer count shows its first and its last months. */
const mostMonths = 4;
const weekSteps: Record<string, number> = { ArrowUp: -7, ArrowDown: 7 };

export function SmallCalendar({ label, start, end, skipped, choice }: SmallCalendarProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useDayNames();
  const place = useRef<HTMLDivElement>(null);
  const why = new Map(skipped.map((day) => [day.on, day]));
  const numbers = numbersOf(start, end, new Set(why.keys()));
  const all = monthsBetween(choice !== undefined && choice.from < start ? choice.from : start, end);
  const half = mostMonths / 2;
  const months = all.length <= mostMonths ? all : [...all.slice(0, half), ...all.slice(-half)];
  const move = (event: KeyboardEvent, day: Day): void => {
    const by = weekSteps[event.key] ?? sideStep(event);
    if (choice === undefined || by === 0) return;
    event.preventDefault();
    const wished = dayAfter(day, by);
    const to = wished < choice.from ? choice.from : wished > choice.to ? choice.to : wished;
    place.current?.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus();
  };
  const cell = (day: Day): ReactNode => {
    const passedOver = why.get(day);
    const number = numbers.get(day);
    const look =
      day === start ? 'start' : day === end ? 'end' : passedOver ? 'skipped' : number ? 'counted' : undefined;
    const told =
      look === 'start'
        ? t('deadlines.cells.start')
        : look === 'end'
          ? t('deadlines.cells.end')
          : passedOver
            ? t('deadlines.cells.skipped', { why: names.why(passedOver) })
            : number !== undefined
              ? t('deadlines.cells.number', { number })
              : '';
    const mayChoose = choice !== undefined && day >= choice.from && day <= choice.to;
    const shown = Number(day.slice(8));
    return (
      <td key={day} data-look={look} title={told === '' ? undefined : told}>
        {mayChoose ? (
          <button
            type="button"
            data-day={day}
            aria-pressed={day === start}
            aria-label={[choice.label(day), told].filter((part) => part !== '').join(', ')}
            tabIndex={day === start || (start < choice.from && day === choice.from) ? 0 : -1}
            onKeyDown={(event) => move(event, day)}
            onClick={() => choice.onChoose(day)}
          >
            {shown}
          </button>
        ) : (
          <>
            {shown}
            {told !== '' && <span className="hidden-visually">, {told}</span>}
          </>
        )}
      </td>
    );
  };
  return (
    <div className="small-calendar" ref={place}>
      <p className="hidden-visually">{label}</p>
      <div className="calendar-months">
        {months.map((month) => (
          <MonthTable key={month} month={month} caption={format.month(month)} renderDay={cell} />
        ))}
      </div>
      <ul className="calendar-legend" aria-hidden>
        <li data-look="start">{t('deadlines.cells.legendStart')}</li>
        {skipped.length > 0 && <li data-look="skipped">{t('deadlines.cells.legendSkipped')}</li>}
        <li data-look="end">{t('deadlines.cells.legendEnd')}</li>
      </ul>
    </div>
  );
}
