// The bare field of a search in place: no guesses of the browser, and a first Escape that only empties it.
import type { KeyboardEvent, ReactNode, Ref } from 'react';

interface SearchFieldProps {
  ref?: Ref<HTMLInputElement>;
  id?: string;
  label: string;
  text: string;
  maxLength: number;
  /** The key that leads here. */
  hotkey?: string;
  onType: (text: string) => void;
  keys: Record<string, (event: KeyboardEvent) => void>;
}

export function SearchField(props: SearchFieldProps): ReactNode {
  const { ref, id, label, text, maxLength, hotkey, onType, keys } = props;
  return (
    <input
      ref={ref}
      id={id}
      type="search"
      value={text}
      maxLength={maxLength}
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      placeholder={label}
      aria-keyshortcuts={hotkey}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') {
          event.stopPropagation();
          onType('');
        } else keys[event.key]?.(event);
      }}
    />
  );
}
