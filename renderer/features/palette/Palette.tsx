// One field for everything: go to a place, do a thing, find a notice or a case, without leaving the keyboard.
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMac, keyCaps } from '../../shell/useCommands.ts';
import { Modal } from '../../ui/Modal.tsx';
import { useRested } from '../../ui/useRested.ts';
import { groups, type PaletteAsked, type PaletteEntry, usePaletteEntries } from './usePaletteEntries.ts';
import './palette.css';

/** As in the search box: a short rest between keys spares the core the letters of a quick word. */
const restMs = 90;

interface PaletteProps extends Omit<PaletteAsked, 'text'> {
  onClose: () => void;
}

export function Palette({ onClose, ...asked }: PaletteProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const text = useRested(typed, restMs);
  const [chosenId, setChosen] = useState<string | null>(null);
  const entries = usePaletteEntries({ ...asked, text });
  const at = Math.max(
    0,
    entries.findIndex((entry) => entry.id === chosenId),
  );
  const active = entries[at];
  const domId = (entry: PaletteEntry): string => `${id}-${entry.id}`;
  const choose = (index: number): void => {
    const entry = entries[(index + entries.length) % entries.length];
    if (entry === undefined) return;
    setChosen(entry.id);
    document.getElementById(domId(entry))?.scrollIntoView({ block: 'nearest' });
  };
  const take = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return;
    onClose();
    entry.act();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const keys: Record<string, () => void> = {
      ArrowDown: () => choose(at + 1),
      ArrowUp: () => choose(at - 1),
      // What was typed a moment ago is not looked for yet: Enter takes nothing that does not fit it.
      Enter: () => typed === text && take(active),
    };
    const act = keys[event.key];
    if (act === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    act();
  };
  return (
    <Modal title={t('palette.title')} isOpen onClose={onClose} firstFocus={field}>
      <div className="palette">
        <input
          ref={field}
          className="field-input"
          role="combobox"
          aria-label={t('palette.field')}
          aria-expanded={entries.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active && domId(active)}
          placeholder={t('palette.field')}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(null);
          }}
          onKeyDown={onKeyDown}
        />
        <div className="palette-list" id={`${id}-list`} role="listbox" aria-label={t('palette.title')}>
          {groups.map((group) => (
            <Group
              key={group}
              label={t(`palette.groups.${group}`)}
              entries={entries.filter((entry) => entry.group === group)}
              active={active}
              domId={domId}
              onTake={take}
            />
          ))}
        </div>
        <p className="palette-none" role="status">
          {entries.length === 0 && t('palette.nothing')}
        </p>
      </div>
    </Modal>
  );
}

interface GroupProps {
  label: string;
  entries: PaletteEntry[];
  active: PaletteEntry | undefined;
  domId: (entry: PaletteEntry) => string;
  onTake: (entry: PaletteEntry) => void;
}

function Group({ label, entries, active, domId, onTake }: GroupProps): ReactNode {
  if (entries.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
    <div role="group" aria-label={label}>
      <p className="palette-group" aria-hidden>
        {label}
      </p>
      {entries.map((entry) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are heard by the field, which keeps the focus
        <div
          key={entry.id}
          id={domId(entry)}
          role="option"
          tabIndex={-1}
          aria-selected={entry.id === active?.id}
          aria-keyshortcuts={entry.keys?.replace('CmdOrCtrl', isMac() ? 'Meta' : 'Control')}
          className="palette-entry"
          onClick={() => onTake(entry)}
        >
          <span className="palette-label" dir="auto">
            {entry.label}
          </span>
          {entry.detail !== null && entry.detail !== '' && (
            <span className="palette-detail" dir="auto">
              {entry.detail}
            </span>
          )}
          {entry.keys !== null && (
            <kbd aria-hidden dir="ltr">
              {keyCaps(entry.keys)}
            </kbd>
          )}
        </div>
      ))}
    </div>
  );
}
