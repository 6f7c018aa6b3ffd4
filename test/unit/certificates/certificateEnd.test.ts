// When a certificate's end is warned of: 60, 30 and 7 days before, of every account that told when it ends.
import { describe, expect, it } from 'vitest';
import {
  certificateEnd,
  certificateEndsAt,
  certificateWarnings,
} from '../../../main/contract/certificateEnd.ts';
import type { Account } from '../../../main/model/account.ts';

const now = new Date('2026-11-30T12:00:00.000Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
const account = (id: string, validTo: string | null, state: Account['state'] = 'active') => ({
  id,
  state,
  fields: {},
  ...(validTo === null
    ? {}
    : { certificate: { name: 'Ana', nif: 'X1234567L', issuer: 'AC', validFrom: inDays(-900), validTo } }),
});

describe('the end of a certificate', () => {
  it.each([
    [inDays(61), null],
    [inDays(60), 'soon'],
    [inDays(30), 'month'],
    [inDays(7), 'week'],
    [inDays(0), 'week'],
    ['2026-11-30T11:59:00.000Z', 'ended'],
    ['unreadable', null],
    [null, null],
  ] as const)('at %s is told as %s', (validTo, urgency) => {
    expect(certificateEnd(validTo, now)?.urgency ?? null).toBe(urgency);
  });

  it('is known of a file by its sign-in, and of the store by the choice itself', () => {
    expect(certificateEndsAt(account('a', inDays(5)))).toBe(inDays(5));
    const storeCertificate = JSON.stringify({ validTo: inDays(9) });
    expect(certificateEndsAt({ fields: { storeCertificate } })).toBe(inDays(9));
    for (const broken of ['no JSON', '3', 'null', '{}', '{"validTo":3}'])
      expect(certificateEndsAt({ fields: { storeCertificate: broken } })).toBeNull();
    expect(certificateEndsAt({ fields: {} })).toBeNull();
  });

  it('is one warning an account, the nearest first, none of what is removed or far', () => {
    const warnings = certificateWarnings(
      [
        account('far', inDays(200)),
        account('unknown', null),
        account('gone', inDays(1), 'removed'),
        account('soon', inDays(45)),
        account('ended', inDays(-2), 'parked'),
        account('week', inDays(6), 'paused'),
        account('month', inDays(20)),
      ],
      now,
    );
    expect(warnings.map(({ accountId, step, daysLeft }) => [accountId, step, daysLeft])).toEqual([
      ['ended', 0, -2],
      ['week', 7, 6],
      ['month', 30, 20],
      ['soon', 60, 45],
    ]);
  });
});
