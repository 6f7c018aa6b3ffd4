// Makes the text of the live calendar file, and counts for each entry how often what it says has changed.
import { createHash } from 'node:crypto';
import type { CalendarEntryView, CalendarWords } from '../../contract/calendarMethods.ts';
import { addDays } from '../../model/zonedTime.ts';
import type { Store } from '../../store/store.ts';
import { calendarFile, toldOf } from './calendarFile.ts';
import { readCalendar } from './readCalendar.ts';

/** What an entry said last, how often that changed, and when. */
export type EntryVersions = Record<string, { digest: string; sequence: number; changedAt: string }>;

/** What is over stays for a while, so that a calendar does not lose what was just due. */
const keptDays = 30;

export async function makeCalendarFile(
  store: Pick<Store, 'calendar' | 'cases'>,
  told: { words: CalendarWords; isContentHidden: boolean },
  before: EntryVersions,
  now: Date,
): Promise<{ text: string; versions: EntryVersions }> {
  const from = addDays(now.toISOString().slice(0, 10), -keptDays);
  const { entries } = await readCalendar(store, { from, to: null, personId: null }, now);
  const shown = entries.filter(({ isDone }) => !isDone);
  const changedAt = now.toISOString();
  const versions: EntryVersions = Object.fromEntries(
    shown.map((entry) => {
      const digest = createHash('sha256')
        .update(JSON.stringify(toldOf(entry, told)))
        .digest('hex');
      const known = before[entry.id];
      const sequence = known === undefined ? 0 : known.sequence + 1;
      return [entry.id, known?.digest === digest ? known : { digest, sequence, changedAt }];
    }),
  );
  const versionOf = ({ id }: CalendarEntryView) => versions[id] ?? { sequence: 0, changedAt };
  return { text: calendarFile(shown, { ...told, versionOf }), versions };
}
