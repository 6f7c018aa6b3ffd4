// Every request of a page passes here: navigation events, custom schemes, this machine, and nothing beyond it.
import type { EventEmitter } from 'node:events';
import { cancellable } from './cancellable.ts';
import type { Wire } from './cdp.ts';
import { inward, type SchemeHandler } from './protocol.ts';
import { standin } from './records.ts';
import type { Session } from './session.ts';

interface Page extends EventEmitter {
  session: Session;
  frameId: string;
  ownUrl: string | null;
  ownPost: OwnPost | null;
}
/** What the app itself sends along with the address it loads. */
export interface OwnPost {
  body: string;
  contentType: string;
}
interface Paused {
  requestId: string;
  request: {
    url: string;
    urlFragment?: string;
    method: string;
    headers: Record<string, string>;
    postData?: string;
  };
  frameId: string;
  resourceType: string;
  redirectedRequestId?: string;
}
type FailReason = 'Failed' | 'Aborted' | 'InternetDisconnected' | 'BlockedByClient';

export function watchRequests(page: Page, wire: Wire): void {
  wire.on('Fetch.requestPaused', (paused) => {
    void answer(page, wire, paused).catch(() => undefined);
  });
}

async function answer(page: Page, wire: Wire, paused: Paused): Promise<unknown> {
  const { requestId, request } = paused;
  const fail = (errorReason: FailReason): Promise<unknown> =>
    wire.send('Fetch.failRequest', { requestId, errorReason });
  const url = inward(request.url) + (request.urlFragment ?? '');
  const isMainFrame = paused.frameId === page.frameId;
  const isOwn = isMainFrame && page.ownUrl === request.url;

  if (paused.resourceType === 'Document' && !mayNavigate(page, paused, url)) return fail('Aborted');
  if (await page.session.webRequest.isCancelled(url, paused.resourceType, request.method, isMainFrame))
    return fail('BlockedByClient');
  const handler = page.session.protocol.handlerFor(url);
  if (handler !== null) return fulfil(wire, paused, url, handler);
  if (url !== request.url) return fail('Failed');
  if (!isOnThisMachine(url)) {
    standin.blockedRequests.push(url);
    return fail('InternetDisconnected');
  }
  const verdict = URL.canParse(url) ? await page.session.trust.verdict(new URL(url)) : null;
  // Where the app says no, Chromium's own verdict is no as well; where it says yes, Chromium has to be told.
  if (verdict !== null) await wire.send('Security.setIgnoreCertificateErrors', { ignore: verdict });
  const post = isOwn ? page.ownPost : null;
  if (isOwn) page.ownPost = null;
  return wire.send('Fetch.continueRequest', {
    requestId,
    ...(post === null ? {} : postOf(request.headers, post)),
  });
}

const postOf = (headers: Record<string, string>, { body, contentType }: OwnPost) => ({
  method: 'POST',
  postData: Buffer.from(body).toString('base64'),
  headers: Object.entries({ ...headers, 'Content-Type': contentType }).map(([name, value]) => ({
    name,
    value,
  })),
});

/** Emits Electron's events for navigations that the page, not the app, began. */
function mayNavigate(page: Page, paused: Paused, url: string): boolean {
  const isMainFrame = paused.frameId === page.frameId;
  const isOwn = isMainFrame && page.ownUrl === paused.request.url;
  if (isMainFrame) page.ownUrl = null;
  if (isOwn) return true;
  const event = cancellable({ url, isMainFrame, isSameDocument: false });
  if (paused.redirectedRequestId !== undefined) {
    page.emit('will-redirect', event, url, false, isMainFrame);
    return !event.defaultPrevented;
  }
  page.emit('will-frame-navigate', event);
  if (isMainFrame && !event.defaultPrevented) page.emit('will-navigate', event, url);
  return !event.defaultPrevented;
}

async function fulfil(wire: Wire, paused: Paused, url: string, handler: SchemeHandler): Promise<void> {
  const { method, headers, postData } = paused.request;
  const request = new Request(paused.request.url, { method, headers, body: postData ?? null });
  Object.defineProperty(request, 'url', { value: url });
  const response = await handler(request);
  await wire.send('Fetch.fulfillRequest', {
    requestId: paused.requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

const isOnThisMachine = (url: string): boolean =>
  /^(data|blob|about):/.test(url) || /^(https?|wss?):\/\/(localhost|127\.0\.0\.1)([:/?#]|$)/.test(url);
