// The reader under damage and load: it never throws, never calls a page with rows empty, and stays close to bare parsing.

import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { PageElement } from '../../../main/connectors/kit/reader/pageTree.ts';
import { findElement } from '../../../main/connectors/kit/reader/pageTree.ts';
import { parsePage } from '../../../main/connectors/kit/reader/parsePage.ts';
import { readForms } from '../../../main/connectors/kit/reader/readForms.ts';
import { readPage } from '../../../main/connectors/kit/reader/readPage.ts';
import { readGrid, widthOf } from '../../../main/connectors/kit/reader/tableGrid.ts';
import { baseVocabulary } from '../../../main/connectors/kit/vocabulary/baseVocabulary.ts';
import { compileVocabulary } from '../../../main/connectors/kit/vocabulary/compiledVocabulary.ts';
import { shapes } from '../../fixtures/pages/shapes.ts';

const mutations = 5_000;

/** A small generator with a fixed seed: the same damage on every machine. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const junk = [
  '<',
  '>',
  '</table>',
  '<table>',
  '<tr>',
  '<td colspan=9999>',
  '<td rowspan=99999>',
  '<div hidden>',
  '"',
  "'",
  '&#',
  '\0',
  '<!--',
  ']]>',
  '<form>',
  '<script>',
  '</script>',
  '<template>',
  '\ufffd',
  '<svg><desc>',
  '<select>',
  '<b><i>',
  '<style>',
  '\u202e',
];

function mutate(html: string, random: (below: number) => number): string {
  let text = html;
  for (let count = 1 + random(4); count > 0; count -= 1) {
    const at = random(text.length);
    const length = random(Math.min(300, text.length - at) + 1);
    const change = random(6);
    if (change === 0) text = text.slice(0, at) + text.slice(at + length);
    else if (change === 1) text = text.slice(0, at) + (junk[random(junk.length)] ?? '') + text.slice(at);
    else if (change === 2) text = text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
    else if (change === 3) text = text.slice(0, at);
    else if (change === 4)
      text = text.slice(0, at) + text.slice(at, at + length).toUpperCase() + text.slice(at + length);
    else text = text.slice(0, at) + String.fromCharCode(random(0x2fff)) + text.slice(at + 1);
  }
  return text;
}

/** Rows that a person would still see: a day of the list in text that the parser itself calls text of the body. */
function stillShowsRows(html: string): boolean {
  const unseen = new Set([
    'script',
    'style',
    'template',
    'noscript',
    'title',
    'select',
    'textarea',
    'head',
    'footer',
    'svg',
  ]);
  const texts: string[] = [];
  const gather = (node: DefaultTreeAdapterTypes.ParentNode): void => {
    for (const child of node.childNodes) {
      if ('value' in child) texts.push(child.value);
      else if ('childNodes' in child && !unseen.has(child.nodeName)) gather(child);
    }
  };
  gather(parse(html));
  return /(?:16|18)\/07\/2026|02\/08\/2026/.test(texts.join(' '));
}

function tableOf(rows: string, attributes = ''): PageElement {
  const tree = parsePage(`<table ${attributes}>${rows}</table>`);
  const table = tree && findElement(tree.root, (one) => one.tag === 'table');
  if (!table) throw new Error('no table');
  return table;
}

describe('damaged pages', () => {
  it(`${mutations} mutations: never a crash, never "empty" over rows`, () => {
    const random = randomFrom(20_260_716);
    const lists = shapes.filter((shape) => shape.page === 'noticeList');
    const withEmptyWords = lists.map((shape) =>
      shape.html.replace('</main>', '<h2>Otros</h2><p>No hay registros</p></main>'),
    );
    const wrong: string[] = [];
    for (let round = 0; round < mutations; round += 1) {
      const pool = round % 2 === 0 ? shapes.map((shape) => shape.html) : withEmptyWords;
      const html = mutate(pool[random(pool.length)] ?? '', random);
      const reading = readPage(html, { vocabulary: baseVocabulary });
      if (round % 5 === 0) readForms(html);
      if (reading.page === 'empty' && stillShowsRows(html)) wrong.push(html);
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('a page nested beyond reason is not understood, and quickly so', () => {
    const reading = readPage('<div>'.repeat(200_000), { vocabulary: baseVocabulary });
    expect(reading).toMatchObject({ page: 'unknown', why: 'tooDeep' });
  });

  it('a table of more lines than a call takes arguments is measured all the same', () => {
    const row = readGrid(tableOf('<tr><td>1<td>2<td>3'), compileVocabulary(baseVocabulary))?.rows[0];
    if (!row) throw new Error('no row');
    expect(widthOf(Array<typeof row>(1_000_000).fill(row), ({ cells }) => cells)).toBe(3);
  });

  it('a tag with attributes without end keeps the first of them', () => {
    const endless = Array.from({ length: 50_000 }, (_, at) => `a${at}="${at}"`).join(' ');
    const { attrs } = tableOf('', endless);
    expect(attrs.length).toBeLessThan(1_000);
    expect(attrs[0]).toEqual({ name: 'a0', value: '0' });
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n '],
    ['bytes', '\0\x01\x02'],
    ['a PDF', '%PDF-1.7 ...'],
    ['JSON', '{"items":[]}'],
  ])('%s is not understood, never empty', (_, html) => {
    expect(readPage(html, { vocabulary: baseVocabulary }).page).toBe('unknown');
  });
});

describe('ten thousand rows', () => {
  it.each([
    [
      'a table',
      '<table><tr><th>Fecha</th><th>Asunto</th><th>Expediente</th></tr>',
      (index: number) =>
        `<tr><td>16/07/2026</td><td>Asunto ${index}</td><td>28002026${1_000_000 + index}</td></tr>`,
      '</table>',
    ],
    [
      'list entries',
      '<ul>',
      (index: number) =>
        `<li><b>Fecha:</b> 16/07/2026 <b>Asunto:</b> Aviso ${index} <b>Expediente:</b> 28002026${1_000_000 + index}</li>`,
      '</ul>',
    ],
  ])('of %s are all read, the last as the first', (_, before, row, after) => {
    const rows = Array.from({ length: 10_000 }, (_none, index) => row(index)).join('\n');
    const reading = readPage(`<h1>Notificaciones</h1>${before}${rows}${after}`, {
      vocabulary: baseVocabulary,
    });
    if (reading.page !== 'noticeList') throw new Error(reading.page);
    expect(reading.rows).toHaveLength(10_000);
    const said = (at: number): unknown => reading.rows.at(at)?.fields.caseNumber?.value;
    expect([said(0), said(-1)]).toEqual(['280020261000000', '280020261009999']);
  });
});

describe('a page of 2 MB', () => {
  const day = (index: number): string => `${String(1 + (index % 28)).padStart(2, '0')}/07/2026 10:30`;
  const grow = (before: string, row: (index: number) => string, after: string): string => {
    const parts = [before];
    for (let index = 0, size = 0; size < 2_000_000; index += 1) {
      const part = row(index);
      size += part.length;
      parts.push(part);
    }
    return [...parts, after].join('');
  };
  const table = grow(
    '<h1>Notificaciones</h1><table><tr><th>Fecha</th><th>Asunto</th><th>Expediente</th><th>Estado</th></tr>',
    (index) =>
      `<tr class="odd"><td>${day(index)}</td><td><a href="/ver?id=${index}">Requerimiento número ${index}</a></td><td>LM26${index}</td><td><span class="badge">Pendiente</span></td></tr>\n`,
    '</table>',
  );
  const cards = grow(
    '<h1>Notificaciones</h1><div>',
    (index) =>
      `<div class="card"><h5>Notificación ${index}</h5><p><b>Fecha:</b> ${day(index)}</p><p>Expediente: LM26${index}</p><p>Estado: Pendiente</p><a href="/v/${index}">Ver</a></div>\n`,
    '</div>',
  );
  const cpuMs = (run: () => void): number => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };

  /** Against bare parsing in the same run: milliseconds would measure the machine. Alone it takes about as much (`npm run bench -- reader`); collecting garbage beside other work doubles it. */
  it.each([
    ['table', table],
    ['cards', cards],
  ])(
    '%s: every row is read, in a few times the work of bare parsing',
    (_, html) => {
      let rows = 0;
      const spent = [1, 2, 3, 4, 5].map(() => ({
        bare: cpuMs(() => parse(html)),
        read: cpuMs(() => {
          const reading = readPage(html, { vocabulary: baseVocabulary, url: 'https://portal.example/' });
          rows = reading.page === 'noticeList' ? reading.rows.length : 0;
        }),
      }));
      const bare = Math.min(...spent.map((one) => one.bare));
      const read = Math.min(...spent.map((one) => one.read));
      expect(rows).toBeGreaterThan(7_000);
      expect(read / bare).toBeLessThan(4);
    },
    180_000,
  );
});
