// The application menu: Electron's roles under words in the app's language, since Electron itself knows only English ones.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { TextKey, Texts } from './texts.ts';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

export interface MenuActs {
  syncNow(): void;
}

export function setApplicationMenu(texts: Texts, acts: MenuActs): void {
  const role = (name: Role, key: TextKey): MenuItemConstructorOptions => ({ role: name, label: texts(key) });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = process.platform === 'darwin';
  const syncNow: MenuItemConstructorOptions = {
    id: 'syncNow',
    label: texts('syncNow'),
    accelerator: 'CmdOrCtrl+Shift+R',
    click: acts.syncNow,
  };
  const ownMac: MenuItemConstructorOptions = {
    label: 'Recado',
    submenu: [
      role('about', 'about'),
      separator,
      role('hide', 'hide'),
      role('hideOthers', 'hideOthers'),
      role('unhide', 'unhide'),
      separator,
      role('quit', 'quit'),
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: texts('menuFile'),
    submenu: [syncNow, separator, role('close', 'closeWindow'), ...(isMac ? [] : [role('quit', 'quit')])],
  };
  const edit: MenuItemConstructorOptions = {
    label: texts('menuEdit'),
    submenu: [
      role('undo', 'undo'),
      role('redo', 'redo'),
      separator,
      role('cut', 'cut'),
      role('copy', 'copy'),
      role('paste', 'paste'),
      role('selectAll', 'selectAll'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: texts('menuView'),
    submenu: [
      role('zoomIn', 'zoomIn'),
      role('zoomOut', 'zoomOut'),
      role('resetZoom', 'zoomReset'),
      separator,
      role('togglefullscreen', 'fullScreen'),
      // Nobody else's hands on the page in a packaged app.
      ...(app.isPackaged ? [] : [separator, role('reload', 'reload'), role('toggleDevTools', 'devTools')]),
    ],
  };
  const windows: MenuItemConstructorOptions = {
    label: texts('menuWindow'),
    submenu: [role('minimize', 'minimize'), role('close', 'closeWindow')],
  };
  const help: MenuItemConstructorOptions = {
    label: texts('menuHelp'),
    submenu: [role('about', 'about')],
  };
  const menus = isMac ? [ownMac, file, edit, view, windows] : [file, edit, view, help];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus));
}
