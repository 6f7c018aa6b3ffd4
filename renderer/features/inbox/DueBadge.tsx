// What is due, in words with an icon of its own for each nearness: past, today, soon, later.
import type { ReactNode } from 'react';
import { useFormat } from '../../text/useFormat.ts';
import { useWords } from '../../text/useWords.ts';
import { Badge } from '../../ui/Badge.tsx';
import type { Due } from './due.ts';

const looks = {
  passed: { icon: 'calendar-x', tone: 'plain' },
  today: { icon: 'siren', tone: 'danger' },
  soon: { icon: 'clock', tone: 'danger' },
  near: { icon: 'clock', tone: 'warn' },
  later: { icon: 'calendar-clock', tone: 'accent' },
} as const;

/** How many days ahead "in 12 days" says more than the date. */
const wordsUpToDays = 14;

export function useDueWords(): (due: Due) => string {
  const t = useWords();
  const format = useFormat();
  return ({ what, on, daysLeft }) => {
    const day = format.dayShort(on);
    if (daysLeft < 0) return t(`inbox.passed.${what}`, { day });
    const when = format.days(daysLeft);
    if (what === 'appointment') {
      return daysLeft <= wordsUpToDays
        ? t('inbox.due.appointment', { when })
        : t('inbox.due.appointmentOn', { day });
    }
    return t(`inbox.due.${what}`, { day, when });
  };
}

export function DueBadge({ due, isSettled }: { due: Due; isSettled: boolean }): ReactNode {
  const words = useDueWords();
  const look = looks[due.urgency];
  return (
    <Badge icon={look.icon} name="badge-due" tone={isSettled ? 'plain' : look.tone}>
      {words(due)}
    </Badge>
  );
}
