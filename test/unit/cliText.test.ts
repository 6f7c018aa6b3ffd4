// What the command line writes: safe lines, tables that fit, JSON that a terminal survives, words for every failure.
import { describe, expect, test } from 'vitest';
import { describeCheckup } from '../../main/cli/checkupWords.ts';
import { table } from '../../main/cli/table.ts';
import { plain, toJson } from '../../main/cli/terminal.ts';
import { describeFailure, exitCodeOf, needsPerson, words } from '../../main/cli/words.ts';
import { failureCodes } from '../../main/contract/failure.ts';
import { failurePolicy } from '../../main/contract/failurePolicy.ts';

describe('a line', () => {
  test.each([
    ['an escape sequence', 'Multa\u001b[2J\u001b]0;evil\u0007', 'Multa [2J ]0;evil'],
    ['line breaks', 'una\r\ndos\ttres', 'una dos tres'],
    ['text turned around', 'fac\u202Efdp.exe', 'fac fdp.exe'],
    ['a C1 control', 'a\u009b31mb', 'a 31mb'],
    ['accents and signs', 'Resolución n.º 12 — ¡ojo! 👍', 'Resolución n.º 12 — ¡ojo! 👍'],
  ])('%s cannot steer the terminal', (_what, text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  test('JSON carries the same text without a raw control character', () => {
    const value = { title: 'a\u001b[2J\u009b31m\u2028\u007f' };
    const json = toJson(value);
    expect(json).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028]/);
    expect(JSON.parse(json)).toEqual(value);
  });
});

test.each([
  ['signIn.strongerNeeded', { hint: 'oauthNeeded' }, 'recado accounts client microsoft'],
  ['signIn.rejected', { hint: 'revokedGmail', badFields: ['password'] }, 'no longer takes the app password'],
  ['signIn.rejected', { hint: 'usualYahoo' }, 'wants an app password'],
  ['signIn.blocked', { hint: 'imapDisabledOutlook' }, 'Switch on IMAP'],
  ['personNeeded', { action: 'drawnList' }, 'only in a window'],
  ['signIn.rejected', {}, 'rejected the sign-in'],
] as const)('%s with %j says more than the code alone', (code, details, said) => {
  expect(describeFailure({ code, details })).toContain(said);
});

describe('a table', () => {
  const columns = [
    { head: 'WHEN', cell: (row: string[]) => row[0] ?? '' },
    { head: 'TITLE', cell: (row: string[]) => row[1] ?? '', isElastic: true },
    { head: 'DUE', cell: (row: string[]) => row[2] ?? '' },
  ];
  const rows = [
    ['2026-11-21', 'Notificación de resolución favorable', '2026-12-01'],
    ['2026-11-20', 'Cita\u001b[31m', ''],
  ];

  test('stands whole in a pipe', () => {
    expect(table(columns, rows, null)).toBe(
      [
        'WHEN        TITLE                                 DUE',
        '2026-11-21  Notificación de resolución favorable  2026-12-01',
        '2026-11-20  Cita [31m',
        '',
      ].join('\n'),
    );
  });

  test('gives way in one column on a narrow terminal', () => {
    const lines = table(columns, rows, 50).split('\n');
    expect(lines[1]).toBe('2026-11-21  Notificación de resolució…  2026-12-01');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(50);
  });

  test('stays a table on a terminal too narrow for it', () => {
    expect(table(columns, rows, 5).split('\n')[1]).toBe('2026-11-21  Notificació…  2026-12-01');
  });

  test('lays out a hundred thousand rows', () => {
    const many = Array.from({ length: 100_000 }, (_, at) => ['2026-11-21', `Aviso ${at}`, '']);
    expect(table(columns, many, null).split('\n')).toHaveLength(100_002);
  });
});

describe('a failure', () => {
  test.each(failureCodes)('%s says what happened and what to do next', (code) => {
    const [what, next] = words[code];
    expect(what).toMatch(/^[A-Z].+\.$/);
    expect(next).toMatch(/^[A-Z].+\.$/);
    expect(describeFailure({ code, details: {} })).toBe(`${what} ${next} (${code})`);
  });

  test('tells its details in plain text', () => {
    const details = { badFields: ['password'], until: '2026-11-22T08:00:00.000Z', evil: 'x\u001b[2J' };
    expect(describeFailure({ code: 'signIn.rejected', details })).toMatch(
      /\(signIn\.rejected, badFields: \["password"\], until: 2026-11-22T08:00:00\.000Z, evil: x \[2J\)$/,
    );
  });

  test('has the exit code that --help promises', () => {
    const byCode = (wanted: number) => failureCodes.filter((code) => exitCodeOf(code) === wanted);
    expect(byCode(2)).toEqual(['input.invalid']);
    expect(byCode(3)).toEqual(failureCodes.filter(needsPerson));
    expect(byCode(3)).toContain('vault.locked');
    expect(byCode(3)).not.toContain('portal.down');
  });

  test('that parks an account at once needs a person, apart from what nobody can act on here', () => {
    const parks = failureCodes.filter((code) => failurePolicy[code].park === 'atOnce');
    expect(parks.filter((code) => !needsPerson(code))).toEqual(['store.damaged', 'ability.missing']);
  });
});

test('a part that is missing says what that costs, a part that is there says its facts', () => {
  const missing = { part: 'keychain', state: 'missing', details: { reason: 'noService' } } as const;
  const there = { part: 'node', state: 'ok', details: { version: '24.21.0', list: [1] } } as const;
  expect(describeCheckup(missing)).toMatch(/^Passwords are kept in memory only.+\(reason: noService\)$/);
  expect(describeCheckup(there)).toBe('version: 24.21.0');
});
