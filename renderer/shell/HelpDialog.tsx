// The keys of the window on one page, and the switch for those who trigger them by accident.
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { commandKeys, noticeKeys, placeCommands } from '../../main/contract/commands.ts';
import { useWindowSetting } from '../api/useWindowSetting.ts';
import { Modal } from '../ui/Modal.tsx';
import { SwitchRow } from '../ui/SwitchRow.tsx';
import { keyCaps } from './useCommands.ts';
import './helpDialog.css';

/** Places with a key of their own. */
const keyedPlaces = placeCommands.filter((name) => commandKeys[name] !== null) as Keyed[];
type Keyed = Exclude<(typeof placeCommands)[number], 'calculator' | 'storage'>;

type Row = [words: string, caps: readonly string[]];

interface HelpDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Drawn anew only when something of it changed: every key of a search draws the window. */
export const HelpDialog = memo(function HelpDialog({ isOpen, onClose }: HelpDialogProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Modal title={t('help.title')} isOpen={isOpen} onClose={onClose}>
      <AllKeys />
    </Modal>
  );
});

function AllKeys(): ReactNode {
  const { t } = useTranslation();
  const [isOn, setOn] = useWindowSetting('hasSingleKeys');
  const letter = (name: keyof typeof noticeKeys): string => noticeKeys[name].toLowerCase();
  const inNotices: Row[] = [
    [t('help.move'), ['↓', '↑', 'j', 'k']],
    [t('help.open'), ['Enter', 'o']],
    [t('help.done'), [letter('done')]],
    [t('help.flag'), [letter('flag')]],
    [t('help.archive'), [letter('archive')]],
    [t('help.read'), [letter('read')]],
    [t('inbox.snooze'), [letter('snooze')]],
    [t('help.choose'), ['x', 'Shift ↓']],
    [t('help.undo'), [letter('undo')]],
    [t('help.back'), ['Esc']],
  ];
  const everywhere: Row[] = [
    [t('palette.title'), [keyCaps(commandKeys.palette)]],
    [t('help.search'), ['/', keyCaps(commandKeys.search)]],
    ...keyedPlaces.map((name): Row => [t(`help.places.${name}`), [keyCaps(commandKeys[name])]]),
    [t('screens.settings'), [keyCaps(commandKeys.settings)]],
    [t('accounts.add'), [keyCaps(commandKeys.addAccount)]],
    [t('sync.checkNow'), [keyCaps(commandKeys.checkNow)]],
    [t('help.print'), [keyCaps(commandKeys.print)]],
    [t('help.help'), ['?', keyCaps(commandKeys.help)]],
  ];
  return (
    <>
      <Keys title={t('help.inNotices')} rows={inNotices} />
      <SwitchRow label={t('help.singleKeys')} hint={t('help.singleKeysHint')} isOn={isOn} onChange={setOn} />
      <Keys title={t('help.everywhere')} rows={everywhere} />
    </>
  );
}

function Keys({ title, rows }: { title: string; rows: Row[] }): ReactNode {
  return (
    <section aria-label={title}>
      <h3 className="keys-head">{title}</h3>
      <dl className="keys">
        {rows.map(([words, caps]) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>
              {caps.map((cap) => (
                <kbd key={cap} dir="ltr">
                  {cap}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
