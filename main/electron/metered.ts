// Whether the network is paid by volume, where a desktop says so: NetworkManager does, Electron and other systems tell an app nothing.
import type { EventEmitter } from 'node:events';

const manager = 'org.freedesktop.NetworkManager';
const answerTimeoutMs = 2_000;
/** NMMetered: 1 yes, 3 probably (a telephone's hotspot); 0, 2 and 4 are unknown, no and probably not. */
const meteredStates: ReadonlySet<unknown> = new Set([1, 3]);

/** False where nobody can be asked. */
export async function askMetered(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== 'linux') return false;
  const { Message, systemBus } = await import('@jellybrick/dbus-next');
  const bus = systemBus();
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), answerTimeoutMs);
      // Its types leave the event out: without a bus to connect to, that is how it says so.
      (bus as EventEmitter).on('error', () => resolve(false));
      const asked = new Message({
        destination: manager,
        path: '/org/freedesktop/NetworkManager',
        interface: 'org.freedesktop.DBus.Properties',
        member: 'Get',
        signature: 'ss',
        body: [manager, 'Metered'],
      });
      bus.call(asked).then(
        (reply) => resolve(isMetered(reply?.body[0])),
        // No NetworkManager on this computer.
        () => resolve(false),
      );
    });
  } finally {
    clearTimeout(timer);
    bus.disconnect();
  }
}

const isMetered = (variant: unknown): boolean =>
  typeof variant === 'object' && variant !== null && 'value' in variant && meteredStates.has(variant.value);

/** A telephone's hotspot is not joined more often than this matters. */
const askEveryMs = 5 * 60_000;

/** Answers with what was known last, and asks anew where that is old: whoever asks cannot wait. */
export function createMeter(
  ask: () => Promise<boolean> = askMetered,
  now: () => number = Date.now,
): () => boolean {
  let known = false;
  let askedAt: number | null = null;
  return () => {
    if (askedAt === null || Math.abs(now() - askedAt) >= askEveryMs) {
      askedAt = now();
      void ask().then(
        (answer) => {
          known = answer;
        },
        () => {
          known = false;
        },
      );
    }
    return known;
  };
}
