// Says whether this desktop has a place beside the clock at all: GNOME has none of its own, and a hidden window would be lost.
import { hasSessionBus } from './notify/freedesktopSink.ts';
import { readBusProperty } from './readBusProperty.ts';

/** True where nothing can be asked: macOS and Windows always have one. Where nobody watches, nobody shows. */
export async function askTrayPresence(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<boolean> {
  if (platform !== 'linux' || !hasSessionBus(environment)) return true;
  const hasHost = await readBusProperty({
    bus: 'session',
    service: 'org.kde.StatusNotifierWatcher',
    path: '/StatusNotifierWatcher',
    name: 'IsStatusNotifierHostRegistered',
  });
  return hasHost === true;
}
