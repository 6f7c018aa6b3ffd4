// Days that are due, one under the other, as the list and a day of the month show them.
import type { ReactNode } from 'react';
import type { CalendarEntryView } from '../../../main/contract/calendarMethods.ts';
import type { Move } from '../../shell/navigation.ts';
import type { KnownPersons } from '../people/usePersonLooks.ts';
import { EntryRow } from './EntryRow.tsx';
import type { useCalendarExport } from './useCalendarExport.ts';

interface EntriesProps {
  entries: readonly CalendarEntryView[];
  known: KnownPersons;
  giving: ReturnType<typeof useCalendarExport>;
  go: (step: Move) => void;
}

export function Entries({ entries, known, giving, go }: EntriesProps): ReactNode {
  return (
    <ul className="entries">
      {entries.map((entry) => (
        <EntryRow
          key={entry.id}
          entry={entry}
          known={known}
          isBusy={giving.isBusy}
          onExport={() => giving.give([entry.id])}
          go={go}
        />
      ))}
    </ul>
  );
}
