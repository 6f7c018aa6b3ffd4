// Search as you type: every key asks at once, since an answer takes less time than a key.
import { CircleHelp, Search, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import './searchBox.css';

export const searchBoxId = 'search';

interface SearchBoxProps {
  text: string;
  onSearch: (text: string) => void;
  onLeave: () => void;
  isHelpOpen: boolean;
  onHelp: () => void;
}

export function SearchBox({ text, onSearch, onLeave, isHelpOpen, onHelp }: SearchBoxProps): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  const told = useRef(text);
  useEffect(() => {
    if (text !== told.current) setTyped(text);
    told.current = text;
  }, [text]);
  const type = (next: string): void => {
    setTyped(next);
    const wanted = next.trim();
    if (wanted === told.current) return;
    told.current = wanted;
    onSearch(wanted);
  };
  const clear = (): void => {
    type('');
    document.getElementById(searchBoxId)?.focus();
  };
  const leave = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    onLeave();
  };
  return (
    <search className="search" data-empty={typed === ''}>
      <Search size={16} aria-hidden />
      <SearchField
        id={searchBoxId}
        label={t('inbox.search')}
        text={typed}
        maxLength={500}
        hotkey="/"
        onType={type}
        keys={{ Escape: leave, ArrowDown: leave, Enter: leave }}
      />
      {/* Always there, and out of sight while there is nothing to clear: the first letter must not wait for a button to be made. */}
      <IconButton icon={X} label={t('inbox.clearSearch')} data-clear onClick={clear} />
      <IconButton icon={CircleHelp} label={t('search.help')} aria-expanded={isHelpOpen} onClick={onHelp} />
    </search>
  );
}
