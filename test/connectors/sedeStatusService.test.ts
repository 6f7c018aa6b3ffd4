// The sample status service as a portal window would use it: the data is filled in, the person types the captcha, the answer is read.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readStatusPage } from '../../main/connectors/sede/readStatusPage.ts';
import { prefillOf, type StatusPrefill } from '../../main/connectors/sede/statusPrefill.ts';
import { openPortalSession } from '../../main/net/openPortalSession.ts';
import type { PortalSession } from '../../main/net/portalSession.ts';
import { captchaAlphabet, captchaImage } from '../portals/sede/captchaImage.ts';
import { sampleCaptcha } from '../portals/sede/infoext2.ts';
import { sedeCase } from '../portals/sede/sampleRows.ts';
import { type SampleSede, startSampleSede } from '../portals/sede/startSampleSede.ts';

let sede: SampleSede;
let http: PortalSession;
let at = Date.parse('2026-11-22T10:00:00Z');
beforeAll(async () => {
  sede = await startSampleSede({ now: () => new Date(at) });
  http = openPortalSession({
    origins: [sede.endpoints.infoext2],
    trustedCa: [sede.caPem],
    signal: new AbortController().signal,
  });
});
afterAll(async () => {
  await http.close();
  await sede.stop();
});
beforeEach(() => {
  sede.reset();
  at += 86_400_000;
});

const names = { nie: 'nie', expediente: 'idExpediente', filedOn: 'fechaPresentacion', birthYear: 'anio' };
const load = async (path: string, form?: [string, string][]) => {
  const url = `${sede.endpoints.infoext2}${path}`;
  const answer = await http.fetch({ url, ...(form ? { method: 'POST' as const, form } : {}) });
  return readStatusPage(answer.text());
};
const send = (prefill: StatusPrefill, captcha: string) =>
  load('/infoext2/consulta.html', [
    ['modo', prefill.mode.argument],
    ['accion', 'consultar'],
    ...prefill.fields.map(({ field, value }): [string, string] => [names[field], value]),
    ['txtCaptcha', captcha],
  ]);

describe('a check', () => {
  test('goes from the landing over the form to the result; a wrong captcha brings the form again', async () => {
    const known = sedeCase({ status: 'En trámite - Requerido' });
    sede.cases.push(known);
    const prefill = prefillOf({ numbers: [known.number], nie: null, filedOn: '2026-03-12', birthYear: 1990 });
    expect(await load(prefill.path)).toMatchObject({ answer: 'landing', hasFormEntry: true });
    expect(await load('/infoext2/consulta.html')).toMatchObject({ answer: 'landing' });
    expect(await load('/infoext2/entradaFormulario.html', [['entrada', 'F']])).toMatchObject({
      answer: 'form',
      form: { mode: 'N', missing: [] },
    });
    expect(await send(prefill, 'wrong')).toMatchObject({ answer: 'wrongCaptcha', form: { mode: 'N' } });
    expect(await send(prefill, sampleCaptcha)).toMatchObject({
      answer: 'result',
      result: { status: { status: 'REQUERIDO' } },
    });
    expect(
      await send(
        {
          ...prefill,
          fields: prefill.fields.map((one) => ({
            ...one,
            value: one.field === 'birthYear' ? '1991' : one.value,
          })),
        },
        sampleCaptcha,
      ),
    ).toMatchObject({ answer: 'notFound' });
    expect(sede.queries.map(({ answered }) => answered)).toEqual(['wrongCaptcha', 'result', 'notFound']);
  });

  test('by NIE tells which field was refused', async () => {
    const prefill = prefillOf({ numbers: [], nie: 'X1234567L', filedOn: '2026-03-12', birthYear: 1990 });
    const other = {
      ...prefill,
      fields: prefill.fields.map((one) => (one.field === 'nie' ? { ...one, value: 'X1234567A' } : one)),
    };
    expect(await send(other, sampleCaptcha)).toMatchObject({
      answer: 'invalidData',
      fields: ['nie'],
      said: ['El N.I.E. no es válido'],
    });
  });

  test('meets the firewall when it comes too fast, the challenge when it insists, and is let in after the rest', async () => {
    expect(await load('/infoext2/')).toMatchObject({ answer: 'landing' });
    at += 59_000;
    expect(await load('/infoext2/')).toEqual({ answer: 'refused' });
    at += 61_000;
    expect(await load('/infoext2/')).toEqual({ answer: 'challenge' });
    at += 600_000;
    expect(await load('/infoext2/')).toMatchObject({ answer: 'landing' });
  });

  test('sees a form that lost a field and an answer that nobody knows', async () => {
    sede.set({ formWithout: 'anio', answersUnknown: true });
    const known = sedeCase();
    sede.cases.push(known);
    expect(await load('/infoext2/entradaFormulario.html', [])).toMatchObject({
      answer: 'form',
      form: { missing: ['birthYear'] },
    });
    const prefill = prefillOf({ numbers: [known.number], nie: null, filedOn: '2026-03-12', birthYear: 1990 });
    expect(await send(prefill, sampleCaptcha)).toMatchObject({ answer: 'unknown', why: 'noStructure' });
  });
});

test('the sample captcha is a PNG that says what the tests type', () => {
  expect(sampleCaptcha.split('').every((letter) => captchaAlphabet.includes(letter))).toBe(true);
  const [head, body = ''] = captchaImage(sampleCaptcha).split(',');
  expect(head).toBe('data:image/png;base64');
  expect(Buffer.from(body, 'base64').subarray(1, 4).toString()).toBe('PNG');
});
