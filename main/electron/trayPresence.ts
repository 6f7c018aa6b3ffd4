// Says whether this desktop has a place beside the clock at all: GNOME has none of its own, and a hidden window would be lost.
import type { EventEmitter } from 'node:events';
import { hasSessionBus } from './notify/freedesktopSink.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const answerTimeoutMs = 2_000;

/** True where nothing can be asked: macOS and Windows always have one. */
export async function askTrayPresence(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<boolean> {
  if (platform !== 'linux' || !hasSessionBus(environment)) return true;
  const { Message, sessionBus } = await import('@jellybrick/dbus-next');
  const bus = sessionBus();
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), answerTimeoutMs);
      // Its types leave the event out: without a bus to connect to, that is how it says so.
      (bus as EventEmitter).on('error', () => resolve(false));
      const asked = new Message({
        destination: watcher,
        path: '/StatusNotifierWatcher',
        interface: 'org.freedesktop.DBus.Properties',
        member: 'Get',
        signature: 'ss',
        body: [watcher, 'IsStatusNotifierHostRegistered'],
      });
      bus.call(asked).then(
        (reply) => resolve(isTrue(reply?.body[0])),
        // Nobody watches: nobody shows.
        () => resolve(false),
      );
    });
  } finally {
    clearTimeout(timer);
    bus.disconnect();
  }
}

const isTrue = (variant: unknown): boolean =>
  typeof variant === 'object' && variant !== null && 'value' in variant && variant.value === true;
