// Electron's `app`: paths, the lock, and the order of events from start to quit.
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cancellable } from './cancellable.ts';
import type { Chromium } from './chromium.ts';
import { type PinHandler, standin } from './records.ts';
import { lockInstance } from './singleInstance.ts';

/** What `app` needs of a window to quit; BrowserWindow is one. */
export interface OpenWindow {
  close(): void;
  destroy(): void;
  isDestroyed(): boolean;
}

const appDir = process.env.RECADO_STANDIN_APP ?? process.cwd();
const manifest = JSON.parse(readFileSync(join(appDir, 'package.json'), 'utf8')) as Record<string, string>;
let hasLock = false;

class App extends EventEmitter {
  readonly isPackaged = process.env.RECADO_STANDIN_PACKAGED === '1';
  readonly commandLine = { appendSwitch: () => undefined };
  readonly #paths = new Map<string, string>();
  readonly #ready = Promise.withResolvers<void>();
  #isReady = false;
  #isQuitting = false;
  #badgeCount = 0;

  isReady = (): boolean => this.#isReady;
  whenReady = (): Promise<void> => this.#ready.promise;
  getName = (): string => manifest.productName ?? manifest.name ?? 'Electron';
  getVersion = (): string => manifest.version ?? '0.0.0';
  getAppPath = (): string => appDir;
  getLocale = (): string => process.env.RECADO_STANDIN_LOCALE ?? 'en-US';
  getPreferredSystemLanguages = (): string[] => [this.getLocale()];
  setAppUserModelId = (): void => undefined;
  setClientCertRequestPasswordHandler = (handler: PinHandler): void => {
    standin.pinHandler = handler;
  };
  enableSandbox = (): void => {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
  };
  setAboutPanelOptions = (): void => undefined;
  showAboutPanel = (): void => undefined;
  focus = (): void => undefined;
  relaunch = (): void => undefined;
  getBadgeCount = (): number => this.#badgeCount;
  setBadgeCount = (count = 0): boolean => {
    this.#badgeCount = count;
    return true;
  };

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const known = this.#paths.get(name);
    if (known !== undefined) return known;
    const appData = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
    const usual: Record<string, string> = {
      home: homedir(),
      temp: tmpdir(),
      appData,
      userData: join(appData, this.getName()),
      downloads: join(homedir(), 'Downloads'),
    };
    const path = name === 'sessionData' ? this.getPath('userData') : usual[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    mkdirSync(path, { recursive: true });
    return path;
  }

  requestSingleInstanceLock(): boolean {
    hasLock ||= lockInstance(this.getPath('userData'), process.argv, (argv, cwd) =>
      this.emit('second-instance', cancellable(), argv, cwd, null),
    );
    return hasLock;
  }

  /** Asks every window, then ends; `before-quit`, a window's `close` and `will-quit` may each prevent it. */
  quit(): void {
    if (this.#isQuitting) return;
    const before = cancellable();
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#isQuitting = true;
    for (const window of openWindows) window.close();
    if (openWindows.size > 0) {
      this.#isQuitting = false;
      return;
    }
    const will = cancellable();
    this.emit('will-quit', will);
    this.#isQuitting = !will.defaultPrevented;
    if (!will.defaultPrevented) this.#end(0);
  }

  /** Ends at once without asking. */
  exit(code = 0): void {
    this.#isQuitting = true;
    for (const window of openWindows) window.destroy();
    this.#end(code);
  }

  #end(code: number): void {
    this.emit('quit', cancellable(), code);
    const closed = running.chromium?.close() ?? Promise.resolve();
    void closed.finally(() => process.exit(code));
  }

  /** Says `ready` once Chromium runs. */
  becomeReady(): void {
    this.#isReady = true;
    this.#ready.resolve();
    this.emit('will-finish-launching');
    this.emit('ready', cancellable(), {});
  }

  /** A window is gone; without a listener Electron quits after the last one. */
  windowIsGone(): void {
    if (openWindows.size > 0 || this.#isQuitting) return;
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }
}

export const openWindows = new Set<OpenWindow>();
export const running: { chromium: Chromium | null } = { chromium: null };
export const app = new App();
