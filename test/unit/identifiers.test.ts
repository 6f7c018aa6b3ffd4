// Identifiers of people, cases, registries and documents, as tables; all numbers are published examples or invented.
import { describe, expect, it } from 'vitest';
import { isSameCase, readCaseNumber } from '../../main/model/identifiers/caseNumber.ts';
import { fitsMask, readPersonNumber } from '../../main/model/identifiers/personNumber.ts';
import { findRegistryNumbers } from '../../main/model/identifiers/registryNumber.ts';
import { smsForCase, smsForNie, smsLink } from '../../main/model/identifiers/smsText.ts';
import { isSameToken, readToken } from '../../main/model/identifiers/token.ts';
import { findVerificationCodes } from '../../main/model/identifiers/verificationCode.ts';

describe('NIE and DNI', () => {
  it.each([
    ['12345678Z', 'dni', '12345678Z'],
    ['X1234567L', 'nie', 'X1234567L'],
    ['Y1234567X', 'nie', 'Y1234567X'],
    ['Z1234567R', 'nie', 'Z1234567R'],
    ['X0000000T', 'nie', 'X0000000T'],
    ['x-1.234.567-l', 'nie', 'X1234567L'],
    ['X01234567L', 'nie', 'X1234567L'],
    [' 12.345.678 - z ', 'dni', '12345678Z'],
  ])('%s', (text, kind, value) => expect(readPersonNumber(text)).toEqual({ isValid: true, kind, value }));

  it.each([
    ['X1234567T', 'letter', 'L', 'X1234567L'],
    ['12345678A', 'letter', 'Z', '12345678Z'],
    ['Y1234567', 'letterMissing', 'X', 'Y1234567X'],
    ['12345678', 'letterMissing', 'Z', '12345678Z'],
    ['X12345678L', 'shape', null, null],
    ['1234567Z', 'shape', null, null],
    ['AB123456', 'shape', null, null],
    ['', 'shape', null, null],
  ])('%s is corrected', (text, reason, expectedLetter, suggestion) =>
    expect(readPersonNumber(text)).toEqual({ isValid: false, reason, expectedLetter, suggestion }),
  );

  it.each([
    ['***4567**', 'X1234567L', true],
    ['***456***', 'X1234567L', true],
    ['***9999**', 'X1234567L', false],
    ['****567L', 'X1234567L', true],
    ['*********', 'X1234567L', false],
  ])('mask %s over %s: %s', (mask, whole, fits) => expect(fitsMask(mask, whole)).toBe(fits));
});

describe('case numbers', () => {
  it.each([
    ['280020101234567', 'numeric', '28', 2010, []],
    ['070120101111111', 'numeric', '07', 2010, []],
    ['0800 2026 0012345', 'numeric', '08', 2026, []],
    ['E28202600000000', 'lettered', '28', 2026, []],
    ['i28202600000002', 'lettered', '28', 2026, []],
    ['990020261234567', 'numeric', '99', 2026, ['province']],
    ['000020261234567', 'numeric', '00', 2026, ['province']],
    ['280020991234567', 'numeric', '28', 2099, ['year']],
    ['08/203456/2026', 'other', null, 2026, ['shape']],
    ['BA/12345/2026', 'other', null, 2026, ['shape']],
    ['R123456/2025', 'other', null, 2025, ['shape']],
    ['LM260012345', 'other', null, null, ['shape']],
  ])('%s', (text, shape, province, year, warnings) =>
    expect(readCaseNumber(text, 2026)).toMatchObject({ shape, province, year, warnings }),
  );

  it.each(['', '   ', 'pendiente', '1'.repeat(61)])('"%s" is none', (text) =>
    expect(readCaseNumber(text, 2026)).toBeNull(),
  );

  it('are compared without separators', () => {
    expect(isSameCase('0800 2026 0012345', '080020260012345')).toBe(true);
    expect(isSameCase('08/203456/2026', '08/203457/2026')).toBe(false);
    expect(isSameCase('', '-')).toBe(false);
  });
});

it.each([
  ['REGAGE26e00012345678', [{ value: 'REGAGE26e00012345678', direction: 'entry' }]],
  [
    'Nº REGAGE\n26s0001\n2345678 y otra vez REGAGE-26-s-00012345678',
    [{ value: 'REGAGE26s00012345678', direction: 'exit' }],
  ],
  ['REGAGE26e0001234567', []],
  ['REGAGE26e000123456789', []],
])('registry numbers of %j', (text, expected) => expect(findRegistryNumbers(text)).toEqual(expected));

it.each([
  [
    'CSV : GEISER-0a1b-2c3d-4e5f-6071-8293-a4b5-c6d7-e8f9 |',
    [{ value: 'GEISER-0a1b-2c3d-4e5f-6071-8293-a4b5-c6d7-e8f9', prefix: 'GEISER' }],
  ],
  [
    'DEHU-0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    [{ value: 'DEHU-0a1b-2c3d-4e5f-6071-8293-a4b5-c6d7-e8f9', prefix: 'DEHU' }],
  ],
  [
    'Código CSV 0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    [{ value: '0a1b-2c3d-4e5f-6071-8293-a4b5-c6d7-e8f9', prefix: null }],
  ],
  ['huella 0a1b2c3d4e5f60718293a4b5c6d7e8f9', []],
  ['GEN-0a1b-2c3d', []],
])('verification codes of %j', (text, expected) => expect(findVerificationCodes(text)).toEqual(expected));

describe('SMS', () => {
  it.each([
    ['X1234567L', 'NIE X01234567L'],
    ['x0000000t', 'NIE X00000000T'],
    ['X1234567T', null],
    ['12345678Z', null],
  ])('NIE %s', (nie, words) => expect(smsForNie(nie)).toBe(words));
  it.each([
    ['280020101234567', 'EXPE 280020101234567'],
    ['E28202600000000', 'EXPE E28202600000000'],
    ['28002010123456', null],
    ['08/203456/2026', null],
  ])('case %s', (number, words) => expect(smsForCase(number)).toBe(words));
  it('fills in the words', () =>
    expect(smsLink('651 714 610', 'NIE X01234567L')).toBe('sms:651714610?&body=NIE%20X01234567L'));
});

it.each([
  [' : LM-2026 0001. ', 'LM-2026 0001'],
  ['CE 000000001', 'CE 000000001'],
  ['sin número', null],
  ['<b>1</b>', null],
  ['1'.repeat(61), null],
])('token %j', (text, token) => expect(readToken(text)).toBe(token));
it('tokens are compared without separators', () => {
  expect([isSameToken('lm-2026 0001', 'LM20260001'), isSameToken('A1', 'A2')]).toEqual([true, false]);
});
