// What an HTTP status says of the portal, and how `Retry-After` is read.
import { expect, it } from 'vitest';
import type { PortalAnswer } from '../../main/net/portalSession.ts';
import { retryAfter, statusFailure } from '../../main/net/statusFailure.ts';

const now = new Date('2026-07-16T10:00:00.000Z');
const answer = (status: number, headers: Record<string, string> = {}): PortalAnswer => ({
  status,
  headers,
  url: 'https://portal.example/x',
  bytes: new Uint8Array(),
  text: () => '',
});

it.each([
  [undefined, null],
  ['120', '2026-07-16T10:02:00.000Z'],
  ['Thu, 16 Jul 2026 11:00:00 GMT', '2026-07-16T11:00:00.000Z'],
  ['soon', null],
])('Retry-After %s', (value, at) => expect(retryAfter(value, now)).toBe(at));

it.each([
  [200, {}, null],
  [404, {}, null],
  [429, { 'retry-after': '60' }, 'portal.rateLimited'],
  [429, {}, 'portal.rateLimited'],
  [503, { 'retry-after': '60' }, 'portal.maintenance'],
  [503, {}, 'portal.down'],
  [500, {}, 'portal.down'],
])('status %i %j', (status, headers, code) => {
  expect(statusFailure(answer(status, headers), now)?.failure.code ?? null).toBe(code);
});
