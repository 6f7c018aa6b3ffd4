// The address of our own screens, and the only test of whether an address is ours.
export const appScheme = 'app';
export const appHost = 'bundle';
export const appUrl = `${appScheme}://${appHost}/`;

/** Compares parsed parts, since `app://bundle.example` begins with the same letters. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return protocol === `${appScheme}:` && host === appHost;
}
