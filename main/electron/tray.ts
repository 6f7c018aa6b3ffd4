// The sign beside the clock: how much is unread, and the acts that need no window. Never the only way back to it.
import { app, Menu, type MenuItemConstructorOptions, type NativeImage, nativeImage, Tray } from 'electron';
import { tray, trayTemplate, trayTemplate2x, trayUnread } from './icons.ts';
import { inOneHour, tomorrow } from './pauseTimes.ts';
import type { Texts } from './texts.ts';

export interface TrayState {
  unread: number;
  /** Scheduled runs rest until then; null when they do not. */
  pausedUntil: Date | null;
}

export interface TrayActs {
  open(): void;
  syncNow(): void;
  /** Null goes on at once. */
  pauseUntil(until: Date | null): void;
  quit(): void;
}

export interface TraySign {
  show(state: TrayState, texts: Texts): void;
  destroy(): void;
}

/** Keep the result: Electron takes a tray away that nobody holds. */
export function createTray(acts: TrayActs): TraySign {
  const sign = new Tray(imageFor(0));
  sign.on('click', acts.open);
  return {
    show: (state, texts) => {
      const words = state.unread === 0 ? texts('nothingUnread') : texts('unread', { count: state.unread });
      sign.setToolTip(`Recado: ${words}`);
      sign.setImage(imageFor(state.unread));
      if (process.platform === 'darwin') sign.setTitle(state.unread === 0 ? '' : String(state.unread));
      app.setBadgeCount(state.unread);
      // On Linux a menu is sent as it is: every change needs a new one.
      sign.setContextMenu(Menu.buildFromTemplate(trayMenu(state, words, texts, acts)));
    },
    destroy: () => sign.destroy(),
  };
}

function trayMenu(
  state: TrayState,
  words: string,
  texts: Texts,
  acts: TrayActs,
): MenuItemConstructorOptions[] {
  return [
    { id: 'unread', label: words, enabled: false },
    { type: 'separator' },
    { id: 'open', label: texts('open'), click: acts.open },
    { id: 'syncNow', label: texts('syncNow'), click: acts.syncNow },
    ...pauseItems(state.pausedUntil, texts, acts),
    { type: 'separator' },
    { id: 'quit', label: texts('quit'), click: acts.quit },
  ];
}

function pauseItems(pausedUntil: Date | null, texts: Texts, acts: TrayActs): MenuItemConstructorOptions[] {
  if (pausedUntil !== null) {
    const format = new Intl.DateTimeFormat(texts.language, { dateStyle: 'short', timeStyle: 'short' });
    return [
      { id: 'paused', label: texts('pausedUntil', { time: format.format(pausedUntil) }), enabled: false },
      { id: 'goOn', label: texts('goOn'), click: () => acts.pauseUntil(null) },
    ];
  }
  const submenu: MenuItemConstructorOptions[] = [
    { id: 'pauseHour', label: texts('pauseHour'), click: () => acts.pauseUntil(inOneHour(new Date())) },
    {
      id: 'pauseTomorrow',
      label: texts('pauseTomorrow'),
      click: () => acts.pauseUntil(tomorrow(new Date())),
    },
  ];
  return [{ id: 'pause', label: texts('pause'), submenu }];
}

/** macOS wants a black template image that it colours itself. */
function imageFor(unread: number): NativeImage {
  if (process.platform !== 'darwin') return nativeImage.createFromDataURL(unread === 0 ? tray : trayUnread);
  const image = nativeImage.createFromDataURL(trayTemplate);
  image.addRepresentation({ scaleFactor: 2, dataURL: trayTemplate2x });
  image.setTemplateImage(true);
  return image;
}
