// Electron's sessions: each partition is a Chromium browser context of its own, with its own handlers.
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { app, running } from './app.ts';
import type { Browser } from './cdp.ts';
import { SessionWire } from './clientRequest.ts';
import { PageCookies } from './pageCookies.ts';
import { Protocol } from './protocol.ts';
import { electronVersion, standin } from './records.ts';
import { ServerTrust, type VerifyProc } from './serverTrust.ts';
import { WebRequest } from './webRequest.ts';

type RequestHandler = (
  contents: unknown,
  permission: string,
  callback: (isGranted: boolean) => void,
  details: { requestingUrl: string; isMainFrame: boolean },
) => void;
type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean;

/** The permissions that page/askedPermissions.ts puts to the app, with Chromium's names for the granted ones. */
const chromiumNames = {
  notifications: ['notifications'],
  geolocation: ['geolocation'],
  media: ['audioCapture', 'videoCapture'],
  'clipboard-read': ['clipboardReadWrite'],
  'clipboard-sanitized-write': ['clipboardSanitizedWrite'],
} as const;
type PermissionName = keyof typeof chromiumNames;

export class Session extends EventEmitter {
  readonly protocol = new Protocol();
  readonly partition: string;
  readonly trust = new ServerTrust();
  readonly wire = new SessionWire(this.trust);
  readonly webRequest = new WebRequest();
  /** Where Chromium puts files before an item knows its path. */
  readonly downloadDir = join(app.getPath('sessionData'), 'standin-downloads');
  #context: Promise<string | undefined> | null = null;
  #onRequest: RequestHandler | null = null;
  #onCheck: CheckHandler | null = null;
  #userAgent = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ${app.getName()}/${app.getVersion()} Chrome/156.0.0.0 Electron/${electronVersion} Safari/537.36`;

  constructor(partition: string) {
    super();
    this.partition = partition;
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#onRequest = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#onCheck = handler;
  }
  setCertificateVerifyProc(proc: VerifyProc | null): void {
    this.trust.setProc(proc);
  }
  setDevicePermissionHandler = (): void => undefined;
  setDisplayMediaRequestHandler = (): void => undefined;
  setUserAgent(userAgent: string): void {
    this.#userAgent = userAgent;
  }
  getUserAgent = (): string => this.#userAgent;
  closeAllConnections = (): Promise<void> => this.wire.closeConnections();
  async clearData(): Promise<void> {
    await this.wire.clearCookies();
    standin.clearedPartitions.push(this.partition);
  }

  /** Chromium's context of this partition; undefined for the default one. */
  context(browser: Browser): Promise<string | undefined> {
    this.#context ??= this.#open(browser);
    return this.#context;
  }

  async #open(browser: Browser): Promise<string | undefined> {
    const browserContextId =
      this.partition === ''
        ? undefined
        : (await browser.send('Target.createBrowserContext', { disposeOnDetach: true })).browserContextId;
    await browser.send('Browser.setDownloadBehavior', {
      behavior: 'allowAndName',
      downloadPath: this.downloadDir,
      eventsEnabled: true,
      ...(browserContextId === undefined ? {} : { browserContextId }),
    });
    if (this.partition !== '') this.wire.pages = new PageCookies(browser, browserContextId);
    return browserContextId;
  }

  /** What the check handler says to each known permission; Electron approves when there is none. */
  checks(contents: unknown, origin: string): Record<string, boolean> {
    const names = Object.keys(chromiumNames);
    return Object.fromEntries(
      names.map((name) => [name, this.#onCheck?.(contents, name, origin, { requestingUrl: origin }) ?? true]),
    );
  }

  /** A page asks: the app's handler answers, and Chromium is told when it said yes. */
  async ask(contents: unknown, permission: string, url: string): Promise<boolean> {
    const details = { requestingUrl: url, isMainFrame: true };
    const isGranted = await new Promise<boolean>((resolve) => {
      if (this.#onRequest === null) resolve(true);
      else this.#onRequest(contents, permission, resolve, details);
    });
    standin.permissions.push({ how: 'request', permission, isGranted, partition: this.partition });
    const browser = running.chromium?.browser;
    if (isGranted && browser !== undefined && permission in chromiumNames) {
      const browserContextId = await this.context(browser);
      await browser.send('Browser.grantPermissions', {
        permissions: [...chromiumNames[permission as PermissionName]],
        ...(browserContextId === undefined ? {} : { browserContextId }),
      });
    }
    return isGranted;
  }
}

const sessions = new Map<string, Session>();

function fromPartition(partition: string): Session {
  const known = sessions.get(partition);
  if (known !== undefined) return known;
  const made = new Session(partition);
  sessions.set(partition, made);
  app.emit('session-created', made);
  return made;
}

export const session = {
  fromPartition,
  get defaultSession(): Session {
    if (!app.isReady() && running.chromium === null)
      throw new Error('Session can only be received when app is ready');
    return fromPartition('');
  },
};
