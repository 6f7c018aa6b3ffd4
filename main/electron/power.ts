// Timers do not run while the computer sleeps: what is due runs when it wakes, is unlocked, or finds the network again.
import { net, powerMonitor } from 'electron';
import type { Core } from '../app/core.ts';

/** Electron tells no change of the network; looking costs nothing. */
const lookEveryMs = 60_000;

export const isOnBattery = (): boolean => powerMonitor.onBatteryPower;

/** Returns the function that stops watching. */
export function watchPower(core: Core, onShutdown: () => void): () => void {
  powerMonitor.on('resume', () => core.wake('resume'));
  // What waited for the mains runs now.
  powerMonitor.on('on-ac', () => core.wake('resume'));
  powerMonitor.on('unlock-screen', () => core.wake('unlock'));
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    // The system waits a little for a process that asks it to.
    event?.preventDefault();
    onShutdown();
  });
  let wasOnline = net.isOnline();
  const timer = setInterval(() => {
    const isOnline = net.isOnline();
    if (isOnline && !wasOnline) core.wake('online');
    wasOnline = isOnline;
  }, lookEveryMs);
  return () => clearInterval(timer);
}
