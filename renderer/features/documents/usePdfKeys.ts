// The keys of the PDF viewer, wherever in its dialog the focus is; single letters rest while somebody types.
import { useEffect } from 'react';
import { latinKey } from '../../ui/latinKey.ts';
import { useLatest } from '../../ui/useLatest.ts';

interface PdfKeys {
  /** With Ctrl or Cmd. */
  commands: Record<string, () => void>;
  plain: Record<string, () => void>;
}

export function usePdfKeys(keys: PdfKeys): void {
  const latest = useLatest(keys);
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (event.altKey || event.isComposing) return;
      const isCommand = event.ctrlKey || event.metaKey;
      const isTyping = event.target instanceof HTMLInputElement;
      if (isTyping && !isCommand) return;
      const act = latest.current[isCommand ? 'commands' : 'plain'][latinKey(event)];
      if (act === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    // Before the window hears it: here these keys mean the document.
    document.addEventListener('keydown', heard, true);
    return () => document.removeEventListener('keydown', heard, true);
  }, [latest]);
}
