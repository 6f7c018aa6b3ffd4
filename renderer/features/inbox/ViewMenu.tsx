// How the list is shown: its density, choosing all that is here, folding, and keeping the view under a name.
import { Menu } from '@base-ui/react/menu';
import { Check, SlidersHorizontal } from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { densities } from '../../../main/contract/windowSettings.ts';
import { useWindowSetting } from '../../api/useWindowSetting.ts';
import './menu.css';

interface ViewMenuProps {
  /** How many rows are read; asked when the menu opens. */
  countRows: () => number;
  onSelectAll: () => void;
  onSave: () => void;
}

/** Drawn anew only when something of it changed: every key of a search draws the list's head. */
export const ViewMenu = memo(function ViewMenu({ countRows, onSelectAll, onSave }: ViewMenuProps): ReactNode {
  const { t } = useTranslation();
  const [density, setDensity] = useWindowSetting('density');
  const label = t('view.title');
  return (
    <Menu.Root>
      <Menu.Trigger className="button-icon" aria-label={label} title={label}>
        <SlidersHorizontal size={18} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="menu-place">
          <Menu.Popup className="menu">
            <Menu.RadioGroup value={density} onValueChange={setDensity} aria-label={t('view.density')}>
              {densities.map((one) => (
                <Menu.RadioItem key={one} value={one} className="menu-item">
                  <span>{t(`view.${one}`)}</span>
                  <Menu.RadioItemIndicator>
                    <Check size={16} aria-hidden />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className="menu-line" />
            <SelectAll countRows={countRows} onSelectAll={onSelectAll} />
            <Menu.Item className="menu-item" onClick={onSave}>
              {t('views.save')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
});

function SelectAll({ countRows, onSelectAll }: Omit<ViewMenuProps, 'onSave'>): ReactNode {
  const { t } = useTranslation();
  const [count] = useState(countRows);
  return (
    <Menu.Item className="menu-item" disabled={count === 0} onClick={onSelectAll}>
      <span>{t('view.selectAll')}</span>
      <span className="menu-note">{t('view.loaded', { count })}</span>
    </Menu.Item>
  );
}
