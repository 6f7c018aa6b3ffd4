// What Electron wants said before `ready`; with an ESM entry only statically imported code surely runs early enough.
import { join } from 'node:path';
import { app, protocol } from 'electron';
import envPaths from 'env-paths';
import { appScheme } from './appUrl.ts';
import { readStartOptions, type StartOptions } from './startOptions.ts';

/** The id under which Windows knows the app; its notifications and its Start-menu shortcut carry it. */
const appId = 'org.recado.desktop';

/** Null when this process must end: another one has the profile, or it was asked for what a packaged app refuses. */
export function beforeReady(argv: string[]): StartOptions | null {
  const start = readStartOptions(argv.slice(1), process.cwd());
  if (app.isPackaged && start.endpointsFile !== null) {
    process.stderr.write('--endpoints is for development only and refused here.\n');
    app.exit(2);
    return null;
  }
  // The same profile as the command line's, which knows no Electron.
  app.setPath('userData', start.profileDir ?? envPaths('Recado', { suffix: '' }).data);
  // Chromium's caches stay apart from what Recado itself keeps.
  app.setPath('sessionData', join(app.getPath('userData'), 'chromium'));
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
  app.enableSandbox();
  app.setAppUserModelId(appId);
  // The lock belongs to the profile, so it comes after the paths.
  if (app.requestSingleInstanceLock()) return start;
  app.quit();
  return null;
}
