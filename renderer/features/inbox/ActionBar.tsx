// The buttons for one notice or for all that are chosen.
import { Menu } from '@base-ui/react/menu';
import { AlarmClock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeRow } from '../../api/views.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useNow } from '../../text/useNow.ts';
import { IconButton } from '../../ui/Button.tsx';
import { isTakenBack, type NoticeAction, noticeActions } from './actions.ts';
import { snoozeChoices } from './snooze.ts';
import './actionBar.css';

interface ActionBarProps {
  /** Shows the words beside the icons where there is room. */
  hasWords?: boolean;
  rows: Pick<NoticeRow, 'mark' | 'dueOn' | 'appointmentOn'>[];
  onAct: (action: NoticeAction) => void;
  onSnooze: (until: string | null) => void;
}

export function ActionBar({ hasWords = false, rows, onAct, onSnooze }: ActionBarProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const marks = rows.map((row) => row.mark);
  const isSnoozed = marks.length > 0 && marks.every((mark) => mark.snoozedUntil !== null);
  return (
    <div className="actions" data-words={hasWords} role="toolbar" aria-label={t('inbox.actions')}>
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
      <Menu.Root>
        <Menu.Trigger className="button-icon" aria-label={t('inbox.snooze')} title={t('inbox.snooze')}>
          <AlarmClock size={18} aria-hidden />
          {hasWords && <span className="button-word">{t('inbox.snoozeShort')}</span>}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className="menu-place">
            <Menu.Popup className="menu">
              {isSnoozed && (
                <Menu.Item className="menu-item" onClick={() => onSnooze(null)}>
                  {t('inbox.snoozeEnd')}
                </Menu.Item>
              )}
              {snoozeChoices(rows, now).map((choice) => (
                <Menu.Item
                  key={choice.name}
                  className="menu-item"
                  disabled={choice.isTooLate}
                  onClick={() => onSnooze(choice.until)}
                >
                  <span>{t(`inbox.snoozeFor.${choice.name}`)}</span>
                  <span className="menu-note">
                    {choice.isTooLate ? t('inbox.snoozeTooLate') : format.instant(choice.until)}
                  </span>
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  );
}
