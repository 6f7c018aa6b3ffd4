// Opens a mail provider's sign-in page or an office's verification page in the person's own browser: those pages and no others.
import { shell } from 'electron';
import type { Endpoints } from '../app/endpoints.ts';
import { FailureError } from '../contract/failure.ts';
import { verificationPages } from '../model/verificationPages.ts';
import { isAllowedOutside, signInHosts } from './outsideHosts.ts';

/** Fails with `input.invalid` for any other page, and with `ability.missing` when the system opens no browser. */
export function createOpenOutside(endpoints: Endpoints): (url: string) => Promise<void> {
  // A sample provider stands in for both in tests and the demo; packaged builds read no endpoints.
  const samples = Object.values(endpoints.portals).flatMap(({ authorizeUrl }) =>
    authorizeUrl !== undefined && URL.canParse(authorizeUrl) ? [new URL(authorizeUrl).host] : [],
  );
  const hosts = new Set([...signInHosts, ...verificationPages.map(({ host }) => host), ...samples]);
  return async (url) => {
    if (!isAllowedOutside(url, hosts)) throw new FailureError('input.invalid', { what: 'outsidePage' });
    await shell.openExternal(url).catch((error: unknown) => {
      throw new FailureError('ability.missing', { what: 'browser' }, error);
    });
  };
}
