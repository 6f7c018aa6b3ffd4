// Commands of the window, by key in every host and by the application's menu where there is one.
import { useCallback, useEffect } from 'react';
import { type Command, commandKeys } from '../../main/contract/commands.ts';
import type { EventPayload } from '../../main/contract/events.ts';
import { useFact } from '../api/useFacts.ts';
import { latinKey } from '../ui/latinKey.ts';
import { useLatest } from '../ui/useLatest.ts';

const keysOf = Object.entries(commandKeys) as [Command, string | null][];

/** True when an event presses keys as a menu writes them: `CmdOrCtrl+Shift+A`, `F1`. */
export function isPressed(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split('+');
  const isMeant =
    (event.ctrlKey || event.metaKey) === parts.includes('CmdOrCtrl') &&
    event.shiftKey === parts.includes('Shift') &&
    !event.altKey;
  return isMeant && latinKey(event).toLowerCase() === parts.at(-1)?.toLowerCase();
}

export const isMac = (): boolean => navigator.platform.startsWith('Mac');

/** Keys as people of this system read them. */
export function keyCaps(keys: string): string {
  return keys.replace('CmdOrCtrl', isMac() ? '⌘' : 'Ctrl').replaceAll('+', ' ');
}

export function useCommands(acts: Partial<Record<Command, () => void>>): void {
  const latest = useLatest(acts);
  const run = useCallback(
    (command: Command): boolean => {
      // A dialog that is open comes first.
      const act = document.querySelector('.modal') === null ? latest.current[command] : undefined;
      act?.();
      return act !== undefined;
    },
    [latest],
  );
  useFact(
    'command.requested',
    useCallback(({ command }: EventPayload<'command.requested'>) => void run(command), [run]),
  );
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const pressed = keysOf.find(([, keys]) => keys !== null && isPressed(keys, event));
      // What is done here must not reach the menu of the desktop, which would ask for it again.
      if (pressed !== undefined && run(pressed[0])) event.preventDefault();
    };
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }, [run]);
}
