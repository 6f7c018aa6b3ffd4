// Writes a notice's due days into one short column of its row, so that a list needs no second look: `2026-06-23:open`.
import type { DeadlineKind } from '../../model/deadline.ts';
import { type DueDay, dueDaysOf } from '../../model/nearestDue.ts';
import type { ListedNotice } from '../../model/notice.ts';

export const writeDueDays = (facts: Pick<ListedNotice, 'deadlines' | 'expiresOn'>): string =>
  dueDaysOf(facts)
    .map(({ on, what }) => `${on}:${what ?? ''}`)
    .join(' ');

export const readDueDays = (text: string): DueDay[] =>
  text === ''
    ? []
    : text.split(' ').map((day) => {
        const [on = '', what] = day.split(':');
        return { on, what: (what as DeadlineKind | undefined) || null };
      });
