// A portal's own pages in a window of their own: locked to named hosts, without anything of ours in them, watched from outside.
import { BrowserWindow, type HandlerDetails, type Session } from 'electron';
import { FailureError } from '../../contract/failure.ts';
import { fillScript, focusScript, pressScript, sendScript } from '../../net/pageScripts.ts';
import type { PortalSession } from '../../net/portalSession.ts';
import type { PortalWindow, PortalWindowOptions } from '../../net/portalWindow.ts';
import { createWindowPages } from '../../net/windowPages.ts';
import { closedPage } from '../closedPage.ts';
import type { Guards } from '../guards.ts';
import { closePartition, openPartition, sessionOver } from './openElectronSession.ts';
import { readWindow, runIsolated } from './readWindow.ts';
import { trustSamples } from './trustSamples.ts';
import { titleOf, watchWindow } from './watchWindow.ts';

/** The partitions of sessions that outlived their window. */
const left = new WeakMap<PortalSession, Session>();

const usualSize = { width: 1_100, height: 820 };

/** Fails with `cancelled` when the signal has aborted; what goes wrong with a page is told by `nextPage`. */
export async function openPortalWindow(options: PortalWindowOptions, guards: Guards): Promise<PortalWindow> {
  if (options.signal.aborted) throw new FailureError('cancelled');
  const before = options.continues && left.get(options.continues);
  const session = before ?? openPartition();
  trustSamples(session, options.trustedCa);
  const pages = createWindowPages(options, () => readWindow(window.webContents));
  const mayStep = (url: string, isOutermost: boolean): boolean => pages.judgeStep(url, isOutermost) === 'go';
  guards.letPortal(session, { mayStep, newWindowAsked: (details) => void goOnHere(details) });
  const window = new BrowserWindow({
    ...usualSize,
    title: titleOf(options.url),
    autoHideMenuBar: true,
    webPreferences: {
      ...closedPage,
      session,
      devTools: false,
      // A page may speak to the person, but not go on for ever.
      safeDialogs: true,
    },
  });
  watchWindow(window, pages, options, mayStep);

  const load = (url: string, more: Electron.LoadURLOptions = {}): Promise<void> =>
    // A step that another one overtakes, or that is refused, ends this promise too; `nextPage` tells what became of it.
    window.webContents.loadURL(url, more).catch(() => undefined);
  const goTo = async (url: string): Promise<void> => {
    if (mayStep(url, true)) await load(url);
  };
  const goOnHere = async ({ url, referrer, postBody }: HandlerDetails): Promise<void> => {
    if (url === 'about:blank' || !mayStep(url, true)) return;
    await load(url, {
      httpReferrer: referrer,
      ...(postBody && {
        postData: postBody.data.filter((part) => part.type === 'rawData'),
        extraHeaders: `Content-Type: ${postBody.contentType}`,
      }),
    });
  };
  const closeWindow = (by: 'signal' | 'us'): void => {
    pages.closed(by);
    options.signal.removeEventListener('abort', onAbort);
    // Not `close`: a page could ask to stay.
    if (!window.isDestroyed()) window.destroy();
  };
  const close = async (by: 'signal' | 'us'): Promise<void> => {
    closeWindow(by);
    if (!before && !isLeft) await closePartition(session);
  };
  const onAbort = (): void => void close('signal');
  options.signal.addEventListener('abort', onAbort, { once: true });
  const run = (script: string): Promise<unknown> => {
    if (window.isDestroyed()) throw new FailureError('cancelled', { at: 'portalWindow' });
    return runIsolated(window.webContents, script);
  };
  const over = (signal: AbortSignal, end: () => Promise<void>): PortalSession =>
    sessionOver(session, { origins: options.origins, trustedCa: options.trustedCa, signal }, end);

  let isLeft = false;
  void load(options.url);
  return {
    nextPage: pages.nextPage,
    read: pages.read,
    fill: async (fields) => (await run(fillScript(fields))) as (string | null)[],
    press: async (selector) => (await run(pressScript(selector))) === true,
    focus: async (selector) => {
      window.webContents.focus();
      return (await run(focusScript(selector))) === true;
    },
    goTo,
    send: async (form) => {
      if (mayStep(form.url, true)) await run(sendScript(form));
    },
    session: over(options.signal, () => close('us')),
    leave: async (signal) => {
      isLeft = true;
      closeWindow('us');
      const kept = over(signal, () => closePartition(session));
      left.set(kept, session);
      return kept;
    },
    close: () => close('us'),
  };
}
