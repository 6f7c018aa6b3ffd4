// Joins acts, list and reader: marks what is meant, tells it with a count, and closes what has left the list.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeRow } from '../../api/views.ts';
import { useLatest } from '../../ui/useLatest.ts';
import { isTakenBack, type NoticeAction } from './actions.ts';
import { useMarking } from './useMarking.tsx';
import type { RowFocus } from './useRowFocus.ts';

type Meant = Pick<NoticeRow, 'id' | 'mark'>;
/** What an act by key is meant for, with the days that it must not pass. */
export type MeantRow = Meant & Pick<NoticeRow, 'title' | 'dueOn' | 'appointmentOn'>;

export interface InboxActs {
  act: (action: NoticeAction, rows: Meant[]) => void;
  snooze: (until: string | null, rows: Meant[]) => void;
}

export function useInboxActs(focus: RowFocus, openId: string | null, closeReader: () => void): InboxActs {
  const { t } = useTranslation();
  const { mark } = useMarking();
  const latest = useLatest({ t, mark, focus, openId, closeReader });
  // Made once, so that the reader is not drawn again for them.
  return useMemo(() => {
    const leave = (rows: Meant[]): void => {
      const now = latest.current;
      now.focus.clear();
      if (rows.some((row) => row.id === now.openId)) now.closeReader();
      // The bar of those that were chosen goes with the choice, and the focus in it.
      else now.focus.focusActive();
    };
    return {
      act: (action, rows) => {
        const marks = rows.map((row) => row.mark);
        const isBack = isTakenBack(action, marks);
        const key = `actions.${action.name}.${isBack ? 'toldBack' : 'told'}` as const;
        latest.current.mark(
          rows.map((row) => row.id),
          { [action.field]: !isBack },
          latest.current.t(key, { count: rows.length }),
        );
        if (action.isLeaving && !isBack) leave(rows);
      },
      snooze: (until, rows) => {
        const key = until === null ? 'inbox.snoozeEnded' : 'inbox.snoozed';
        latest.current.mark(
          rows.map((row) => row.id),
          { snoozedUntil: until },
          latest.current.t(key, { count: rows.length }),
        );
        if (until !== null) leave(rows);
      },
    };
  }, [latest]);
}
