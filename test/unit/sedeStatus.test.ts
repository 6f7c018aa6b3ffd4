// The status service page by page: every answer is told apart, and the status is read from its own field only.
import { describe, expect, it, test } from 'vitest';
import { readStatusPage } from '../../main/connectors/sede/readStatusPage.ts';
import { statusEntryOf, statusPageFailure } from '../../main/connectors/sede/statusAnswer.ts';
import {
  checkPrefill,
  dateRefused,
  isAboutAnother,
  prefillOf,
} from '../../main/connectors/sede/statusPrefill.ts';
import { failureOf } from '../../main/contract/failure.ts';
import type { CaseStatus } from '../../main/model/caseStatus.ts';
import { decodeText } from '../../main/net/decodeText.ts';
import {
  challengePage,
  type FormPage,
  formPage,
  landingPage,
  refusedPage,
  resultPage,
  unseenPage,
} from '../portals/sede/infoext2Pages.ts';
import { sedeCase } from '../portals/sede/sampleRows.ts';

const now = new Date('2026-11-22T10:00:00Z');
const form = (change: Partial<FormPage> = {}): string =>
  formPage({
    captcha: 'nt4k7',
    values: {},
    mode: 'N',
    wrongCaptcha: false,
    messages: {},
    said: null,
    without: null,
    datepickerIgnoresTyping: false,
    ...change,
  });
const codeOf = (html: string) => statusPageFailure(readStatusPage(html), now)?.failure ?? null;

describe('a result', () => {
  test('is read field by field, with the words as printed', () => {
    const answer = readStatusPage(
      resultPage(sedeCase({ status: 'RESUELTO – FAVORABLE', resolvedOn: '12/11/2026', nie: 'X1234567L' })),
    );
    expect(answer).toEqual({
      answer: 'result',
      result: {
        status: { status: 'RESUELTO_FAVORABLE', raw: 'RESUELTO – FAVORABLE' },
        resolvedOn: '2026-11-12',
        filedOn: null,
        nie: 'X1234567L',
        caseNumber: null,
        authorization: 'RESIDENCIA TEMPORAL POR ARRAIGO SOCIAL',
        printed: {
          'N.I.E': 'X1234567L',
          'Tipo de Autorización': 'RESIDENCIA TEMPORAL POR ARRAIGO SOCIAL',
          'Estado de Resolución': 'RESUELTO – FAVORABLE',
          'Fecha de Resolución': '12/11/2026',
        },
      },
    });
  });

  test('has neither day nor NIE while the portal shows none', () => {
    expect(readStatusPage(resultPage(sedeCase()))).toMatchObject({
      result: { status: { status: 'EN_TRAMITE' }, resolvedOn: null, nie: null },
    });
  });

  it.each<[string, CaseStatus]>([
    ['Resuelto – No favorable', 'RESUELTO_NO_FAVORABLE'],
    ['Denegado', 'RESUELTO_NO_FAVORABLE'],
    ['NO-FAVORABLE', 'RESUELTO_NO_FAVORABLE'],
    ['Inadmitido a trámite', 'INADMITIDO'],
    ['Archivado', 'ARCHIVADO'],
    ['En vía de recurso', 'EN_RECURSO'],
    ['Requerido', 'REQUERIDO'],
    ['En trámite - Requerido', 'REQUERIDO'],
    ['RESUELTO - FAVORABLE', 'RESUELTO_FAVORABLE'],
    ['Resuelto – Favorable', 'RESUELTO_FAVORABLE'],
    ['EN TRAMITE', 'EN_TRAMITE'],
    ['En trámite', 'EN_TRAMITE'],
    ['Elevado a consulta', 'UNKNOWN'],
  ])('%s is %s although "favorable" stands elsewhere on the page', (status, expected) => {
    const answer = readStatusPage(resultPage(sedeCase({ status })));
    expect(answer).toMatchObject({ answer: 'result', result: { status: { status: expected, raw: status } } });
  });

  it.each([
    [
      'a table',
      '<table><tr><th>N.I.E:</th><td>X1234567L</td></tr><tr><td><b>Estado de Resolución</b></td><td>Archivado</td></tr></table>',
    ],
    [
      'a definition list',
      '<dl><dt>N.I.E.</dt><dd>X1234567L</dd><dt>Estado de Resolución</dt><dd>Archivado</dd></dl>',
    ],
    ['lines', '<p>N.I.E.: X1234567L</p><p>Estado de Resolución: Archivado</p>'],
    [
      'bold words',
      '<ul><li><strong>N.I.E.:</strong> X1234567L</li><li><strong>Estado de Resolución:</strong> Archivado</li></ul>',
    ],
    ['Catalan', '<dl><dt>NIE</dt><dd>X1234567L</dd><dt>Estat de resolució</dt><dd>Archivado</dd></dl>'],
    ['Basque', '<dl><dt>NIE</dt><dd>X1234567L</dd><dt>Ebazpenaren egoera</dt><dd>Archivado</dd></dl>'],
  ])('is found in %s too', (_how, html) => {
    expect(readStatusPage(`<h2>Datos personales</h2>${html}`)).toMatchObject({
      result: { status: { status: 'ARCHIVADO' }, nie: 'X1234567L' },
    });
  });

  test('is not made up: an empty status, two statuses, a status that is hidden', () => {
    expect(readStatusPage(resultPage(sedeCase({ status: '' })))).toMatchObject({
      answer: 'unknown',
      why: 'noStatus',
    });
    const two =
      '<dl><dt>Estado de Resolución</dt><dd>Denegado</dd><dt>Estado de Resolución</dt><dd>En trámite</dd></dl>';
    expect(readStatusPage(two)).toMatchObject({ answer: 'unknown', why: 'severalResults' });
    const hidden =
      '<div class="hide"><label>Estado de Resolución:</label><div>Denegado</div></div><p>Consulta</p>';
    expect(readStatusPage(hidden)).toMatchObject({ answer: 'unknown' });
  });

  test('survives an encoding that its header does not name', () => {
    const bytes = Buffer.from(
      resultPage(sedeCase({ status: 'Inadmitido a trámite', resolvedOn: '01/10/2026' })),
      'latin1',
    );
    expect(readStatusPage(decodeText(bytes, 'utf-8').text)).toMatchObject({
      result: { status: { status: 'INADMITIDO', raw: 'Inadmitido a trámite' }, resolvedOn: '2026-10-01' },
    });
  });

  test('becomes an entry of the history', () => {
    const answer = readStatusPage(resultPage(sedeCase({ nie: 'X1234567L' })));
    if (answer.answer !== 'result') throw new Error(answer.answer);
    expect(statusEntryOf(answer.result, 'form', '2026-11-22T10:00:00.000Z')).toEqual({
      at: '2026-11-22T10:00:00.000Z',
      source: 'form',
      status: 'EN_TRAMITE',
      raw: 'EN TRÁMITE',
      resolvedOn: null,
      nie: 'X1234567L',
      authorization: 'RESIDENCIA TEMPORAL POR ARRAIGO SOCIAL',
    });
  });
});

describe('the form', () => {
  test('has all its fields; what its hidden templates say is no answer', () => {
    const answer = readStatusPage(form());
    expect(answer).toMatchObject({ answer: 'form', form: { missing: [], mode: 'N', hasCaptchaImage: true } });
    if (answer.answer !== 'form') throw new Error(answer.answer);
    expect(answer.form.fields.map(({ field, name, isVisible }) => [field, name, isVisible])).toEqual([
      ['nie', 'nie', true],
      ['expediente', 'idExpediente', false],
      ['filedOn', 'fechaPresentacion', true],
      ['birthYear', 'anio', true],
      ['captcha', 'txtCaptcha', true],
    ]);
    expect(codeOf(form())).toBeNull();
  });

  it.each([
    ['fechaPresentacion', 'filedOn'],
    ['anio', 'birthYear'],
    ['txtCaptcha', 'captcha'],
  ])('without %s is a changed form', (without, missing) => {
    expect(codeOf(form({ without }))).toEqual({
      code: 'portal.changed',
      details: { at: 'status', what: 'form', missing: [missing] },
    });
  });

  test('comes back for a wrong captcha, which is not the only reason for it to come back', () => {
    expect(readStatusPage(form({ wrongCaptcha: true }))).toMatchObject({
      answer: 'wrongCaptcha',
      form: { missing: [] },
    });
    expect(codeOf(form({ wrongCaptcha: true }))).toEqual({
      code: 'secondFactor.wrong',
      details: { what: 'captcha' },
    });
    expect(readStatusPage(form())).toMatchObject({ answer: 'form' });
  });

  test('names the fields that it refuses', () => {
    const html = form({ messages: { nie: 'El N.I.E. no es válido', anio: 'Campo obligatorio' } });
    expect(codeOf(html)).toEqual({
      code: 'input.invalid',
      details: {
        badFields: ['nie', 'birthYear'],
        what: 'statusData',
        said: ['El N.I.E. no es válido', 'Campo obligatorio'],
      },
    });
  });

  it.each([
    'No se ha encontrado expediente',
    'No existe ningún expediente con los datos indicados.',
    'Expediente no encontrado',
    "No s'ha trobat cap expedient",
  ])('says that there is no such case: %s', (said) => {
    expect(codeOf(form({ said }))).toEqual({ code: 'input.notFound', details: { what: 'case', said } });
  });
});

describe('other pages', () => {
  test('the firewall’s refusal and its challenge say when to try again', () => {
    expect(readStatusPage(refusedPage)).toEqual({ answer: 'refused' });
    expect(readStatusPage(challengePage)).toEqual({ answer: 'challenge' });
    expect(codeOf(refusedPage)).toMatchObject({
      code: 'portal.refusedRobot',
      details: { how: 'refused', retryAt: '2026-11-22T11:00:00.000Z' },
    });
    expect(codeOf(challengePage)).toMatchObject({
      code: 'portal.refusedRobot',
      details: { how: 'challenge', retryAt: '2026-11-23T10:00:00.000Z' },
    });
  });

  test('the landing is no answer and no failure', () => {
    expect(readStatusPage(landingPage())).toEqual({
      answer: 'landing',
      hasFormEntry: true,
      hasClaveEntry: true,
    });
    expect(codeOf(landingPage())).toBeNull();
  });

  it.each([
    ['never seen', unseenPage, 'noStructure'],
    ['empty', '', 'blank'],
    ['endless', '<div>'.repeat(20_000), 'tooDeep'],
  ])('a page that is %s is a changed portal', (_what, html, why) => {
    expect(readStatusPage(html)).toMatchObject({ answer: 'unknown', why });
    expect(codeOf(html)).toMatchObject({ code: 'portal.changed', details: { what: why } });
  });

  test('cut off anywhere, a result is right or not there, never another status', () => {
    const html = resultPage(sedeCase({ status: 'Resuelto – No favorable', resolvedOn: '12/11/2026' }));
    for (let end = 0; end < html.length; end += 7) {
      const answer = readStatusPage(html.slice(0, end));
      if (answer.answer !== 'result') continue;
      expect(['RESUELTO_NO_FAVORABLE', 'UNKNOWN']).toContain(answer.result.status.status);
    }
  });
});

describe('what a portal window fills in', () => {
  const known = {
    numbers: ['28 00 2026 0123456'],
    nie: 'x-1234567-l',
    filedOn: '2026-03-12',
    birthYear: 1990,
  };

  test('goes by the case number, since one NIE can have several cases', () => {
    expect(prefillOf(known)).toMatchObject({
      mode: { call: 'cambiaExpte', argument: 'X' },
      fields: [
        { field: 'expediente', value: '280020260123456' },
        { field: 'filedOn', value: '12/03/2026' },
        { field: 'birthYear', value: '1990' },
      ],
      datepicker: { heading: { month: 'marzo', year: 2026 }, day: 12 },
    });
  });

  test('goes by NIE where no number fits the form, and never fills the captcha', () => {
    const prefill = prefillOf({ ...known, numbers: ['08/203456/2026'] });
    expect(prefill.mode.argument).toBe('N');
    expect(prefill.fields[0]).toMatchObject({ field: 'nie', value: 'X1234567L' });
    expect(prefill.fields.map(({ field }) => field)).not.toContain('captcha');
  });

  test('goes by NIE rather than by a number of no known shape, and never by a registry number', () => {
    const by = (numbers: string[], nie: string | null) => prefillOf({ ...known, numbers, nie }).fields[0];
    expect(by(['REGAGE26e00012345678', 'ABC123'], 'X1234567L')).toMatchObject({ value: 'X1234567L' });
    expect(by(['REGAGE26e00012345678', 'ABC123'], null)).toMatchObject({ value: 'ABC123' });
    expect(() => by(['REGAGE26e00012345678'], null)).toThrow(
      expect.objectContaining({ failure: { code: 'input.invalid', details: { badFields: ['number'] } } }),
    );
  });

  test('does not take an answer about somebody else for the case: the form can be changed before it is sent', () => {
    const nothing = { nie: null, caseNumber: null };
    const byNumber = prefillOf(known);
    expect(isAboutAnother(byNumber, { ...nothing, caseNumber: '28-00-2026-0123456' })).toBe(false);
    expect(isAboutAnother(byNumber, { ...nothing, caseNumber: '280020260123457' })).toBe(true);
    // The NIE of a case may be that of a parent.
    expect(isAboutAnother(byNumber, { ...nothing, nie: 'Y1234567X' })).toBe(false);
    const byNie = prefillOf({ ...known, numbers: [] });
    expect(isAboutAnother(byNie, { ...nothing, nie: 'X01234567L' })).toBe(false);
    expect(isAboutAnother(byNie, { ...nothing, nie: 'Y1234567X' })).toBe(true);
    for (const prefill of [byNumber, byNie]) expect(isAboutAnother(prefill, nothing)).toBe(false);
  });

  test('is refused where something is missing, all at once', () => {
    const failed = () => prefillOf({ numbers: [], nie: 'X1234567A', filedOn: null, birthYear: null });
    let failure: unknown = null;
    try {
      failed();
    } catch (error) {
      failure = failureOf(error);
    }
    expect(failure).toEqual({
      code: 'input.invalid',
      details: { badFields: ['number', 'filedOn', 'birthYear'] },
    });
  });

  test('is read back; a refused date is clicked, and what then is still wrong is told', () => {
    const prefill = prefillOf(known);
    const right = { expediente: '280020260123456', filedOn: '12/03/2026', birthYear: '1990', mode: 'X' };
    expect(checkPrefill(prefill, right)).toEqual({ outcome: 'right', wrong: [] });
    expect(checkPrefill(prefill, { ...right, filedOn: '' })).toEqual({
      outcome: 'clickDay',
      wrong: ['filedOn'],
    });
    expect(checkPrefill(prefill, { ...right, filedOn: '03/12/2026' }).outcome).toBe('clickDay');
    expect(checkPrefill(prefill, { ...right, expediente: null, filedOn: '' })).toEqual({
      outcome: 'wrong',
      wrong: ['expediente', 'filedOn'],
    });
    expect(checkPrefill(prefill, { ...right, mode: 'N' })).toEqual({ outcome: 'wrong', wrong: ['mode'] });
    expect(dateRefused().failure).toMatchObject({ code: 'portal.changed', details: { what: 'dateRefused' } });
  });
});
