// Tells a portal window's pages what happens to it: loads, failures, refused requests, its end.
import type { BrowserWindow, WebContents } from 'electron';
import { FailureError } from '../../contract/failure.ts';
import type { PortalWindowOptions } from '../../net/portalWindow.ts';
import type { WindowPages } from '../../net/windowPages.ts';
import { chromiumFailure } from './chromiumFailure.ts';

/** Overtaken by another step, or refused by us: no failure of the portal. */
const notFailures = new Set([-3, -20]);

export function watchWindow(
  window: BrowserWindow,
  pages: WindowPages,
  options: PortalWindowOptions,
  mayStep: (url: string, isOutermost: boolean) => boolean,
): void {
  const { webContents } = window;
  window.on('closed', () => pages.closed('person'));
  window.on('page-title-updated', (event) => event.preventDefault());
  webContents.on('did-navigate', (_event, url) => window.setTitle(titleOf(url)));
  // A page may not keep the person from closing the window.
  webContents.on('will-prevent-unload', (event) => event.preventDefault());
  webContents.on('did-frame-finish-load', (_event, isMainFrame) => {
    // Frames that come with their page are read with it.
    if (isMainFrame || !webContents.isLoadingMainFrame()) pages.loaded();
  });
  webContents.on('did-navigate-in-page', (_event, _url, isMainFrame) => {
    if (isMainFrame && !webContents.isLoadingMainFrame()) pages.loaded();
  });
  webContents.on('did-fail-load', (_event, code, reason, url, isMainFrame) => {
    if (!isMainFrame || notFailures.has(code)) return;
    const host = URL.parse(url)?.host ?? '';
    pages.failed(chromiumFailure(new Error(`net::${reason}`), { host, certificate: 'none' }));
  });
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') pages.failed(new FailureError('portal.down', { reason: 'crashed' }));
  });
  refuseRequests(webContents, options, mayStep);
}

/** The last wall: whatever way a request takes, it leaves for named hosts only. */
function refuseRequests(
  { session }: WebContents,
  { origins, feedingOrigins = [] }: PortalWindowOptions,
  mayStep: (url: string, isOutermost: boolean) => boolean,
): void {
  const feeding = new Set([...origins, ...feedingOrigins].map((address) => new URL(address).origin));
  session.webRequest.onBeforeRequest(({ url, resourceType }, answer) => {
    const isOutermost = resourceType === 'mainFrame';
    const mayGo =
      isOutermost || resourceType === 'subFrame' ? mayStep(url, isOutermost) : mayFeed(url, feeding);
    answer({ cancel: !mayGo });
  });
}

const mayFeed = (address: string, feeding: ReadonlySet<string>): boolean => {
  const url = URL.parse(address.replace(/^wss:/, 'https:'));
  return url !== null && (url.protocol === 'data:' || url.protocol === 'blob:' || feeding.has(url.origin));
};

/** The host that is being seen, so that nobody takes another page for the portal's. */
export const titleOf = (url: string): string =>
  URL.canParse(url) ? `${new URL(url).host} — Recado` : 'Recado';
