// Mailbox files fall into exactly their mails, wherever the pieces are cut and whatever stands in a mail.
import { describe, expect, test } from 'vitest';
import { createMboxSplitter, looksLikeMbox } from '../../main/mail/splitMbox.ts';

const line = (name: string): string => `From ${name} Tue Sep 15 09:30:00 2026`;
const mail = (subject: string, body = 'Hola.'): string =>
  `From: a@example.com\nSubject: ${subject}\n\n${body}\n`;

function split(text: string | Buffer, pieceBytes: number, most = 1_000_000): (string | null)[] {
  const bytes = Buffer.from(text as string, 'latin1');
  const splitter = createMboxSplitter(most);
  const parts = [];
  for (let at = 0; at < bytes.length; at += pieceBytes)
    parts.push(...splitter.push(bytes.subarray(at, at + pieceBytes)));
  parts.push(...splitter.end());
  expect(parts.map(({ number }) => number)).toEqual(parts.map((_, index) => index + 1));
  return parts.map(({ bytes: part }) => part && Buffer.from(part).toString('latin1'));
}
const subjects = (parts: (string | null)[]): (string | undefined | null)[] =>
  parts.map((part) => part && /^Subject: (.*?)\r?$/m.exec(part)?.[1]);

const three = `${line('a@example.com')}\n${mail('one')}\n${line('-')}\n${mail('two', 'From here on\n\nFrom now on we wait.\n\n>From quoted')}\n${line('1234567@xxx')} +0000\n${mail('three')}`;

describe('a mailbox file', () => {
  test.each([100_000, 4_096, 97, 41, 40])(
    'in pieces of %i bytes holds its three mails whole',
    (pieceBytes) => {
      const parts = split(three, pieceBytes);
      expect(subjects(parts)).toEqual(['one', 'two', 'three']);
      expect(parts[0]).toBe(mail('one'));
      expect(parts[1]).toBe(mail('two', 'From here on\n\nFrom now on we wait.\n\nFrom quoted'));
      expect(parts[2]).toBe(mail('three'));
    },
  );

  test('with line ends of Windows is read as well, and keeps them', () => {
    const parts = split(three.replaceAll('\n', '\r\n'), 64);
    expect(subjects(parts)).toEqual(['one', 'two', 'three']);
    expect(parts[0]).toBe(mail('one').replaceAll('\n', '\r\n'));
  });

  test('a sentence that looks like a separator parts nothing: no header follows it', () => {
    const trap = `We met.\n\n${line('the office')}\nand then went home.`;
    expect(subjects(split(`${line('a')}\n${mail('one', trap)}\n${line('b')}\n${mail('two')}`, 50))).toEqual([
      'one',
      'two',
    ]);
  });

  test('a mail beyond the limit is passed over and the next one is not', () => {
    const big = `${line('a')}\n${mail('big', `${'x'.repeat(70)}\n`.repeat(1_000))}\n${line('b')}\n${mail('small')}`;
    for (const pieceBytes of [512, 5_000, 1_000_000]) {
      const parts = split(big, pieceBytes, 20_000);
      expect(subjects(parts).at(-1)).toBe('small');
    }
    expect(split(big, 512, 20_000)).toEqual([null, mail('small')]);
  });

  test('an empty mail between two is a mail, an empty file holds none', () => {
    expect(split('', 10)).toEqual([]);
    expect(split(`${line('a')}\nSubject: x\n\n${line('b')}\n${mail('two')}`, 1_000)).toHaveLength(2);
  });

  test('memory stays with the mail in hand, not with the file', () => {
    const splitter = createMboxSplitter(1_000_000);
    const one = Buffer.from(`${line('a')}\n${mail('one', 'y'.repeat(2_000))}\n`, 'latin1');
    const piece = Buffer.concat(Array.from({ length: 500 }, () => one));
    let count = 0;
    globalThis.gc?.();
    const before = process.memoryUsage().arrayBuffers;
    for (let at = 0; at < 100; at += 1) count += splitter.push(piece).length;
    expect(count + splitter.end().length).toBe(50_000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(120_000_000);
  });
});

test.each([
  [three, true],
  [mail('one'), false],
  ['From the desk of\nnobody', false],
  [`${line('a')}\nno header`, false],
  ['', false],
])('is told from a single mail (%#)', (text, expected) => {
  expect(looksLikeMbox(Buffer.from(text))).toBe(expected);
});
