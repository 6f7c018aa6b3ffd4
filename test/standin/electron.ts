// The module `electron` of the main process, as far as Recado uses it; a name that is missing here fails at import.
export { app } from './app.ts';
export { BrowserWindow } from './browserWindow.ts';
export {
  clipboard,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  screen,
  shell,
} from './desktop.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipcMain.ts';
export { Menu, MenuItem, Tray } from './menu.ts';
export { Notification } from './notification.ts';
export { standin as __standin } from './records.ts';
export { session } from './session.ts';
export { WebContents as webContents } from './webContents.ts';

import { app } from './app.ts';
import { Protocol, registerSchemesAsPrivileged } from './protocol.ts';
import { session } from './session.ts';

/** The default session's protocols, plus what is said once for all sessions. */
export const protocol = {
  registerSchemesAsPrivileged,
  handle: (...args: Parameters<Protocol['handle']>): void => session.defaultSession.protocol.handle(...args),
  isProtocolHandled: (scheme: string): boolean =>
    app.isReady() && session.defaultSession.protocol.isProtocolHandled(scheme),
};
