// A month as a table, Monday first: its heads and weeks once, for the grid of all days and for the small calendars of a count.
import { Fragment, type ReactNode, type Ref, type TableHTMLAttributes } from 'react';
import type { Day } from '../../../main/model/day.ts';
import { useFormat } from '../../text/useFormat.ts';
import { weeksOf } from './calendarWeeks.ts';

interface MonthTableProps extends TableHTMLAttributes<HTMLTableElement> {
  ref?: Ref<HTMLTableElement>;
  /** First day of the month. */
  month: Day;
  caption?: string;
  /** Draws the cell of a day; the second says how far in the week it is, from 0. */
  renderDay: (day: Day, weekday: number) => ReactNode;
}

export function MonthTable({ month, caption, renderDay, ...table }: MonthTableProps): ReactNode {
  const format = useFormat();
  return (
    <table {...table}>
      {caption !== undefined && <caption>{caption}</caption>}
      <thead>
        <tr>
          {format.weekdays().map(({ short, long }) => (
            <th key={long} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((day) => day !== null) ?? month}>
            {week.map((day, at) =>
              day === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: an empty place has no other name
                // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a place without a day is no control
                <td key={at} className="month-none" />
              ) : (
                <Fragment key={day}>{renderDay(day, at)}</Fragment>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
