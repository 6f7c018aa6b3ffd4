// Names of filed copies: taken by every system, without gaps where something is not known, and never a way out of the folder.
import { describe, expect, it } from 'vitest';
import { isNamePattern, type NamePlace, nameBy, usualPattern } from '../../../main/model/fileNamePattern.ts';
import { safeFileName } from '../../../main/model/safeFileName.ts';

const values: Record<NamePlace, string> = {
  date: '2026-12-03',
  issuer: 'Oficina de Extranjería Madrid',
  title: 'Resolución favorable',
  number: 'Y1234567X',
  person: 'Ana Ejemplo',
  case: 'EX-2026/1',
  portal: 'dehu',
  kind: 'resolution',
  file: 'resolucion.pdf',
};
const named = (pattern: string, change: Partial<typeof values> = {}) =>
  nameBy(pattern, { ...values, ...change });

describe('a name that every system takes', () => {
  it.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['  .oculto. ', 'oculto'],
    ['CON', '_CON'],
    ['com1.txt', '_com1.txt'],
    ['LPT²', '_LPT²'],
    ['console', 'console'],
    ['Resolucio\u0301n', 'Resolución'],
    ['a\u202efdp.exe', 'a fdp.exe'],
    ['línea\r\nlínea\u0000', 'línea línea'],
    ['\ud800x', 'x'],
    ['???', ''],
    ['..', ''],
  ])('%j becomes %j', (text, name) => expect(safeFileName(text)).toBe(name));

  it('is cut by letters and by bytes, never inside a letter', () => {
    expect(safeFileName('x'.repeat(500))).toHaveLength(120);
    expect(Buffer.byteLength(safeFileName('ж'.repeat(500)))).toBeLessThanOrEqual(180);
    expect(safeFileName('😀'.repeat(200)).isWellFormed()).toBe(true);
  });
});

describe('a pattern', () => {
  it('makes the usual name', () =>
    expect(named(usualPattern)).toBe(
      '2026-12-03 Oficina de Extranjería Madrid – Resolución favorable – Y1234567X',
    ));
  it('leaves no gap where something is not known', () => {
    expect(named(usualPattern, { issuer: '', number: '' })).toBe('2026-12-03 – Resolución favorable');
    expect(named(usualPattern, { date: '', issuer: '' })).toBe('Resolución favorable – Y1234567X');
    expect(named('{number}', { number: '' })).toBe('resolucion');
    expect(named('{number}', { number: '', file: '???' })).toBe('document');
  });
  it('parts folders only where it says so itself', () => {
    expect(named('{person}/{case}/{title}', { title: '../../etc/passwd' })).toBe(
      'Ana Ejemplo/EX-2026 1/etc passwd',
    );
    expect(named('{person}/{title}', { person: '..' })).toBe('Resolución favorable');
  });
  it('keeps the whole way short enough', () =>
    expect(
      named('{person}/{title} {file}', { person: 'p'.repeat(300), title: 't'.repeat(300) }).length,
    ).toBeLessThanOrEqual(200));
  it.each(['', 'nothing', '{unknown}', '{date', '{date}{', 'a/b/c/d/{date}', `{date}${'x'.repeat(300)}`])(
    'is refused: %j',
    (pattern) => expect(isNamePattern(pattern)).toBe(false),
  );
});
