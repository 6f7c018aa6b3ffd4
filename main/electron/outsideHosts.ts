// Besides the portals' own homes: pages that our screens send a person to, e.g. to make an app password.
export const outsideHosts = [
  'myaccount.google.com',
  'support.google.com',
  'support.microsoft.com',
  'login.yahoo.com',
  'help.yahoo.com',
  'account.apple.com',
  'support.apple.com',
];
