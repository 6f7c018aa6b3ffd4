// Electron's WebContents: one Chromium page with a preload in its isolated world and IPC to the main process.
import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { app, running } from './app.ts';
import { cancellable } from './cancellable.ts';
import type { Wire } from './cdp.ts';
import { codec } from './codec.ts';
import { type FrameMain, Frames, run } from './frames.ts';
import { ipcMain } from './ipcMain.ts';
import { mainWorldSource, preloadWorldSource } from './page/source.ts';
import { inward, originOf, outward } from './protocol.ts';
import { standin } from './records.ts';
import { type OwnPost, watchRequests } from './requests.ts';
import { type Session, session } from './session.ts';

export interface WebPreferences {
  preload?: string;
  partition?: string;
  session?: Session;
  sandbox?: boolean;
  contextIsolation?: boolean;
  nodeIntegration?: boolean;
  webviewTag?: boolean;
}
interface AskedWindow {
  url: string;
  frameName: string;
  features: string;
  disposition: string;
  referrer: { url: string; policy: string };
  postBody?: { contentType: string; data: { type: 'rawData'; bytes: Buffer }[] };
}
type WindowOpenHandler = (details: AskedWindow) => { action: 'allow' | 'deny' };
export interface LoadOptions {
  httpReferrer?: string | { url: string };
  postData?: { type: string; bytes: Buffer }[];
  extraHeaders?: string;
}
/** Chromium's numbers for what ends a navigation; the others do not matter to us. */
const errorCodes: Record<string, number> = { ERR_ABORTED: -3, ERR_BLOCKED_BY_CLIENT: -20, ERR_FAILED: -2 };
type Message = { kind: string; id: number; channel: string; args: unknown[] };

const formType = 'application/x-www-form-urlencoded';
const { encode, decode } = codec();
const world = 'Electron Isolated Context';
const allContents = new Set<WebContents>();
let lastId = 0;

export class WebContents extends EventEmitter {
  readonly id: number;
  readonly session: Session;
  /** Where the app itself sends this page; everything else is a navigation by the page. */
  ownUrl: string | null = null;
  ownPost: OwnPost | null = null;
  frameId = '';
  targetId = '';
  readonly #preferences: WebPreferences;
  readonly #secret = randomBytes(12).toString('hex');
  readonly #created: Promise<Wire>;
  #url = '';
  #title = '';
  #isPainted = false;
  #isDestroyed = false;
  #isLoading = false;
  #isSending = false;
  #isolated: number | null = null;
  #frames: Frames | null = null;
  #openHandler: WindowOpenHandler = () => ({ action: 'allow' });

  constructor(preferences: WebPreferences, size: { width: number; height: number }) {
    super();
    if (
      preferences.sandbox === false ||
      preferences.contextIsolation === false ||
      preferences.nodeIntegration
    )
      throw new Error('place-holder: only sandboxed and isolated pages can be shown');
    lastId += 1;
    this.id = lastId;
    this.#preferences = preferences;
    this.session = preferences.session ?? session.fromPartition(preferences.partition ?? '');
    allContents.add(this);
    this.#created = this.#create(size);
  }

  async #create(size: { width: number; height: number }): Promise<Wire> {
    const browser = running.chromium?.browser;
    if (browser === undefined) throw new Error('Cannot create a window before app is ready');
    const browserContextId = await this.session.context(browser);
    const { targetId } = await browser.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
      ...(browserContextId === undefined ? {} : { browserContextId }),
    });
    this.targetId = targetId;
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    const wire = browser.session(sessionId);
    this.frameId = (await wire.send('Page.getFrameTree')).frameTree.frame.id;
    this.#frames = new Frames(wire, () => ({ id: this.frameId, frame: this.mainFrame }));
    this.#listen(wire);
    this.#watchLoads(wire);
    watchRequests(this, wire);
    await wire.send('Page.enable');
    await wire.send('Inspector.enable');
    await wire.send('Network.enable');
    await wire.send('Page.setLifecycleEventsEnabled', { enabled: true });
    await wire.send('Emulation.setUserAgentOverride', { userAgent: this.session.getUserAgent() });
    await wire.send('Runtime.addBinding', { name: this.#binding, executionContextName: world });
    const checks = this.session.checks(this, 'place-holder:');
    await wire.send('Page.addScriptToEvaluateOnNewDocument', {
      source: mainWorldSource(this.#secret, checks),
    });
    const { electron, chrome, node } = process.versions;
    const options = {
      secret: this.#secret,
      binding: this.#binding,
      versions: { electron, chrome, node },
      platform: process.platform,
    };
    await wire.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: world,
      source: preloadWorldSource(options, this.#preferences.preload),
    });
    await wire.send('Runtime.enable');
    await wire.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    return wire;
  }

  #listen(wire: Wire): void {
    wire.on('Runtime.executionContextCreated', ({ context }) => {
      const frameId = (context.auxData as { frameId?: string } | undefined)?.frameId;
      // The newest counts: that the ones before are gone may be told after it has come.
      if (frameId === this.frameId && context.name === world) this.#isolated = context.id;
    });
    wire.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === this.#binding) void this.#receive(wire, payload);
    });
    wire.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== this.frameId) return;
      this.#url = inward(frame.url) + (frame.urlFragment ?? '');
      this.emit('did-navigate', {}, this.#url, 200, 'OK');
    });
    wire.on('Page.domContentEventFired', () => void this.#paint(wire));
    wire.on('Page.loadEventFired', () => {
      if (this.#url !== '' && this.#url !== 'about:blank') this.emit('did-finish-load', {});
    });
    wire.on('Inspector.targetCrashed', () =>
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
    );
  }

  #watchLoads(wire: Wire): void {
    const requested = new Map<string, string>();
    wire.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id === this.frameId) this.#isLoading = true;
    });
    wire.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (name !== 'load' || this.#url === '' || this.#url === 'about:blank') return;
      const isMainFrame = frameId === this.frameId;
      if (isMainFrame) this.#isLoading = false;
      this.emit('did-frame-finish-load', {}, isMainFrame, this.id, 1);
    });
    wire.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const isMainFrame = frameId === this.frameId;
      if (isMainFrame) this.#url = inward(url);
      this.emit('did-navigate-in-page', {}, inward(url), isMainFrame, this.id, 1);
    });
    wire.on('Network.requestWillBeSent', ({ requestId, frameId, type, request }) => {
      if (type === 'Document' && frameId === this.frameId) requested.set(requestId, request.url);
    });
    wire.on('Network.loadingFailed', ({ requestId, errorText }) => {
      const url = requested.get(requestId);
      // What the app itself loads fails in `loadURL`.
      if (url !== undefined && !this.#isSending) this.#loadFailed(errorText, inward(url));
    });
    wire.on('Page.javascriptDialogOpening', ({ type }) => {
      const event = cancellable();
      if (type === 'beforeunload') this.emit('will-prevent-unload', event);
      const accept = type !== 'beforeunload' || event.defaultPrevented;
      void wire.send('Page.handleJavaScriptDialog', { accept }).catch(() => undefined);
    });
  }

  #loadFailed(errorText: string, url: string): string {
    const reason = errorText.replace('net::', '');
    this.emit('did-fail-load', {}, errorCodes[reason] ?? -100, reason, url, true);
    return reason;
  }

  /** `ready-to-show` comes once, after the first frame of the first real page. */
  async #paint(wire: Wire): Promise<void> {
    const expression =
      'new Promise((done) => { requestAnimationFrame(() => done(1)); setTimeout(done, 200); })';
    await wire.send('Runtime.evaluate', { expression, awaitPromise: true }).catch(() => undefined);
    this.emit('dom-ready', {});
    if (this.#isPainted || this.#url === '' || this.#url === 'about:blank') return;
    this.#isPainted = true;
    this.emit('place-holder-painted');
  }

  async #receive(wire: Wire, payload: string): Promise<void> {
    const { kind, id, channel, args } = decode(payload) as Message;
    if (kind === 'preload-error') {
      standin.preloadErrors.push(String(args[0]));
      this.emit('preload-error', {}, this.#preferences.preload, new Error(String(args[0])));
      return;
    }
    if (kind === 'open-window') {
      this.#askToOpen(String(args[0]), String(args[1]), args[2] as string | null);
      return;
    }
    const event = {
      sender: this,
      senderFrame: this.mainFrame,
      type: 'frame',
      frameId: 1,
      processId: this.id,
    };
    if (kind === 'send') {
      ipcMain.emit(channel, event, ...args);
      return;
    }
    let reply: object;
    try {
      const value =
        kind === 'permission'
          ? await this.session.ask(this, String(args[0]), this.#url)
          : await ipcMain.answer(channel, event, args);
      reply = { kind: 'reply', id, value };
      encode(reply);
    } catch (error) {
      reply = { kind: 'reply', id, error: `Error invoking remote method '${channel}': ${String(error)}` };
    }
    this.#post(wire, reply);
  }

  #askToOpen(url: string, frameName: string, body: string | null): void {
    const { action } = this.#openHandler({
      url: inward(url),
      frameName,
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: this.#url, policy: 'strict-origin-when-cross-origin' },
      ...(body === null
        ? {}
        : { postBody: { contentType: formType, data: [{ type: 'rawData', bytes: Buffer.from(body) }] } }),
    });
    if (action === 'allow') throw new Error('place-holder: windows opened by a page are not supported');
  }

  #post(wire: Wire, message: object): void {
    if (this.#isolated === null) return;
    const expression = `${this.#binding}_in(${JSON.stringify(encode(message))})`;
    void wire.send('Runtime.evaluate', { expression, contextId: this.#isolated }).catch(() => undefined);
  }

  get #binding(): string {
    return `__ipc_${this.#secret}`;
  }

  /** The same object each time, as in Electron, where handlers compare it with `===`. */
  readonly mainFrame: FrameMain = ((contents: WebContents): FrameMain => ({
    get url(): string {
      return contents.#url;
    },
    get origin(): string {
      return originOf(contents.#url);
    },
    parent: null,
    get framesInSubtree(): FrameMain[] {
      return [this, ...(contents.#frames?.all() ?? [])];
    },
    executeJavaScript: (code) => contents.executeJavaScript(code),
  }))(this);

  send(channel: string, ...args: unknown[]): void {
    const message = { kind: 'event', id: 0, channel, args };
    encode(message);
    void this.#created.then((wire) => this.#post(wire, message));
  }

  async loadURL(url: string, { httpReferrer, postData, extraHeaders }: LoadOptions = {}): Promise<void> {
    const wire = await this.#created;
    this.ownUrl = new URL(outward(url)).href.replace(/#.*/, '');
    this.ownPost = postData
      ? {
          body: Buffer.concat(postData.map(({ bytes }) => bytes)).toString(),
          contentType: /content-type:\s*(.*)/i.exec(extraHeaders ?? '')?.[1]?.trim() ?? formType,
        }
      : null;
    const referrer = typeof httpReferrer === 'string' ? httpReferrer : httpReferrer?.url;
    const loaded = once(this, 'did-finish-load');
    this.#isSending = true;
    const { errorText } = await wire
      .send('Page.navigate', { url: this.ownUrl, ...(referrer === undefined ? {} : { referrer }) })
      .finally(() => {
        this.#isSending = false;
      });
    if (errorText === undefined) {
      await loaded;
      return;
    }
    const reason = this.#loadFailed(errorText, url);
    throw new Error(`${reason} (${errorCodes[reason] ?? -100}) loading '${url}'`);
  }

  executeJavaScript = async (expression: string): Promise<unknown> => run(await this.#created, expression);

  async executeJavaScriptInIsolatedWorld(worldId: number, scripts: { code: string }[]): Promise<unknown> {
    await this.#created;
    return this.#frames?.runIsolated(this.frameId, worldId, scripts);
  }

  isLoadingMainFrame = (): boolean => this.#isLoading;
  focus = (): void => undefined;

  reload(): void {
    this.ownUrl = outward(this.#url).replace(/#.*/, '');
    void this.#created.then((wire) => wire.send('Page.reload'));
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler;
  }
  getURL = (): string => this.#url;
  getTitle = (): string => this.#title;
  isDestroyed = (): boolean => this.#isDestroyed;
  isCrashed = (): boolean => false;
  openDevTools = (): void => undefined;
  forcefullyCrashRenderer(): void {
    // It never answers: the page is gone before it could.
    void this.#created.then((wire) => wire.send('Page.crash')).catch(() => undefined);
  }
  close = (): void => void this.emit('place-holder-close');

  /** The page is gone, by us or by Chromium. */
  die(): void {
    this.#isDestroyed = true;
    allContents.delete(this);
    this.emit('destroyed');
  }

  static getAllWebContents = (): WebContents[] => [...allContents];
  /** Playwright finds windows by it. */
  static fromDevToolsTargetId = (targetId: string): WebContents | undefined =>
    [...allContents].find((contents) => contents.targetId === targetId);
}

/** Closes what a page opened in a way that page/mainWorld.ts does not see. */
export function watchPopups(): void {
  const browser = running.chromium?.browser;
  browser?.on('Target.targetCreated', ({ targetInfo }) => {
    if (targetInfo.openerId === undefined) return;
    void browser.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => undefined);
  });
  app.once('quit', () => allContents.clear());
}
