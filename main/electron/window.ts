// The one window: shown when it has something to show, hidden beside the clock when closed, back where it stood.
import { BrowserWindow, nativeImage, nativeTheme, screen } from 'electron';
import type { Logger } from '../model/logger.ts';
import { appUrl } from './appUrl.ts';
import { closedPage } from './closedPage.ts';
import { appIcon } from './icons.ts';
import { readWindowState, visibleBounds, type WindowState, writeWindowState } from './windowState.ts';

export interface MainWindow {
  current(): BrowserWindow | null;
  /** Shows and focuses the window, made anew if there is none; resolves when it is on the screen. */
  show(): Promise<void>;
  /** Remembers that the person was told what closing does; false when they had been told before. */
  markExplained(): boolean;
  /** Keeps where the window stands. */
  remember(): void;
}

export interface WindowParts {
  profileDir: string;
  preloadFile: string;
  log: Logger;
  /** The window is about to close: `close` lets it go, the others keep it. */
  onClose(): 'hide' | 'minimize' | 'close';
  /** A page begins from nothing, at first and after each reload. */
  onPageBegun(): void;
}

/** Shown while the page loads, so that nothing flashes: the screens' own background in light and dark. */
const backgrounds = { light: '#ffffff', dark: '#15181c' };
const usualSize = { width: 1_180, height: 780 };
/** A loaded page that draws nothing is shown all the same after this time. */
const firstFrameWithinMs = 2_000;
/** A page that dies again and again is not reloaded for ever. */
const mostReloads = 3;

export function createMainWindow(parts: WindowParts): MainWindow {
  const { profileDir, log } = parts;
  let state: WindowState = readWindowState(profileDir);
  let window: BrowserWindow | null = null;
  let showing: Promise<void> | null = null;

  const remember = (): void => {
    if (window !== null && !window.isDestroyed())
      state = { ...state, bounds: window.getNormalBounds(), isMaximized: window.isMaximized() };
    writeWindowState(profileDir, state);
  };

  const open = async (): Promise<void> => {
    const bounds = visibleBounds(
      state.bounds,
      screen.getAllDisplays().map((display) => display.workArea),
    );
    const made = new BrowserWindow({
      ...usualSize,
      ...bounds,
      show: false,
      title: 'Recado',
      icon: nativeImage.createFromDataURL(appIcon),
      backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
      webPreferences: {
        ...closedPage,
        preload: parts.preloadFile,
      },
    });
    window = made;
    if (state.isMaximized) made.maximize();
    watch(made);
    await firstFrame(made).catch((error: unknown) => log.error('window.notLoaded', { error }));
    if (!made.isDestroyed()) made.show();
  };

  const watch = (made: BrowserWindow): void => {
    let reloads = 0;
    made.on('close', (event) => {
      remember();
      const action = parts.onClose();
      if (action === 'close') return;
      event.preventDefault();
      if (action === 'hide') made.hide();
      else made.minimize();
    });
    made.on('closed', () => {
      if (window === made) window = null;
    });
    made.webContents.on('did-navigate', parts.onPageBegun);
    made.webContents.on('preload-error', (_event, _file, error) =>
      log.error('window.preloadFailed', { error }),
    );
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      log.error('window.pageGone', { reason });
      if (reason === 'clean-exit' || reloads >= mostReloads) return;
      reloads += 1;
      made.webContents.reload();
    });
  };

  return {
    current: () => (window !== null && !window.isDestroyed() ? window : null),
    remember,
    markExplained: () => {
      if (state.isTrayExplained) return false;
      state = { ...state, isTrayExplained: true };
      writeWindowState(profileDir, state);
      return true;
    },
    show: async () => {
      if (window !== null && showing === null) {
        if (window.isMinimized()) window.restore();
        window.show();
        window.focus();
        return;
      }
      showing ??= open().finally(() => {
        showing = null;
      });
      await showing;
    },
  };
}

/** Loads our page and waits until it has something to show; a page that cannot load must not keep the window hidden. */
async function firstFrame(window: BrowserWindow): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    window.once('ready-to-show', () => resolve());
  });
  await window.loadURL(appUrl);
  const late = new Promise<void>((resolve) => {
    setTimeout(resolve, firstFrameWithinMs);
  });
  await Promise.race([ready, late]);
}
