// Joins acts, list and reader: marks what is meant, tells it with a count, and closes what has left the list.
import { useTranslation } from 'react-i18next';
import type { NoticeRow } from '../../api/views.ts';
import { isTakenBack, type NoticeAction } from './actions.ts';
import { useMarking } from './useMarking.tsx';
import type { RowFocus } from './useRowFocus.ts';

type Meant = Pick<NoticeRow, 'id' | 'mark'>;

export interface InboxActs {
  act: (action: NoticeAction, rows: Meant[]) => void;
  snooze: (until: string | null, rows: Meant[]) => void;
}

export function useInboxActs(focus: RowFocus, openId: string | null, closeReader: () => void): InboxActs {
  const { t } = useTranslation();
  const { mark } = useMarking();
  const leave = (rows: Meant[]): void => {
    focus.clear();
    if (rows.some((row) => row.id === openId)) closeReader();
  };
  return {
    act: (action, rows) => {
      const marks = rows.map((row) => row.mark);
      const isBack = isTakenBack(action, marks);
      const told = t(`actions.${action.name}.${isBack ? 'toldBack' : 'told'}`, { count: rows.length });
      mark(
        rows.map((row) => row.id),
        { [action.field]: !isBack },
        told,
      );
      if (action.isLeaving && !isBack) leave(rows);
    },
    snooze: (until, rows) => {
      const told = t(until === null ? 'inbox.snoozeEnded' : 'inbox.snoozed', { count: rows.length });
      mark(
        rows.map((row) => row.id),
        { snoozedUntil: until },
        told,
      );
      if (until !== null) leave(rows);
    },
  };
}
