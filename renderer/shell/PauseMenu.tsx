// Holds all checks back for a while: an hour, or until the next morning.
import { Menu } from '@base-ui/react/menu';
import { CirclePause } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../text/useFormat.ts';
import '../features/inbox/menu.css';

/** Checks go on in the morning of the person's own day. */
const morningHour = 8;

export function PauseMenu({ now, onPause }: { now: Date; onPause: (until: string) => void }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const tomorrow = new Date(now);
  tomorrow.setDate(tomorrow.getDate() + 1);
  tomorrow.setHours(morningHour, 0, 0, 0);
  const choices = [
    { name: 'hour', until: new Date(now.getTime() + 3_600_000).toISOString() },
    { name: 'tomorrow', until: tomorrow.toISOString() },
  ] as const;
  return (
    <Menu.Root>
      <Menu.Trigger className="button-icon" aria-label={t('sync.pause')} title={t('sync.pause')}>
        <CirclePause size={18} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="menu-place">
          <Menu.Popup className="menu">
            {choices.map(({ name, until }) => (
              <Menu.Item key={name} className="menu-item" onClick={() => onPause(until)}>
                <span>{t(`sync.pauseFor.${name}`)}</span>
                <span className="menu-note">{format.instant(until)}</span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
