// Opens the profile as this host: which abilities a desktop has, where addresses come from.
import { app, Notification } from 'electron';
import type { Core, Desktop } from '../app/core.ts';
import type { CoreOptions } from '../app/createCore.ts';
import { noEndpoints } from '../app/endpoints.ts';
import type { PortalsPort } from '../app/portalsPort.ts';
import { findSampleDemo } from '../app/sampleDemo.ts';
import { firstSpoken } from '../contract/languages.ts';
import type { HostView } from '../contract/views.ts';
import { canAutostart } from './autostart.ts';
import { createMeter } from './metered.ts';
import { hasSessionBus } from './notify/freedesktopSink.ts';
import { createOpenOutside } from './openOutside.ts';
import { isOnBattery } from './power.ts';
import { isComputerShared } from './sharedComputer.ts';
import type { StartOptions } from './startOptions.ts';

export interface ProfileParts {
  start: StartOptions;
  createCore(options: CoreOptions): Promise<Core>;
  profileDir: string;
  storeWorkerUrl: URL;
}

/** Fails with what `createCore` fails with, and with `input.invalid` when the endpoints cannot be read. */
export async function openProfile(
  parts: ProfileParts,
  desktop: Desktop,
  portals: PortalsPort,
): Promise<Core> {
  const { endpointsFile } = parts.start;
  const isMetered = createMeter();
  const samples = app.isPackaged ? null : findSampleDemo();
  if (samples !== null) app.once('will-quit', samples.close);
  const endpoints =
    endpointsFile === null
      ? noEndpoints
      : await (await import('../app/readEndpoints.ts')).readEndpoints(endpointsFile);
  return parts.createCore({
    profileDir: parts.profileDir,
    host: {
      about: aboutHost(samples !== null),
      desktop,
      portals,
      openOutside: createOpenOutside(endpoints),
      isSparing: () => isMetered() || isOnBattery(),
      restart: () => {
        app.relaunch();
        app.quit();
      },
      ...(samples !== null && { startSamples: samples.start }),
    },
    storeWorkerUrl: parts.storeWorkerUrl,
    version: app.getVersion(),
    endpoints,
  });
}

function aboutHost(hasSamples: boolean): Omit<HostView, 'version' | 'isDemo'> {
  return {
    host: 'electron',
    platform: process.platform,
    language: firstSpoken(app.getPreferredSystemLanguages()),
    isComputerShared: isComputerShared(),
    abilities: {
      saveDialog: true,
      openDocument: true,
      showInFolder: true,
      notifications: hasSessionBus(process.env) || Notification.isSupported(),
      tray: true,
      clipboard: true,
      folderDialog: true,
      portalWindow: true,
      samples: hasSamples,
      autostart: canAutostart(),
    },
  };
}
