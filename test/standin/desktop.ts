// The rest of the desktop: shell, clipboard, images, power and theme, as records that a test can read or emit on.
import { EventEmitter } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { ClientRequest, type RequestOptions } from './clientRequest.ts';
import { standin } from './records.ts';

const handOver = (how: string, what: string): void => {
  standin.opened.push({ how, what });
};

export const shell = {
  openExternal(url: string): Promise<void> {
    handOver('openExternal', url);
    return Promise.resolve();
  },
  /** An empty answer means that a program took it. */
  openPath(path: string): Promise<string> {
    handOver('openPath', path);
    return Promise.resolve('');
  },
  showItemInFolder: (path: string): void => handOver('showItemInFolder', path),
  beep: (): void => undefined,
};

let clipped = '';
/** Asynchronous since Electron 44; `clear` is not. */
export const clipboard = {
  readText: (): Promise<string> => Promise.resolve(clipped),
  writeText(text: string): Promise<void> {
    clipped = text;
    return Promise.resolve();
  },
  clear(): void {
    clipped = '';
  },
};

class NativeImage {
  readonly #bytes: Buffer;
  #isTemplate = false;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }
  isEmpty = (): boolean => this.#bytes.length === 0;
  toPNG = (): Buffer => this.#bytes;
  toDataURL = (): string => `data:image/png;base64,${this.#bytes.toString('base64')}`;
  addRepresentation = (): void => undefined;
  setTemplateImage(isTemplate: boolean): void {
    this.#isTemplate = isTemplate;
  }
  isTemplateImage = (): boolean => this.#isTemplate;
}

export const nativeImage = {
  createEmpty: (): NativeImage => new NativeImage(Buffer.alloc(0)),
  createFromBuffer: (bytes: Buffer): NativeImage => new NativeImage(bytes),
  createFromPath: (path: string): NativeImage =>
    new NativeImage(existsSync(path) ? readFileSync(path) : Buffer.alloc(0)),
  createFromDataURL: (url: string): NativeImage =>
    new NativeImage(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
};

/** A test emits `resume`, `unlock-screen`, `shutdown` on it. */
export const powerMonitor = Object.assign(new EventEmitter(), { isOnBatteryPower: (): boolean => false });

export const nativeTheme = Object.assign(new EventEmitter(), {
  themeSource: 'system',
  shouldUseDarkColors: false,
});

/** A test sets `online`. */
export const net = {
  online: true,
  isOnline: (): boolean => net.online,
  request: (options: RequestOptions): ClientRequest => new ClientRequest(options),
};

const display = { id: 1, workArea: { x: 0, y: 0, width: 1_280, height: 800 } };
export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
});
