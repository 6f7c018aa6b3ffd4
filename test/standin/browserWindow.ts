// Electron's BrowserWindow: what it would look like is recorded, what it holds is a real page.
import { EventEmitter } from 'node:events';
import { app, openWindows, running } from './app.ts';
import { cancellable } from './cancellable.ts';
import { type LoadOptions, WebContents, type WebPreferences } from './webContents.ts';

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface WindowOptions extends Partial<Rectangle> {
  show?: boolean;
  title?: string;
  backgroundColor?: string;
  webPreferences?: WebPreferences;
}

let lastId = 0;

export class BrowserWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  #bounds: Rectangle;
  #isVisible: boolean;
  #isFocused = false;
  #isDestroyed = false;
  #isMinimized = false;
  #isMaximized = false;
  #title: string;

  constructor(options: WindowOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    lastId += 1;
    this.id = lastId;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.#isVisible = options.show !== false;
    this.#title = options.title ?? app.getName();
    openWindows.add(this);
    this.webContents = new WebContents(options.webPreferences ?? {}, { width, height });
    this.webContents.on('place-holder-painted', () => this.emit('ready-to-show', {}));
    this.webContents.on('place-holder-close', () => this.close());
    app.emit('browser-window-created', cancellable(), this);
    app.emit('web-contents-created', cancellable(), this.webContents);
  }

  loadURL = (url: string, options?: LoadOptions): Promise<void> => this.webContents.loadURL(url, options);

  show(): void {
    this.#isVisible = true;
    this.emit('show');
    this.focus();
  }
  hide(): void {
    this.#isVisible = false;
    this.#isFocused = false;
    this.emit('hide');
  }
  focus(): void {
    this.#isFocused = true;
    this.emit('focus');
  }
  minimize(): void {
    this.#isMinimized = true;
    this.emit('minimize');
  }
  restore(): void {
    this.#isMinimized = false;
    this.emit('restore');
  }
  maximize(): void {
    this.#isMaximized = true;
    this.emit('maximize');
  }
  unmaximize(): void {
    this.#isMaximized = false;
    this.emit('unmaximize');
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.emit('resize');
    this.emit('move');
  }
  isVisible = (): boolean => this.#isVisible;
  isFocused = (): boolean => this.#isFocused;
  isMinimized = (): boolean => this.#isMinimized;
  isMaximized = (): boolean => this.#isMaximized;
  isDestroyed = (): boolean => this.#isDestroyed;
  getBounds = (): Rectangle => ({ ...this.#bounds });
  getNormalBounds = (): Rectangle => ({ ...this.#bounds });
  getTitle = (): string => this.#title;
  setTitle(title: string): void {
    this.#title = title;
  }
  setBackgroundColor = (): void => undefined;
  setOverlayIcon = (): void => undefined;
  removeMenu = (): void => undefined;

  close(): void {
    if (this.#isDestroyed) return;
    const event = cancellable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    const { targetId } = this.webContents;
    this.vanish();
    if (targetId !== '')
      void running.chromium?.browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
  }

  /** The window is gone, by us or by Chromium. */
  vanish(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#isVisible = false;
    openWindows.delete(this);
    this.webContents.die();
    this.emit('closed');
    app.windowIsGone();
  }

  static getAllWindows = (): BrowserWindow[] => [...openWindows] as BrowserWindow[];
  static fromWebContents = (contents: WebContents): BrowserWindow | null =>
    BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  static getFocusedWindow = (): BrowserWindow | null =>
    BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null;
}
