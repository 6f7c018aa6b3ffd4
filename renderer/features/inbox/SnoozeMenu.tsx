// When a notice comes back: a menu that refuses what would come back too late.
import { Menu } from '@base-ui/react/menu';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeRow } from '../../api/views.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useNow } from '../../text/useNow.ts';
import { snoozeChoices } from './snooze.ts';
import './menu.css';

const SnoozeDay = lazy(async () => ({ default: (await import('./SnoozeDay.tsx')).SnoozeDay }));

interface SnoozeMenuProps {
  rows: Pick<NoticeRow, 'mark' | 'dueOn' | 'appointmentOn'>[];
  label: string;
  className: string;
  /** The key that asks for the same. */
  hotkey?: string;
  onSnooze: (until: string | null) => void;
  /** What stands on the button. */
  children: ReactNode;
}

export function SnoozeMenu({
  rows,
  label,
  className,
  hotkey,
  onSnooze,
  children,
}: SnoozeMenuProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const isSnoozed = rows.length > 0 && rows.every((row) => row.mark.snoozedUntil !== null);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          className={className}
          aria-label={label}
          aria-keyshortcuts={hotkey}
          title={hotkey === undefined ? label : `${label} (${hotkey})`}
        >
          {children}
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
              <Menu.Item className="menu-item" onClick={() => setAsking(true)}>
                {t('inbox.snoozeOther')}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {isAsking && (
        <Suspense>
          <SnoozeDay rows={rows} now={now} onSnooze={onSnooze} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
