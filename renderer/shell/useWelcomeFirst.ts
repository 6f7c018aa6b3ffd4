// Leads a newcomer to the first steps: once, when the window opens on a profile without accounts and nothing was put aside.
import { useEffect, useRef } from 'react';
import type { AccountView } from '../../main/contract/views.ts';
import { useMethod } from '../api/bridgeContext.tsx';
import { type Move, type Place, start } from './navigation.ts';

export function useWelcomeFirst(
  accounts: AccountView[] | undefined,
  place: Place,
  go: (step: Move) => void,
): void {
  const state = useMethod('settings.get', {}).data?.welcome.state;
  const isDecided = useRef(false);
  useEffect(() => {
    if (isDecided.current || accounts === undefined || state === undefined) return;
    isDecided.current = true;
    const isWanted = accounts.length === 0 && (state === 'new' || state === 'going');
    // Whoever went somewhere already, or was led there, stays.
    if (isWanted && place === start) go({ to: 'screen', screen: 'welcome' });
  }, [accounts, state, place, go]);
}
