// The application menu: Recado's own commands and Electron's roles under words in the app's language, since Electron itself knows only English ones.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { type Command, commandKeys, noticeKeys, placeCommands } from '../contract/commands.ts';
import type { TextKey, Texts } from './texts.ts';

type Item = MenuItemConstructorOptions;
type Role = NonNullable<Item['role']>;
const separator: Item = { type: 'separator' };

/** `send` carries a command to the page, which does the same as for its key. */
export function setApplicationMenu(texts: Texts, send: (command: Command) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuItems(texts, send)));
}

function menuItems(texts: Texts, send: (command: Command) => void): Item[] {
  const isMac = process.platform === 'darwin';
  const role = (name: Role, key: TextKey): Item => ({ role: name, label: texts(key) });
  const command = (name: keyof typeof commandKeys): Item => ({
    id: name,
    label: texts(name === 'checkNow' ? 'syncNow' : `command.${name}`),
    ...(commandKeys[name] !== null && { accelerator: commandKeys[name] }),
    click: () => send(name),
  });
  const act = (name: keyof typeof noticeKeys): Item => ({
    id: name,
    label: texts(`command.${name}`),
    // Shown beside the words and heard by the page alone; a Mac cannot show a key without taking it.
    ...(!isMac && { accelerator: noticeKeys[name], registerAccelerator: false }),
    click: () => send(name),
  });
  const group = (key: TextKey, submenu: Item[], name?: Role): Item => ({
    label: texts(key),
    submenu,
    ...(name !== undefined && { role: name }),
  });

  const ownMac: Item = {
    label: 'Recado',
    submenu: [
      role('about', 'about'),
      separator,
      command('settings'),
      separator,
      role('services', 'services'),
      separator,
      role('hide', 'hide'),
      role('hideOthers', 'hideOthers'),
      role('unhide', 'unhide'),
      separator,
      role('quit', 'quit'),
    ],
  };
  const file = group('menuFile', [
    command('addAccount'),
    command('checkNow'),
    separator,
    command('print'),
    separator,
    ...(isMac ? [] : [command('settings'), separator]),
    role('close', 'closeWindow'),
    ...(isMac ? [] : [role('quit', 'quit')]),
  ]);
  const edit = group('menuEdit', [
    role('undo', 'undo'),
    role('redo', 'redo'),
    separator,
    role('cut', 'cut'),
    role('copy', 'copy'),
    role('paste', 'paste'),
    role('selectAll', 'selectAll'),
    separator,
    command('search'),
  ]);
  const view = group('menuView', [
    role('zoomIn', 'zoomIn'),
    role('zoomOut', 'zoomOut'),
    role('resetZoom', 'zoomReset'),
    separator,
    role('togglefullscreen', 'fullScreen'),
    // Nobody else's hands on the page in a packaged app.
    ...(app.isPackaged ? [] : [separator, role('reload', 'reload'), role('toggleDevTools', 'devTools')]),
  ]);
  const places = group('menuGo', [command('palette'), separator, ...placeCommands.map(command)]);
  const notice = group('menuNotice', [
    act('done'),
    act('flag'),
    act('archive'),
    act('read'),
    act('snooze'),
    separator,
    act('undo'),
  ]);
  const windows = group(
    'menuWindow',
    [
      role('minimize', 'minimize'),
      role('close', 'closeWindow'),
      ...(isMac ? [separator, role('front', 'front')] : []),
    ],
    'windowMenu',
  );
  const help = group(
    'menuHelp',
    [command('help'), command('welcome'), ...(isMac ? [] : [separator, role('about', 'about')])],
    'help',
  );
  return isMac
    ? [ownMac, file, edit, view, places, notice, windows, help]
    : [file, edit, view, places, notice, help];
}
