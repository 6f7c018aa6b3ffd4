// Opens a page of a portal that only a person can use, by the way that a person takes: from a known page over a link that is found by its words.
import { findWay } from '../connectors/kit/reader/findWay.ts';
import { FailureError } from '../contract/failure.ts';
import type { Manifest } from '../model/manifest.ts';
import type { PortalWindow, PortalWindowPage } from '../net/portalWindow.ts';
import type { Endpoints } from './endpoints.ts';
import type { PortalsPort } from './portalsPort.ts';

type PageName = keyof NonNullable<Manifest['pages']>;

/**
 * Ends when the person closes the window. Where no such link stands the first page stays, for the person to go on by
 * themselves. Fails with `ability.missing` where the host has no windows or the portal no such page.
 */
export async function openPortalPage(
  { portals, endpoints }: { portals?: PortalsPort | undefined; endpoints: Endpoints },
  { id, pages }: Manifest,
  { page, signal }: { page: PageName; signal: AbortSignal },
): Promise<void> {
  const asked = pages?.[page];
  if (!asked || !portals) throw new FailureError('ability.missing', { what: 'portalWindow' });
  const { origin, pathname } = new URL(asked.url);
  const host = endpoints.portals[id]?.[asked.endpoint] ?? origin;
  const window = await portals.openWindow({
    url: host + pathname,
    origins: [host],
    feedingOrigins: asked.feedingOrigins,
    trustedCa: endpoints.trustedCa,
    signal,
  });
  try {
    let isThere = false;
    for (;;) {
      const shown = await window.nextPage();
      if (shown === null) return;
      isThere ||= await goOn(window, shown, { host, words: asked.link });
    }
  } finally {
    await window.close();
  }
}

/** True once the link was followed; it is followed once, what comes after that is the person's. */
async function goOn(
  window: PortalWindow,
  { url, html, frames }: PortalWindowPage,
  { host, words }: { host: string; words: readonly string[] },
): Promise<boolean> {
  for (const shown of [{ url, html }, ...frames]) {
    const way = URL.parse(shown.url)?.origin === host ? findWay(shown.html, shown.url, words) : null;
    if (way === null) continue;
    if (way.href !== null && URL.parse(way.href)?.origin === host) await window.goTo(way.href);
    // A script leads on: the person asked for this very link, and nothing is filled in that it could send.
    else if (way.href === null) await window.press(way.selector);
    else await window.focus(way.selector);
    return true;
  }
  return false;
}
