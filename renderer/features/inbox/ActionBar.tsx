// The buttons for one notice or for all that are chosen.
import { AlarmClock } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { noticeKeys } from '../../../main/contract/commands.ts';
import type { NoticeRow } from '../../api/views.ts';
import { IconButton } from '../../ui/Button.tsx';
import { isTakenBack, type NoticeAction, noticeActions } from './actions.ts';
import { useRoomForWords } from './useRoomForWords.ts';
import './actionBar.css';

// Menus come when there is something to put off.
const SnoozeMenu = lazy(async () => ({ default: (await import('./SnoozeMenu.tsx')).SnoozeMenu }));

interface ActionBarProps {
  /** Shows the words beside the icons where there is room. */
  hasWords?: boolean;
  rows: Pick<NoticeRow, 'mark' | 'dueOn' | 'appointmentOn'>[];
  onAct: (action: NoticeAction) => void;
  onSnooze: (until: string | null) => void;
}

export function ActionBar({ hasWords = false, rows, onAct, onSnooze }: ActionBarProps): ReactNode {
  const { t } = useTranslation();
  const marks = rows.map((row) => row.mark);
  const bar = useRoomForWords(hasWords);
  return (
    <div className="actions" ref={bar} role="toolbar" aria-label={t('inbox.actions')}>
      {noticeActions.map((action) => {
        const isBack = isTakenBack(action, marks);
        return (
          <IconButton
            key={action.name}
            icon={isBack ? action.iconBack : action.icon}
            label={t(`actions.${action.name}.${isBack ? 'back' : 'do'}`)}
            hotkey={action.hotkey}
            hasWords={hasWords}
            onClick={() => onAct(action)}
          />
        );
      })}
      <Suspense fallback={<span className="button-icon" aria-hidden />}>
        <SnoozeMenu
          rows={rows}
          label={t('inbox.snooze')}
          className="button-icon"
          hotkey={noticeKeys.snooze.toLowerCase()}
          onSnooze={onSnooze}
        >
          <AlarmClock size={18} aria-hidden />
          {hasWords && <span className="button-word">{t('inbox.snoozeShort')}</span>}
        </SnoozeMenu>
      </Suspense>
    </div>
  );
}
