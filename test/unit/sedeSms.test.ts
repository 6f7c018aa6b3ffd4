// The status service by SMS: exact messages, a QR code that carries them, and replies in a layout that nobody has published.
import { describe, expect, it, test } from 'vitest';
import { isReplyAboutAnother, readSmsReply } from '../../main/connectors/sede/readSmsReply.ts';
import { smsQr } from '../../main/connectors/sede/smsQr.ts';
import { buildSms, smsService } from '../../main/connectors/sede/smsService.ts';

const at = '2026-11-22T10:00:00.000Z';

describe('the message', () => {
  test('by NIE fills to eight digits; by expediente needs fifteen characters', () => {
    expect(buildSms({ nie: 'x1234567l' })).toEqual({
      isValid: true,
      number: '651714610',
      message: 'NIE X01234567L',
      link: 'sms:651714610?&body=NIE%20X01234567L',
      code: 'SMSTO:651714610:NIE X01234567L',
    });
    expect(buildSms({ caseNumber: '28 00 2010 1234567' })).toMatchObject({
      message: 'EXPE 280020101234567',
    });
  });

  test('is refused with a reason that helps', () => {
    expect(buildSms({ nie: 'X1234567A' })).toEqual({
      isValid: false,
      reason: 'nie',
      characters: null,
      suggestion: 'X1234567L',
    });
    expect(buildSms({ nie: '12345678Z' })).toMatchObject({ isValid: false, reason: 'nie' });
    expect(buildSms({ caseNumber: '28002010123456' })).toEqual({
      isValid: false,
      reason: 'length',
      characters: 14,
      suggestion: null,
    });
  });

  test('goes to the number of today, with its day and page; never to one of older guides', () => {
    expect(smsService.checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(new URL(smsService.officialPage).hostname).toBe('sede.administracionespublicas.gob.es');
    expect(smsService.formerNumbers).toContain('600124377');
    expect(smsService.formerNumbers).not.toContain(smsService.number);
  });
});

test('the QR code is square, has its three corners and a quiet zone', () => {
  const { size, modules, svg } = smsQr('SMSTO:651714610:NIE X01234567L');
  expect(modules).toHaveLength(size);
  expect(modules.every((row) => row.length === size)).toBe(true);
  const corner = (row: number, column: number) =>
    [0, 1, 2, 3, 4, 5, 6].map((step) => modules[row]?.[column + step]);
  const whole = Array.from({ length: 7 }, () => true);
  expect([corner(0, 0), corner(0, size - 7), corner(size - 7, 0)]).toEqual([whole, whole, whole]);
  expect(svg).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`);
  expect(svg.match(/M\d+ \d+h1/g)).toHaveLength(modules.flat().filter(Boolean).length);
});

describe('a reply', () => {
  it.each([
    ['NIE X01234567L: EN TRAMITE. Datos de carácter informativo', 'EN_TRAMITE'],
    ['Estado: RESUELTO - FAVORABLE. Datos de caracter informativo.', 'RESUELTO_FAVORABLE'],
    [
      'Su expediente 280020101234567 está RESUELTO - NO FAVORABLE\nDatos de carácter informativo',
      'RESUELTO_NO_FAVORABLE',
    ],
    ['Su solicitud ha sido denegada. Datos de carácter informativo', 'RESUELTO_NO_FAVORABLE'],
    ['Expediente archivado', 'ARCHIVADO'],
    ['En trámite - Requerido', 'REQUERIDO'],
    ['Pendiente de informe favorable', 'UNKNOWN'],
    ['Algo que nadie ha visto', 'UNKNOWN'],
  ])('%s is %s', (text, status) => {
    const reply = readSmsReply(text, at);
    expect(reply).toMatchObject({ reply: 'status', entry: { at, source: 'sms', status } });
  });

  test('keeps the words, and does not claim what an SMS does not tell', () => {
    const reply = readSmsReply('Estado: Algo nuevo. Datos de carácter informativo', at);
    expect(reply).toEqual({
      reply: 'status',
      entry: { at, source: 'sms', status: 'UNKNOWN', raw: 'Algo nuevo' },
      hasTail: true,
      isDoubtful: false,
    });
  });

  test('is doubtful where nothing in it is known and nothing is as the service writes', () => {
    const doubt = (text: string) => {
      const read = readSmsReply(text, at);
      return read.reply === 'status' && read.isDoubtful;
    };
    expect(doubt('Hola mamá, llego a las ocho')).toBe(true);
    expect(doubt('Hola. Datos de carácter informativo')).toBe(false);
    expect(doubt('Estado: algo nuevo')).toBe(false);
    expect(doubt('En trámite')).toBe(false);
  });

  test('is not taken for a case that it does not name', () => {
    const known = { numbers: ['28 00 2026 0123456'], nie: 'X1234567L' };
    const other = (text: string, of: Partial<typeof known> | { nie: null } = {}) =>
      isReplyAboutAnother(text, { ...known, ...of });
    expect(other('NIE X01234567L: EN TRAMITE')).toBe(false);
    expect(other('Expediente 280020260123456: EN TRAMITE')).toBe(false);
    expect(other('En trámite desde 12/03/2026')).toBe(false);
    expect(other('NIE Y1234567X: RESUELTO - FAVORABLE')).toBe(true);
    expect(other('Expediente 280020260123457: RESUELTO - FAVORABLE')).toBe(true);
    expect(other('NIE Y1234567X: EN TRAMITE', { nie: null })).toBe(false);
    expect(other('Exp. 280020260123457 NIE Y1234567X: EN TRAMITE', { nie: null })).toBe(true);
  });

  test('may be a refusal, or nothing', () => {
    expect(readSmsReply('Error: formato incorrecto. El número debe tener 15 caracteres.', at)).toMatchObject({
      reply: 'refused',
    });
    expect(readSmsReply('No consta resolución favorable', at)).toMatchObject({ reply: 'refused' });
    expect(readSmsReply('No se ha encontrado expediente', at)).toMatchObject({ reply: 'refused' });
    expect(readSmsReply('  Datos de carácter informativo ', at)).toEqual({ reply: 'empty' });
  });
});
