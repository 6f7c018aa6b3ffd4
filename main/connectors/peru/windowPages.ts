// Gives each page of a portal window as it stands, also what scripts draw on it after it has loaded.
import { setTimeout as wait } from 'node:timers/promises';
import { FailureError } from '../../contract/failure.ts';
import type { PortalWindow, PortalWindowPage } from '../../net/portalWindow.ts';

/** Between two looks at a page that has loaded; the Agencia Digital fetches its forms after that. */
const lookAgainMs = 700;

/** A page again whenever it has changed; ends when the person closes the window. Fails as the window does. */
export async function* windowPages(
  window: PortalWindow,
  signal: AbortSignal,
): AsyncGenerator<PortalWindowPage, void> {
  const following = () => {
    const page = window.nextPage();
    // Told where it is waited for; nobody waits while a page is being helped.
    page.catch(() => undefined);
    return page;
  };
  let shown = await following();
  let next = following();
  let before = '';
  while (shown !== null) {
    const now = JSON.stringify(shown);
    if (now !== before) yield shown;
    before = now;
    const first = await Promise.race([next, wait(lookAgainMs, 'later' as const, { signal })]);
    if (first !== 'later') next = following();
    shown = first === 'later' ? ((await readNow(window)) ?? shown) : first;
  }
}

/** Null where the page is just being replaced: the next one is on its way. */
const readNow = (window: PortalWindow): Promise<PortalWindowPage | null> =>
  window.read().catch((error: unknown) => {
    if (error instanceof FailureError) throw error;
    return null;
  });
