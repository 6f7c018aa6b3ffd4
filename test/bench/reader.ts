// Measures what reading a portal's page of 2 MB takes, by the clock and beside bare parsing of the same page in the same run.
import { parse } from 'parse5';
import { readPage } from '../../main/connectors/kit/reader/readPage.ts';
import { baseVocabulary } from '../../main/connectors/kit/vocabulary/baseVocabulary.ts';
import type { Figure } from './figure.ts';

const rounds = 12;
const megabytes = 2;
/** What is promised of a page of that size. */
const promisedMs = 200;
/** A person's list, on a page that carries the rest of a portal with it. */
const ordinaryRows = 1_000;

export async function bench(): Promise<Figure[]> {
  const pages: [string, string, number][] = [
    ['a WebForms page with 1,000 rows', webFormsPage(), ordinaryRows],
    ['one table of nothing but rows', tablePage(), 7_000],
    ['nothing but cards', cardsPage(), 7_000],
  ];
  return pages.flatMap(([what, html, leastRows]) => figuresOf(what, html, leastRows));
}

function figuresOf(what: string, html: string, leastRows: number): Figure[] {
  // One after the other: what the one leaves behind must not be cleared away in the time of the other.
  const read = spentInRounds(() => {
    const reading = readPage(html, { vocabulary: baseVocabulary, url: 'https://portal.example/lista' });
    const rows = reading.page === 'noticeList' ? reading.rows.length : 0;
    if (rows < leastRows) throw new Error(`${what}: ${rows} rows`);
  });
  const bare = spentInRounds(() => void parse(html));
  const [least, leastBare] = [leastOf(read), leastOf(bare)];
  return [
    { what: `2 MB, ${what}: read, by the clock`, value: least.wallMs, unit: 'ms', atMost: promisedMs },
    { what: `2 MB, ${what}: read, processor time`, value: least.cpuMs, unit: 'ms' },
    { what: `2 MB, ${what}: parsed bare (parse5), processor time`, value: leastBare.cpuMs, unit: 'ms' },
    {
      what: `2 MB, ${what}: read against bare`,
      value: least.cpuMs / leastBare.cpuMs,
      unit: '×',
      atMost: 2.5,
    },
  ];
}

interface Spent {
  wallMs: number;
  /** Of all threads: those that collect garbage work beside the reader. */
  cpuMs: number;
}

const spentInRounds = (run: () => void): Spent[] => Array.from({ length: rounds }, () => spentOn(run));

/** The least of each: what other programs take away meanwhile is no part of it. */
const leastOf = (all: readonly Spent[]): Spent => ({
  wallMs: Math.min(...all.map(({ wallMs }) => wallMs)),
  cpuMs: Math.min(...all.map(({ cpuMs }) => cpuMs)),
});

function spentOn(run: () => void): Spent {
  const [began, before] = [performance.now(), process.cpuUsage()];
  run();
  const { user, system } = process.cpuUsage(before);
  return { wallMs: performance.now() - began, cpuMs: (user + system) / 1_000 };
}

const size = megabytes * 1_000_000;
const day = (index: number): string => `${String(1 + (index % 28)).padStart(2, '0')}/07/2026 10:30`;

function grown(before: string, part: (index: number) => string, after: string, until = size): string {
  const parts = [before];
  for (let index = 0, length = before.length; length < until; index += 1) {
    const one = part(index);
    length += one.length;
    parts.push(one);
  }
  return [...parts, after].join('');
}

const headings = '<tr><th>Fecha</th><th>Asunto</th><th>Expediente</th><th>Estado</th></tr>';

const tablePage = (): string =>
  grown(
    `<h1>Notificaciones</h1><table>${headings}`,
    (index) =>
      `<tr class="odd"><td>${day(index)}</td><td><a href="/ver?id=${index}">Requerimiento número ${index}</a></td><td>LM26${index}</td><td><span class="badge">Pendiente</span></td></tr>\n`,
    '</table>',
  );

const cardsPage = (): string =>
  grown(
    '<h1>Notificaciones</h1><div>',
    (index) =>
      `<div class="card"><h5>Notificación ${index}</h5><p><b>Fecha:</b> ${day(index)}</p><p>Expediente: LM26${index}</p><p>Estado: Pendiente</p><a href="/v/${index}">Ver</a></div>\n`,
    '</div>',
  );

function webFormsPage(): string {
  const rows = Array.from(
    { length: ordinaryRows },
    (_, index) =>
      `<tr class="rgRow" id="ctl00_grid_row${index}"><td class="rgCell"><span id="ctl00_grid_ctl${index}_lblFecha">${day(index)}</span></td>` +
      `<td class="rgCell"><a id="ctl00_grid_ctl${index}_lnkAsunto" href="javascript:__doPostBack('ctl00$grid$ctl${index}$lnkAsunto','')">Requerimiento número ${index}</a></td>` +
      `<td class="rgCell"><span id="ctl00_grid_ctl${index}_lblExp">LM26${index}</span></td><td class="rgCell"><span class="badge">Pendiente</span></td></tr>\n`,
  );
  const body = `<h1>Notificaciones</h1><table id="ctl00_grid">${headings}${rows.join('')}</table></form>`;
  const script =
    '<script>var state = {"open": false, "rows": []}; function go(row) { return row.id; }</script>\n';
  const half = (size - body.length) / 2;
  const head = grown(
    '<!doctype html><html><head><title>Casilla</title>',
    () => script,
    '</head><body>',
    half,
  );
  const hidden = 'dDwtMTI3OTMzNDM4NDt0PDtsPGk8MT47Pjs'.repeat(Math.ceil(half / 35));
  return `${head}<form method="post"><input type="hidden" name="__VIEWSTATE" value="${hidden}">${body}</body></html>`;
}
