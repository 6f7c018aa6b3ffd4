// Whether the network is paid by volume, where a desktop says so: NetworkManager does, Electron and other systems tell an app nothing.
import { readBusProperty } from './readBusProperty.ts';

/** NMMetered: 1 yes, 3 probably (a telephone's hotspot); 0, 2 and 4 are unknown, no and probably not. */
const meteredStates: ReadonlySet<unknown> = new Set([1, 3]);

/** False where nobody can be asked. */
export async function askMetered(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== 'linux') return false;
  const state = await readBusProperty({
    bus: 'system',
    service: 'org.freedesktop.NetworkManager',
    path: '/org/freedesktop/NetworkManager',
    name: 'Metered',
  });
  return meteredStates.has(state);
}

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
