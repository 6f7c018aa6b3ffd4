// The desktop opens the sign-in pages of exactly those providers that the core signs in at.
import { expect, test } from 'vitest';
import { isAllowedOutside, signInHosts } from '../../../main/electron/outsideHosts.ts';
import { mailProviders, signInHosts as ofProviders } from '../../../main/identity/oauth/mailProviders.ts';

test('the list of the desktop is the list of the providers', () => {
  expect(signInHosts.toSorted()).toEqual(ofProviders.toSorted());
});

test.each([
  [mailProviders.google.authorizeUrl, true],
  [mailProviders.microsoft.authorizeUrl, true],
  ['http://accounts.google.com/o/oauth2/v2/auth', false],
  ['https://accounts.google.com:8443/o/oauth2/v2/auth', false],
  ['https://accounts.google.com.evil.example/o', false],
  ['https://person@accounts.google.com/o', false],
  ['https://evil.accounts.google.com/o', false],
  ['file:///etc/passwd', false],
])('%s: %s', (url, isAllowed) => {
  expect(isAllowedOutside(url, new Set(signInHosts))).toBe(isAllowed);
});
