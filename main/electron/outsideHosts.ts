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

/** To whom a mail that our screens prepare may be addressed; the person's own program shows it before it goes. */
const outsideMail = ['informes@migraciones.gob.pe'];

/**
 * A mail to one of the list with a subject and a text and nothing else, or an https address without user or other
 * port, on a host of the list itself: subdomains are other people's.
 */
export function isAllowedOutside(url: string, hosts: ReadonlySet<string>): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password, pathname, searchParams } = new URL(url);
  if (protocol === 'mailto:')
    return (
      outsideMail.includes(pathname) &&
      [...searchParams.keys()].every((name) => /^(?:subject|body)$/.test(name))
    );
  return protocol === 'https:' && username === '' && password === '' && hosts.has(host);
}
