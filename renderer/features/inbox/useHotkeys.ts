// Single-key commands of the window; they rest while somebody types, while a dialog is open, or when switched off.
import { useEffect } from 'react';
import { latinKey } from '../../ui/latinKey.ts';
import { useLatest } from '../../ui/useLatest.ts';

const settingKey = 'recado.singleKeys';

export function areSingleKeysOn(): boolean {
  return localStorage.getItem(settingKey) !== 'off';
}

export function setSingleKeys(isOn: boolean): void {
  localStorage.setItem(settingKey, isOn ? 'on' : 'off');
}

export function useHotkeys(keys: Record<string, () => void>): void {
  const latest = useLatest(keys);
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector('.modal, .menu') !== null) return;
      const key = latinKey(event);
      const act = latest.current[key];
      if (act === undefined || (key.length === 1 && !areSingleKeysOn())) return;
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
