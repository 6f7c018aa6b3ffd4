// Nothing leads out of our screens: no navigation, window, webview, permission or download by itself.
import { app, type HandlerDetails, type Session, shell, type WebContents } from 'electron';
import type { Logger } from '../model/logger.ts';
import { isAppUrl } from './appUrl.ts';
import { isAllowedOutside } from './outsideHosts.ts';
import { letOwnDownload } from './ownDownloads.ts';

/** The rules of one portal window; everything else about it stays locked as for any page. */
export interface PortalRules {
  mayStep(url: string, isOutermost: boolean): boolean;
  /** A page asked for a new window; none is ever made. */
  newWindowAsked(details: HandlerDetails): void;
}

export interface Guards {
  /** Hosts whose https pages a link may open in the person's own browser. */
  allowHosts(hosts: string[]): void;
  /** Pages of this one session follow these rules; call before the first page is made. */
  letPortal(session: Session, rules: PortalRules): void;
}

/** Call before `ready`: the first session and the first page must be caught too. */
export function installGuards(log: Logger): Guards {
  const allowed = new Set<string>();
  const portals = new WeakMap<Session, PortalRules>();
  app.on('session-created', lockSession);
  app.on('web-contents-created', (_event, contents) => {
    const rules = portals.get(contents.session);
    if (rules) lockPortal(contents, rules, log);
    else lockContents(contents, allowed, log);
  });
  return {
    allowHosts: (hosts) => {
      for (const host of hosts) allowed.add(host);
    },
    letPortal: (session, rules) => void portals.set(session, rules),
  };
}

/**
 * Electron approves what nobody denies, so every session gets its handlers the moment it is made. Our own screens may put
 * plain text on the clipboard when a button is pressed; nothing else is granted to anybody.
 */
function lockSession(session: Session): void {
  const isGranted = (permission: string, url: string): boolean =>
    permission === 'clipboard-sanitized-write' && isAppUrl(url);
  session.setPermissionRequestHandler((_contents, permission, callback, details) =>
    callback(isGranted(permission, details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', letOwnDownload);
}

function lockContents(contents: WebContents, allowed: Set<string>, log: Logger): void {
  lockSteps(contents, isAppUrl, log);
  contents.setWindowOpenHandler(({ url }) => {
    if (isAllowedOutside(url, allowed)) void shell.openExternal(url);
    else log.warn('window.refused', { to: hostOf(url) });
    return { action: 'deny' };
  });
}

function lockPortal(contents: WebContents, rules: PortalRules, log: Logger): void {
  lockSteps(contents, rules.mayStep, log);
  contents.setWindowOpenHandler((details) => {
    rules.newWindowAsked(details);
    return { action: 'deny' };
  });
}

function lockSteps(
  contents: WebContents,
  mayStep: (url: string, isOutermost: boolean) => boolean,
  log: Logger,
): void {
  const stay = (event: { url: string; isMainFrame: boolean; preventDefault: () => void }): void => {
    if (mayStep(event.url, event.isMainFrame)) return;
    event.preventDefault();
    log.warn('navigation.refused', { to: hostOf(event.url) });
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Paths of portal addresses carry session tokens: only the host is logged. */
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');
