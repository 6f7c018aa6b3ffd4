// Goes where something outside the window asks for: a pressed notification, the tray, the menu of the desktop.
import { useCallback } from 'react';
import type { EventPayload } from '../../main/contract/events.ts';
import { useFact } from '../api/useFacts.ts';
import type { Move } from './navigation.ts';

export function useRequestedPlaces(go: (step: Move) => void): void {
  useFact(
    'notice.requested',
    useCallback(({ id }: EventPayload<'notice.requested'>) => go({ to: 'requested', id }), [go]),
  );
  useFact(
    'screen.requested',
    useCallback(
      ({ screen }: EventPayload<'screen.requested'>) =>
        go(screen === 'inbox' ? { to: 'source', source: { box: 'inbox' } } : { to: 'screen', screen }),
      [go],
    ),
  );
}
