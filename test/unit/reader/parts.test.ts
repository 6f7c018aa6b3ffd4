// The parts around the reader: forms, postbacks, links with legal effect, pages, encodings, mappings, partial answers.
import { describe, expect, it } from 'vitest';
import { applyMapping, mappingFor, readMapping } from '../../../main/connectors/kit/reader/columnMapping.ts';
import { readAmount } from '../../../main/connectors/kit/reader/fieldValue.ts';
import { findLists } from '../../../main/connectors/kit/reader/findLists.ts';
import type { NoticeListPage } from '../../../main/connectors/kit/reader/pageReading.ts';
import { parsePage } from '../../../main/connectors/kit/reader/parsePage.ts';
import { readDelta } from '../../../main/connectors/kit/reader/readDelta.ts';
import { findField, formBody, readForms } from '../../../main/connectors/kit/reader/readForms.ts';
import { postbackOf } from '../../../main/connectors/kit/reader/readLinks.ts';
import { readPage } from '../../../main/connectors/kit/reader/readPage.ts';
import { textOf } from '../../../main/connectors/kit/reader/visibleText.ts';
import { baseVocabulary } from '../../../main/connectors/kit/vocabulary/baseVocabulary.ts';
import { compileVocabulary } from '../../../main/connectors/kit/vocabulary/compiledVocabulary.ts';
import { joinVocabularies } from '../../../main/connectors/kit/vocabulary/vocabulary.ts';

const list = (
  html: string | Uint8Array,
  options: { url?: string; declaredCharset?: string } = {},
): NoticeListPage => {
  const reading = readPage(html, { vocabulary: baseVocabulary, ...options });
  if (reading.page !== 'noticeList') throw new Error(`read as ${reading.page}`);
  return reading;
};

describe('forms of WebForms pages', () => {
  const url = 'https://portal.example/SEL/(S(aaaaaaaaaaaaaaaaaaaaaaaa))/AccesoPublico';
  const html = `<form method="post" action="./AccesoPublico" id="aspnetForm">
    <input type="hidden" name="__VIEWSTATE" value="abc=="><input type="hidden" name="__EVENTVALIDATION" value="def">
    <input type="hidden" name="__EVENTTARGET" value=""><input type="hidden" name="__EVENTARGUMENT" value="">
    <table><tr><td>Usuario</td><td><input name="ctl00$body$x1" id="ctl00_body_x1"></td></tr>
    <tr><td>Contraseña</td><td><input type="password" name="ctl00$body$x2"></td></tr></table>
    <label for="d">Tipo de documento</label><select name="ctl00$body$d" id="d"><option value="1">CE</option><option value="2" selected>Pasaporte</option></select>
    <input name="ctl00$body$n" placeholder="Número de documento"><input name="ctl00$body$c" aria-label="Código de la imagen">
    <input type="checkbox" name="ctl00$body$r" value="1"><input name="off" disabled value="z">
    <textarea name="t">dos
líneas</textarea>
    <input type="submit" name="ctl00$body$b" value="Ingresar"></form>`;
  const form = readForms(html, url)[0];
  if (!form) throw new Error('no form');

  it('keeps every hidden field and resolves the action against the final address', () => {
    expect(form).toMatchObject({
      action: 'https://portal.example/SEL/(S(aaaaaaaaaaaaaaaaaaaaaaaa))/AccesoPublico',
      method: 'POST',
      hasPassword: true,
    });
    expect(form.fields.filter((field) => field.type === 'hidden').map((field) => field.value)).toEqual([
      'abc==',
      'def',
      '',
      '',
    ]);
  });

  it('finds labels in cells, by for=, in placeholders and in aria-label', () => {
    expect(findField(form, ['usuario'])?.name).toBe('ctl00$body$x1');
    expect(findField(form, ['contraseña', 'clave'])?.name).toBe('ctl00$body$x2');
    expect(findField(form, ['tipo de documento'])?.options).toHaveLength(2);
    expect(findField(form, ['número de documento'])?.name).toBe('ctl00$body$n');
    expect(findField(form, ['código de la imagen'])?.name).toBe('ctl00$body$c');
  });

  it('sends what a browser would send for a button', () => {
    const body = formBody(
      form,
      { ctl00$body$x1: 'ana', ctl00$body$x2: 'secret' },
      { submit: { name: 'ctl00$body$b', value: 'Ingresar' } },
    );
    expect(Object.fromEntries(body)).toEqual({
      __VIEWSTATE: 'abc==',
      __EVENTVALIDATION: 'def',
      __EVENTTARGET: '',
      __EVENTARGUMENT: '',
      ctl00$body$x1: 'ana',
      ctl00$body$x2: 'secret',
      ctl00$body$d: '2',
      ctl00$body$n: '',
      ctl00$body$c: '',
      t: 'dos\nlíneas',
      ctl00$body$b: 'Ingresar',
    });
  });

  it('sets the two event fields for a postback', () => {
    const body = Object.fromEntries(
      formBody(form, {}, { postback: { target: 'ctl00$gv', argument: 'Page$2' } }),
    );
    expect([body['__EVENTTARGET'], body['__EVENTARGUMENT'], body['ctl00$body$b']]).toEqual([
      'ctl00$gv',
      'Page$2',
      undefined,
    ]);
  });

  it.each([
    ["javascript:__doPostBack('ctl00$a','')", { target: 'ctl00$a', argument: '' }],
    ['__doPostBack("x\\u0024y", "Select$3");return false;', { target: 'x$y', argument: 'Select$3' }],
    [
      'javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("ctl00$b", "", true))',
      { target: 'ctl00$b', argument: '' },
    ],
    ["javascript:alert('x')", null],
  ])('%s', (script, postback) => expect(postbackOf(script)).toEqual(postback));
});

describe('links', () => {
  const rows = list(
    `<base href="/SEL/"><table><tr><th>Fecha</th><th>Asunto</th><th></th></tr><tr><td>16/07/2026</td><td><a href="n/1">Carta de requerimiento</a></td><td><a href="doc/1.pdf">Descargar</a><a href="/ack?1">Acusar recibo</a><a href="mailto:x@y.z">Consulta</a><a href="javascript:void(0)">Nada</a></td></tr></table>`,
    { url: 'https://portal.example/x/y' },
  ).rows;

  it('tell opening, documents and acts with legal effect apart', () => {
    expect(rows[0]?.links.map(({ text, href, kind }) => [text, href, kind])).toEqual([
      ['Carta de requerimiento', 'https://portal.example/SEL/n/1', 'open'],
      ['Descargar', 'https://portal.example/SEL/doc/1.pdf', 'document'],
      ['Acusar recibo', 'https://portal.example/ack?1', 'act'],
    ]);
  });
});

describe('pages of a list', () => {
  const rows =
    '<table><tr><th>Fecha</th><th>Asunto</th></tr><tr><td>16/07/2026</td><td>Carta</td></tr></table>';
  it.each([
    [
      'a link named next',
      `${rows}<div class="pager"><a href="/l?p=1">1</a> <strong>2</strong> <a href="/l?p=3">3</a> <a href="/l?p=3" rel="next">Siguiente</a></div>`,
      { current: 2, last: 3, href: 'https://p.example/l?p=3' },
    ],
    [
      'the number after the current one',
      `${rows}<ul class="pagination"><li class="active"><a href="/l?p=1">1</a></li><li><a href="/l?p=2">2</a></li></ul>`,
      { current: 1, last: 2, href: 'https://p.example/l?p=2' },
    ],
    ['words', `${rows}<p>Página 2 de 2</p>`, { current: 2, last: 2, href: undefined }],
    [
      'a next that is switched off',
      `${rows}<p>Mostrando 1 a 1 de 1 registros</p><a class="next disabled" href="/l?p=2">Siguiente</a>`,
      { current: null, last: null, href: undefined },
    ],
  ])('%s', (_, html, expected) => {
    const pages = list(html, { url: 'https://p.example/l' }).pages;
    expect({ current: pages?.current, last: pages?.last, href: pages?.next?.href }).toEqual(expected);
  });

  it('reads the total that the page names', () => {
    expect(list(`${rows}<p>Mostrando 1 - 10 de 45 registros</p>`).pages?.total).toBe(45);
  });
});

it('days that stand only in an attribute of <time> make a list too, and each counts once', () => {
  const time = '<time datetime="2026-07-16">hace <time datetime="2026-07-16">poco</time></time>';
  const tree = parsePage(
    `<div><div>Carta ${time}</div><div>Multa ${time}</div><div hidden>${time}</div><div>Nada</div></div>`,
  );
  const found = tree ? findLists(tree, compileVocabulary(baseVocabulary)) : [];
  expect(found.map((one) => (one.shape === 'blocks' ? one.blocks.map(textOf) : null))).toEqual([
    ['Carta hace poco', 'Multa hace poco'],
  ]);
});

describe('encodings', () => {
  const html =
    '<meta charset="CHARSET"><table><tr><th>Fecha de notificación</th><th>Asunto</th></tr><tr><td>16/07/2026</td><td>Resolución: señal de año</td></tr></table>';
  const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  const titles = (bytes: Uint8Array, declaredCharset?: string): unknown =>
    list(bytes, declaredCharset === undefined ? {} : { declaredCharset }).rows.map((row) => [
      row.fields.title?.value,
      row.fields.madeAvailable?.value,
    ]);
  const right = [['Resolución: señal de año', '2026-07-16']];

  it.each([
    ['UTF-8, declared so', utf8(html.replace('CHARSET', 'utf-8')), 'utf-8'],
    ['Latin-1, declared by the page', latin(html.replace('CHARSET', 'iso-8859-1')), undefined],
    ['Latin-1 named UTF-8', latin(html.replace('CHARSET', 'utf-8')), 'utf-8'],
    ['UTF-8 named Latin-1', utf8(html.replace('CHARSET', 'iso-8859-1')), 'iso-8859-1'],
    [
      'byte order mark',
      new Uint8Array([0xef, 0xbb, 0xbf, ...utf8(html.replace('CHARSET', 'iso-8859-1'))]),
      'iso-8859-1',
    ],
    ['nothing declared', latin(html.replace('<meta charset="CHARSET">', '')), undefined],
    ['a charset that does not exist', utf8(html.replace('CHARSET', 'klingon')), 'klingon'],
  ])('%s', (_, bytes, declared) => expect(titles(bytes, declared)).toEqual(right));

  it('repairs UTF-8 that was read as Latin-1 before', () => {
    const broken = new TextDecoder('windows-1252').decode(utf8(html.replace('CHARSET', 'utf-8')));
    expect(list(broken).rows[0]?.fields.title?.value).toBe('Resolución: señal de año');
  });
});

describe('column mappings', () => {
  const html =
    '<table><tr><th>Datos A</th><th>Datos B</th><th>Expediente</th></tr><tr><td>16/07/2026</td><td>18/07/2026</td><td>LM2600123</td></tr><tr><td>17/07/2026</td><td>19/07/2026</td><td>LM2600124</td></tr></table>';

  it('read the rows as a person said', () => {
    const reading = list(html);
    const mapping = mappingFor('peru', reading, ['madeAvailable', 'expires', 'caseNumber']);
    const applied = applyMapping(reading, mapping);
    expect(applied.mapping).toEqual(mapping);
    expect(applied.reading.confidence).toBe(1);
    expect(
      applied.reading.rows.map((row) => [row.fields.madeAvailable?.value, row.fields.expires?.value]),
    ).toEqual([
      ['2026-07-16', '2026-07-18'],
      ['2026-07-17', '2026-07-19'],
    ]);
    expect(readMapping(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  });

  it('are forgotten when the columns change', () => {
    const mapping = mappingFor('peru', list(html), ['madeAvailable', 'expires', 'caseNumber']);
    const changed = list(html.replace('Datos A', 'Vence'));
    expect(applyMapping(changed, mapping)).toEqual({ reading: changed, mapping: null });
  });

  it.each([
    [null],
    [{}],
    [{ portal: 'peru', version: 2, signature: 'a', columns: [] }],
    [{ portal: 'peru', version: 1, signature: 'a', columns: ['price'] }],
  ])('stored nonsense is no mapping: %j', (stored) => expect(readMapping(stored)).toBeNull());
});

describe('a partial answer of an UpdatePanel', () => {
  const panel =
    '<table><tr><th>Fecha</th><th>Asunto</th></tr><tr><td>16/07/2026</td><td>Carta | con barra</td></tr></table>';
  const delta = `1|#||4|${panel.length}|updatePanel|ctl00_up|${panel}|5|hiddenField|__VIEWSTATE|abc==|`;

  it('is read like a page', () => {
    expect(list(delta).rows[0]?.fields.title?.value).toBe('Carta | con barra');
  });
  it('gives the hidden fields and the redirect', () => {
    expect(readDelta(`5|hiddenField|__VIEWSTATE|abc==|14|pageRedirect||%2fSEL%2fLogin|`)).toEqual({
      html: '',
      hiddenFields: { __VIEWSTATE: 'abc==' },
      redirect: '/SEL/Login',
    });
  });
});

it('a new portal needs words, not code', () => {
  const html =
    '<table><tr><th>Zeitpunkt</th><th>Betreff</th></tr><tr><td>16/07/2026</td><td>Bescheid</td></tr></table>';
  const vocabulary = joinVocabularies(baseVocabulary, {
    fields: { madeAvailable: ['Zeitpunkt'], title: ['Betreff'] },
  });
  const reading = readPage(html, { vocabulary });
  expect(reading.page === 'noticeList' && reading.rows[0]?.fields).toMatchObject({
    madeAvailable: { value: '2026-07-16' },
    title: { value: 'Bescheid' },
  });
});

it.each([
  ['S/ 1,515.00', { value: '1515.00', currency: 'PEN' }],
  ['1.234,56 €', { value: '1234.56', currency: 'EUR' }],
  ['45.000', { value: '45000', currency: null }],
  ['sin importe', null],
])('amount %s', (text, amount) => expect(readAmount(text)).toEqual(amount));

describe('what a row is known by', () => {
  it('a running number is no id', () => {
    const html =
      '<table><tr><th>Nro.</th><th>Fecha</th><th>Asunto</th></tr><tr><td>1</td><td>16/07/2026</td><td>Carta</td></tr><tr><td>2</td><td>17/07/2026</td><td>Multa</td></tr></table>';
    expect(list(html).rows.map((row) => row.fields.noticeId)).toEqual([undefined, undefined]);
  });
  it('the number of a notice is', () => {
    const html =
      '<table><tr><th>Nro.</th><th>Fecha</th><th>Asunto</th></tr><tr><td>20260012</td><td>16/07/2026</td><td>Carta</td></tr></table>';
    expect(list(html).rows[0]?.fields.noticeId?.value).toBe('20260012');
  });
});

describe("today's date above an empty list", () => {
  const html = '<div>21/11/2026 09:30</div><h1>Notificaciones</h1><p>No tiene notificaciones</p>';
  const page = (text: string, today?: string): string =>
    readPage(text, { vocabulary: baseVocabulary, ...(today ? { today } : {}) }).page;
  it('is no row on that day, and may be one on any other', () => {
    expect([page(html, '2026-11-21'), page(html, '2026-11-22'), page(html)]).toEqual([
      'empty',
      'unknown',
      'unknown',
    ]);
  });
  it('is a row in a table, even today', () => {
    expect(
      page(html.replace('<div>', '<table><tr><td>').replace('</div>', '</td></tr></table>'), '2026-11-21'),
    ).toBe('unknown');
  });
});
