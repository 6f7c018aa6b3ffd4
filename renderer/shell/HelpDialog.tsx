// The keys of the window on one page, and the switch for those who trigger them by accident.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areSingleKeysOn, setSingleKeys } from '../features/inbox/useHotkeys.ts';
import { Modal } from '../ui/Modal.tsx';
import { SwitchRow } from '../ui/SwitchRow.tsx';
import './helpDialog.css';

const command = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';
const keys = [
  ['palette', [`${command} K`]],
  ['move', ['↓', '↑', 'j', 'k']],
  ['open', ['Enter', 'o']],
  ['search', ['/']],
  ['done', ['e']],
  ['flag', ['s']],
  ['archive', ['a']],
  ['read', ['u']],
  ['choose', ['x', 'Shift ↓']],
  ['undo', ['z']],
  ['back', ['Esc']],
  ['help', ['?']],
] as const;

export function HelpDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const [isOn, setOn] = useState(areSingleKeysOn);
  return (
    <Modal title={t('help.title')} isOpen={isOpen} onClose={onClose}>
      <dl className="keys">
        {keys.map(([name, caps]) => (
          <div key={name}>
            <dt>{name === 'palette' ? t('palette.title') : t(`help.${name}`)}</dt>
            <dd>
              {caps.map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <SwitchRow
        label={t('help.singleKeys')}
        hint={t('help.singleKeysHint')}
        isOn={isOn}
        onChange={(wanted) => {
          setSingleKeys(wanted);
          setOn(wanted);
        }}
      />
    </Modal>
  );
}
