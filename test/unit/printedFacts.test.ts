// What is found in the text of documents as offices print it, and that codes never stand in what is kept.
import { describe, expect, it } from 'vitest';
import { codesOf, findPrintedFacts, maskCodes } from '../../main/documents/findPrintedFacts.ts';

const code = 'GEISER-1a2b-3c4d-5e6f-7a8b-9c0d-1e2f-3a4b-5c6d';
const resolution = [
  [
    'MINISTERIO DE POLÍTICA TERRITORIAL | Oficina de Extranjería de Madrid',
    'Nº de expediente: 280020261234567',
    'N.I.E.: Y1234567X',
    'Madrid, 3 de diciembre de 2026',
    'Se le requiere para que, en el plazo de diez (10) días hábiles, aporte',
    'Tasa 790-052: 16,08 €',
  ].join('\n'),
  [
    'Contra esta resolución cabe recurso en el plazo de un mes.',
    `Código seguro de Verificación : ${code} | Puede verificar la integridad de este documento en la siguiente dirección : https://sede.administracionespublicas.gob.es/valida`,
    'Registro REGAGE26e00012345678 de 05/12/2026',
  ].join('\n'),
];
const told = (pages: string[]) => findPrintedFacts(pages).map(({ kind, value, unit }) => [kind, value, unit]);

describe('printed facts', () => {
  it('of a Spanish resolution, with the page and the line of each', () => {
    expect(told(resolution)).toEqual([
      ['caseNumber', '280020261234567', undefined],
      ['personNumber', 'Y1234567X', undefined],
      ['date', '2026-12-03', undefined],
      ['daysToAnswer', '10', 'business'],
      ['amount', '16.08 EUR', undefined],
      ['daysToAnswer', '1', 'months'],
      ['verificationCode', 'GEISER-1a2b…5c6d', undefined],
      ['verificationAddress', 'https://sede.administracionespublicas.gob.es/valida', undefined],
      ['registryNumber', 'REGAGE26e00012345678', undefined],
      ['date', '2026-12-05', undefined],
    ]);
    const facts = findPrintedFacts(resolution);
    expect(facts[3]).toMatchObject({ page: 1, line: expect.stringContaining('diez (10) días hábiles') });
    expect(facts[5]).toMatchObject({ page: 2 });
  });

  it('keeps no code in facts, lines or text, and finds it again by the fact', () => {
    const facts = findPrintedFacts(resolution);
    const kept = JSON.stringify(facts) + maskCodes(resolution.join('\n'));
    expect(kept).not.toContain('3c4d');
    expect(kept).toContain('GEISER-1a2b…5c6d');
    const id = facts.find(({ kind }) => kind === 'verificationCode')?.id ?? '';
    expect(codesOf(resolution).get(id)).toBe(code);
  });

  it('of Peru and Chile: soles, corridos, a term that goes on in the next line', () => {
    expect(told(['Multa de S/ 1,250.00 a pagar', 'plazo de cinco días', 'hábiles'])).toEqual([
      ['amount', '1250.00 PEN', undefined],
      ['daysToAnswer', '5', null],
    ]);
    expect(told(['Tiene un plazo de 5 días\nhábiles para responder.'])).toEqual([
      ['daysToAnswer', '5', 'business'],
    ]);
    expect(told(['un plazo de 20 días corridos'])).toEqual([['daysToAnswer', '20', 'calendar']]);
  });

  it('makes up no day, no person and no number', () => {
    expect(
      told(['31/02/2026 y 99/99/2026', 'Y1234567Z', 'tel. 912345678', 'plazo razonable de días']),
    ).toEqual([]);
  });

  it('bounds what a page of noise can give', () => {
    const noise = Array.from(
      { length: 5_000 },
      (_, at) => `${1 + (at % 28)}/0${1 + (at % 9)}/${2000 + (at % 90)} ${at} €`,
    );
    const facts = findPrintedFacts([noise.join('\n')]);
    expect(facts.length).toBeLessThanOrEqual(60);
  });
});
