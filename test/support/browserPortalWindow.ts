// Portal windows for tests in plain Node: the port over a real headless Chromium, with the page in hand to act as the person.
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { FailureError } from '../../main/contract/failure.ts';
import { chromiumFailure } from '../../main/electron/portal/chromiumFailure.ts';
import { networkFailure } from '../../main/net/networkFailure.ts';
import { fillScript, focusScript, pressScript, readScript, sendScript } from '../../main/net/pageScripts.ts';
import { createPortalFetch, type SendOnce } from '../../main/net/portalFetch.ts';
import type { PortalSession } from '../../main/net/portalSession.ts';
import type { PortalWindow, PortalWindowOptions } from '../../main/net/portalWindow.ts';
import {
  createWindowPages,
  PageGone,
  type WindowDocument,
  type WindowPages,
} from '../../main/net/windowPages.ts';
import { launchChromium } from './launchChromium.ts';

export interface BrowserPortalWindows {
  /** For `ConnectorContext.openWindow`. */
  openWindow(options: PortalWindowOptions): Promise<PortalWindow>;
  /** The page of the next window that opens, in order: what a test does in it, a person did. `page.close()` closes the window. */
  person(): Promise<Page>;
  /** How many windows were opened since the start. */
  opened(): number;
  close(): Promise<void>;
}

/** The cookies of sessions that outlived their window. */
const left = new WeakMap<PortalSession, BrowserContext>();

/** One Chromium for a whole test file; each window has a context of its own. */
export async function launchBrowserPortalWindows(): Promise<BrowserPortalWindows> {
  const browser = await launchChromium({
    args: [
      // Frames of other origins stay with their page: one line of the protocol sees all of their requests.
      '--disable-site-isolation-trials',
      '--disable-features=IsolateOrigins,site-per-process',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
    ],
  });
  const ready: Page[] = [];
  const waiting: ((page: Page) => void)[] = [];
  let opened = 0;
  return {
    openWindow: async (options) => {
      const { page, window } = await openBrowserWindow(browser, options);
      opened += 1;
      const next = waiting.shift();
      if (next) next(page);
      else ready.push(page);
      return window;
    },
    person: () => {
      const page = ready.shift();
      return page ? Promise.resolve(page) : new Promise((resolve) => waiting.push(resolve));
    },
    opened: () => opened,
    close: () => browser.close(),
  };
}

async function openBrowserWindow(
  browser: Browser,
  options: PortalWindowOptions,
): Promise<{ page: Page; window: PortalWindow }> {
  if (options.signal.aborted) throw new FailureError('cancelled');
  const before = options.continues && left.get(options.continues);
  const context =
    before ??
    (await browser.newContext({
      // Sample portals only: nothing but this machine resolves here.
      ignoreHTTPSErrors: options.trustedCa.length > 0,
      acceptDownloads: false,
      permissions: [],
    }));
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const wire = await context.newCDPSession(page);
  const pages = createWindowPages(options, () => readDocument(wire));
  await watchPage({ page, wire, pages, options });

  let closing: Promise<void> | null = null;
  const closePage = async (by: 'signal' | 'us'): Promise<void> => {
    pages.closed(by);
    await page.close();
  };
  const close = (by: 'signal' | 'us'): Promise<void> => {
    closing ??= closePage(by).then(() => (before ? undefined : context.close()));
    return closing;
  };
  // A browser that is gone has nothing left to close.
  const onAbort = (): void => void close('signal').catch(() => undefined);
  options.signal.addEventListener('abort', onAbort, { once: true });
  const goTo = async (url: string): Promise<void> => {
    if (pages.judgeStep(url, true) === 'refuse') return;
    // The page's own end is told by `nextPage`.
    await page.goto(url, { waitUntil: 'commit' }).catch(() => undefined);
  };
  const run = async (script: string): Promise<unknown> =>
    runIn(wire, (await wire.send('Page.getFrameTree')).frameTree.frame.id, script);
  const window: PortalWindow = {
    nextPage: pages.nextPage,
    read: pages.read,
    fill: async (fields) => (await run(fillScript(fields))) as (string | null)[],
    press: async (selector) => (await run(pressScript(selector))) === true,
    focus: async (selector) => (await run(focusScript(selector))) === true,
    send: async (form) => {
      if (pages.judgeStep(form.url, true) === 'go') await run(sendScript(form));
    },
    goTo,
    session: contextSession(context, options, options.signal, () => close('us')),
    leave: async (signal) => {
      options.signal.removeEventListener('abort', onAbort);
      closing ??= closePage('us');
      await closing;
      const kept = contextSession(context, options, signal, () => context.close());
      left.set(kept, context);
      return kept;
    },
    close: () => close('us'),
  };
  void goTo(options.url);
  return { page, window };
}

interface Watched {
  page: Page;
  wire: CDPSession;
  pages: WindowPages;
  options: PortalWindowOptions;
}

async function watchPage({ page, wire, pages, options }: Watched): Promise<void> {
  const outermost = (await wire.send('Page.getFrameTree')).frameTree.frame.id;
  const feeding = new Set([...options.origins, ...(options.feedingOrigins ?? [])]);
  let isLoading = true;
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  page.on('close', () => pages.closed('person'));
  page.on('crash', () => pages.failed(new FailureError('portal.down', { reason: 'crashed' })));
  // Electron asks the app before a window is made and then goes on in the same one; here the page itself does.
  await page.addInitScript(stayInOneWindow);
  wire.on('Page.frameNavigated', ({ frame }) => {
    if (frame.id === outermost) isLoading = true;
  });
  wire.on('Page.lifecycleEvent', ({ frameId, name }) => {
    if (name !== 'load' || page.url() === 'about:blank') return;
    if (frameId === outermost) isLoading = false;
    if (!isLoading) pages.loaded();
  });
  wire.on('Page.navigatedWithinDocument', ({ frameId }) => {
    if (frameId === outermost && !isLoading) pages.loaded();
  });
  wire.on('Network.loadingFailed', ({ requestId, type, errorText, canceled }) => {
    const host = mainRequests.get(requestId);
    if (type !== 'Document' || host === undefined || canceled || /ABORTED|BLOCKED/.test(errorText)) return;
    pages.failed(chromiumFailure(new Error(errorText), { host, certificate: 'none' }));
  });
  const mainRequests = new Map<string, string>();
  wire.on('Network.requestWillBeSent', ({ requestId, frameId, type, request }) => {
    if (type === 'Document' && frameId === outermost) mainRequests.set(requestId, new URL(request.url).host);
  });
  wire.on('Fetch.requestPaused', ({ requestId, request, frameId, resourceType }) => {
    const isDocument = resourceType === 'Document';
    const mayGo = isDocument
      ? pages.judgeStep(request.url, frameId === outermost) === 'go'
      : /^(data|blob):/.test(request.url) || feeding.has(new URL(request.url).origin);
    const answer = mayGo
      ? wire.send('Fetch.continueRequest', { requestId })
      : // Aborted: the page that stands stays, as in Electron.
        wire.send('Fetch.failRequest', {
          requestId,
          errorReason: isDocument ? 'Aborted' : 'BlockedByClient',
        });
    void answer.catch(() => undefined);
  });
  await wire.send('Page.enable');
  await wire.send('Network.enable');
  await wire.send('Page.setLifecycleEventsEnabled', { enabled: true });
  await wire.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

/** Runs in the page: links, forms and scripts that ask for a new window stay in this one. */
function stayInOneWindow(): void {
  window.open = (url) => {
    if (url) location.assign(url);
    return null;
  };
  const stay = (event: Event): void => {
    const asking = event.target instanceof Element ? event.target.closest('a, form') : null;
    if (asking?.getAttribute('target') === '_blank') asking.setAttribute('target', '_self');
  };
  addEventListener('click', stay, true);
  addEventListener('submit', stay, true);
}

async function readDocument(wire: CDPSession): Promise<WindowDocument> {
  try {
    const { frameTree } = await wire.send('Page.getFrameTree');
    type Tree = typeof frameTree;
    const flat = ({ frame, childFrames = [] }: Tree): Tree['frame'][] => [
      frame,
      ...childFrames.flatMap(flat),
    ];
    const read = async ({ id, url, urlFragment = '' }: Tree['frame']) => {
      const html = await runIn(wire, id, readScript);
      if (typeof html !== 'string') throw new FailureError('document.tooLarge', { at: 'portalWindow' });
      return { url: url + urlFragment, html };
    };
    const [outermost = frameTree.frame, ...inner] = flat(frameTree);
    const top = await read(outermost);
    const frames: WindowDocument['frames'] = [];
    // A frame may go away while the others are read.
    for (const frame of inner) {
      const found = await read(frame).catch(onlyFailures);
      if (found) frames.push(found);
    }
    return { ...top, frames };
  } catch (error) {
    throw error instanceof FailureError ? error : new PageGone(error);
  }
}

function onlyFailures(error: unknown): null {
  if (error instanceof FailureError) throw error;
  return null;
}

async function runIn(wire: CDPSession, frameId: string, expression: string): Promise<unknown> {
  const world = { frameId, worldName: 'recado' };
  const { executionContextId: contextId } = await wire.send('Page.createIsolatedWorld', world);
  const asked = { expression, contextId, returnByValue: true };
  const { result, exceptionDetails } = await wire.send('Runtime.evaluate', asked);
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

function contextSession(
  context: BrowserContext,
  options: PortalWindowOptions,
  signal: AbortSignal,
  close: () => Promise<void>,
): PortalSession {
  const once: SendOnce = async ({ url, method, body, headers }) => {
    const deadline = AbortSignal.timeout(30_000);
    try {
      const { promise: aborted, reject } = Promise.withResolvers<never>();
      signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
      signal.throwIfAborted();
      const sent = context.request.fetch(url.href, {
        method,
        headers,
        maxRedirects: 0,
        ...(body === null ? {} : { data: body }),
      });
      const answer = await Promise.race([sent, aborted]);
      const bytes = await answer.body();
      return { status: answer.status(), headers: answer.headers(), bytes };
    } catch (error) {
      throw networkFailure(error, { host: url.host, hadCertificate: false, signal, deadline });
    }
  };
  return { fetch: createPortalFetch(options.origins, once), close };
}
