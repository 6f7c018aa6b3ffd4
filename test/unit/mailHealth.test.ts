// What a mailbox does not show, and what a refused sign-in means at each provider.
import { describe, expect, it } from 'vitest';
import { FailureError, failureOf } from '../../main/contract/failure.ts';
import { mailFailure } from '../../main/mail/mailFailure.ts';
import { plainRefusals, providerAnswers } from '../../main/mail/providerAnswers.ts';
import { type RefusedSignIn, withProviderHint } from '../../main/mail/providerHint.ts';
import { type ExpectedSender, quietSenders } from '../../main/model/quietSenders.ts';
import { words } from '../../renderer/strings/en/index.ts';

describe('the answers of providers', () => {
  const told = (host: string, responseText: string) => {
    const { signal } = new AbortController();
    const error = mailFailure({ authenticationFailed: true, responseText }, signal, () => true);
    return failureOf(withProviderHint(error, { host, password: 'abcd efgh ijkl mnop', hasWorked: true }));
  };
  const named = { Gmail: 'gmail', Outlook: 'outlook', Yahoo: 'yahoo' };
  const answers = providerAnswers.flatMap(({ code, details, seen }) =>
    seen.map(({ host, said }) => [host, said, code, details['hint']] as const),
  );

  it.each(answers)('%s: %s', (host, said, code, hint) => {
    const failure = told(host, said);
    const name = Object.entries(named).find(([, part]) => host.includes(part))?.[0];
    expect(failure).toEqual({
      code,
      details: hint === undefined ? {} : { hint: hint === 'imapDisabled' ? `imapDisabled${name}` : hint },
    });
    const known: Record<string, unknown> = words.failures[code as 'signIn.blocked'];
    const { hint: shown = 'title' } = failure.details;
    expect(Object.keys(known)).toContain(shown);
  });

  it.each(plainRefusals)('$host: $said is told by what was tried', ({ host, said }) => {
    const hints: Record<string, string> = {
      gmail: 'revokedGmail',
      yahoo: 'revokedYahoo',
      office365: 'oauthNeeded',
    };
    const [, hint] = Object.entries(hints).find(([part]) => host.includes(part)) ?? [];
    expect(told(host, said).details['hint']).toBe(hint);
    expect(JSON.stringify(told(host, said))).not.toContain('abcd');
  });

  it('knows answers of the three largest providers', () => {
    const hosts = [...answers.map(([host]) => host), ...plainRefusals.map(({ host }) => host)];
    expect(new Set(hosts)).toEqual(
      new Set(['imap.gmail.com', 'outlook.office365.com', 'imap.mail.yahoo.com']),
    );
  });
});

describe('a refused sign-in', () => {
  const rejected = () => new FailureError('signIn.rejected', { badFields: ['password'] });
  const switchedOff = () => new FailureError('signIn.blocked', { hint: 'imapDisabled' });
  const cases: [string, () => FailureError, Partial<RefusedSignIn>, string | undefined][] = [
    ['worked at Gmail before', rejected, { host: 'imap.gmail.com', hasWorked: true }, 'revokedGmail'],
    ['worked elsewhere before', rejected, { host: 'mail.example.cl', hasWorked: true }, 'changed'],
    ['usual password at Gmail', rejected, { host: 'imap.gmail.com', password: 'Perro2024' }, 'usualGmail'],
    [
      'usual password at iCloud',
      rejected,
      { host: 'imap.mail.me.com', password: 'Perro2024' },
      'usualIcloud',
    ],
    [
      'app password mistyped',
      rejected,
      { host: 'imap.gmail.com', password: 'abcd efgh ijkl mnop' },
      undefined,
    ],
    ['unknown provider', rejected, { host: 'mail.example.cl' }, undefined],
    ['IMAP off at Outlook', switchedOff, { host: 'outlook.office365.com' }, 'imapDisabledOutlook'],
    ['IMAP off elsewhere', switchedOff, { host: 'mail.example.cl' }, 'imapDisabled'],
  ];
  it.each(cases)('%s', (_, error, refused, hint) => {
    const { code, details } = failureOf(
      withProviderHint(error(), { host: '', password: '', hasWorked: false, ...refused }),
    );
    expect(details['hint']).toBe(hint);
    expect(JSON.stringify(details)).not.toContain(refused.password ?? 'Perro2024');
    const known = Object.keys(words.failures[code as 'signIn.rejected' | 'signIn.blocked']);
    expect([...known, undefined]).toContain(hint);
  });

  it('leaves every other failure as it is', () => {
    const error = new FailureError('portal.down', {});
    expect(withProviderHint(error, { host: 'imap.gmail.com', password: '', hasWorked: true })).toBe(error);
  });
});

describe('a quiet sender', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const chile = (change: Partial<ExpectedSender>): ExpectedSender => ({
    portal: 'chile',
    lastAt: null,
    isAwaited: false,
    ...change,
  });
  const daysOf = (sender: ExpectedSender, sinceAt: string) =>
    quietSenders([sender], sinceAt, now).map(({ days }) => days);

  it('is told after three months, sooner where somebody waits, and after a month without any', () => {
    const longAgo = '2025-01-01T00:00:00Z';
    expect(daysOf(chile({ lastAt: '2026-09-22T12:00:00Z' }), longAgo)).toEqual([]);
    expect(daysOf(chile({ lastAt: '2026-08-20T12:00:00Z' }), longAgo)).toEqual([94]);
    expect(daysOf(chile({ lastAt: '2026-09-22T12:00:00Z', isAwaited: true }), longAgo)).toEqual([61]);
    expect(daysOf(chile({}), '2026-11-01T12:00:00Z')).toEqual([]);
    expect(daysOf(chile({}), '2026-10-01T12:00:00Z')).toEqual([52]);
  });
});
