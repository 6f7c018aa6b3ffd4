// Which pages a link of ours may open in the person's own browser.

/** Besides the portals' own homes: where our screens send a person, e.g. to make an app password. */
export const outsideHosts = [
  'myaccount.google.com',
  'support.google.com',
  'support.microsoft.com',
  'login.yahoo.com',
  'help.yahoo.com',
  'account.apple.com',
  'support.apple.com',
];

/** Where the core may send a person to sign in at a mail provider; nobody else's links lead there. */
export const signInHosts = ['accounts.google.com', 'login.microsoftonline.com'];

/** An https address without user or other port, on a host of the list itself: subdomains are other people's. */
export function isAllowedOutside(url: string, hosts: ReadonlySet<string>): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '' && hosts.has(host);
}
