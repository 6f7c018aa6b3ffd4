// Single-key commands of the window; they rest while somebody types, while a dialog is open, or when switched off.
import { useEffect } from 'react';
import { useWindowSetting } from '../../api/useWindowSetting.ts';
import { latinKey } from '../../ui/latinKey.ts';
import { useLatest } from '../../ui/useLatest.ts';

export function useHotkeys(keys: Record<string, () => void>): void {
  const [isOn] = useWindowSetting('hasSingleKeys');
  const latest = useLatest({ keys, isOn });
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector('.modal, .menu') !== null) return;
      const key = latinKey(event);
      const act = latest.current.keys[key];
      if (act === undefined || (key.length === 1 && !latest.current.isOn)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }, [latest]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
}
