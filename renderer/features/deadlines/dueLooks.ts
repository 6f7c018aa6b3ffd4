// The signs of what is due: one for each nearness, one for each certainty; words stand beside all of them.
import {
  CalendarCheck,
  CalendarClock,
  CalendarX,
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  Clock,
  type LucideIcon,
  Siren,
} from 'lucide-react';
import type { CalendarEntryView } from '../../../main/contract/calendarMethods.ts';

type Tone = 'plain' | 'accent' | 'danger' | 'warn' | 'good';

const urgencies: Record<CalendarEntryView['urgency'], { icon: LucideIcon; tone: Tone }> = {
  overdue: { icon: CalendarX, tone: 'plain' },
  today: { icon: Siren, tone: 'danger' },
  soon: { icon: Clock, tone: 'danger' },
  later: { icon: CalendarClock, tone: 'accent' },
  none: { icon: CircleQuestionMark, tone: 'warn' },
};

/** A visit keeps its own sign until it is near. */
export const lookOfEntry = ({
  what,
  urgency,
  isDone,
}: CalendarEntryView): { icon: LucideIcon; tone: Tone } => {
  const look = urgencies[urgency];
  if (isDone) return { icon: CalendarCheck, tone: 'plain' };
  return what === 'attend' && urgency !== 'overdue' && urgency !== 'none'
    ? { ...look, icon: CalendarCheck }
    : look;
};

/** Whole, broken, open: the shape tells as much as the word. */
export const certaintyIcons: Record<CalendarEntryView['certainty'], LucideIcon> = {
  stated: CircleCheck,
  derived: CircleDashed,
  unknown: CircleQuestionMark,
};

/** The person wrote it down: what a decision opens lies with its case too, but Recado has counted it. */
export const isOwn = ({ caseId, certainty }: Pick<CalendarEntryView, 'caseId' | 'certainty'>): boolean =>
  caseId !== null && certainty === 'stated';
