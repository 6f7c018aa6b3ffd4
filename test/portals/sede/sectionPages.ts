// INVENTED pages: how Mis notificaciones and Mis expedientes look nobody has published. Four builds of the same facts.
import { escape } from './infoext2Pages.ts';
import type { SedeCase, SedeNotice } from './sampleRows.ts';
import { type SectionWords, sectionWords } from './sectionWords.ts';
import type { Markup, SedeLanguage } from './switches.ts';

export interface Paging {
  page: number;
  hasNext: boolean;
  /** Address of the section, without a query. */
  path: string;
}

/** A column's heading and its words. */
type Cell = [heading: string, words: string];
interface Row {
  cells: Cell[];
  /** Text and address of what can be pressed. */
  links: { text: string; href: string }[];
}

const frame = (language: SedeLanguage, title: string, body: string): string => {
  const words = sectionWords[language];
  return `<!DOCTYPE html><html lang="${language}"><head><title>${title}</title></head><body>
<header><nav><a href="/">INICIO</a> <a href="/procedimientos">PROCEDIMIENTOS</a> <a href="/misexpedientes">${words.cases}</a> <a href="/misnotificaciones">${words.notifications}</a> <a href="/ayuda">AYUDA</a></nav></header>
<main>${body}</main><footer>Sede electrónica · Última actualización: 21/11/2026</footer></body></html>`;
};

/** News with dates: a list that is not the list. */
export const homePage = (language: SedeLanguage): string =>
  frame(
    language,
    'Sede electrónica',
    `<h1>Sede electrónica</h1><h2>Novedades</h2><ul>
<li><a href="/novedad/1">12/11/2026 Nuevo trámite de extranjería disponible</a></li>
<li><a href="/novedad/2">03/11/2026 Parada programada por mantenimiento el 05/11/2026</a></li>
<li><a href="/novedad/3">28/10/2026 Extranjería: cambios en las notificaciones</a></li></ul>`,
  );

/** Before the sign-in: a section that shows next to nothing, and says "no notifications" in a sentence that means something else. */
export const entrancePage = (
  language: SedeLanguage,
  section: 'notifications' | 'cases',
  target: string,
): string => {
  const words = sectionWords[language];
  return frame(
    language,
    words[section],
    `<h1>${words[section]}</h1><p>Para ver su contenido debe identificarse.</p><h2>Avisos</h2><ul><li>01/11/2026 Horario de atención</li><li>02/11/2026 Nuevas oficinas</li><li>03/11/2026 Cita previa</li></ul><p>No tiene notificaciones.</p>
<a class="btn" href="/acceso/clave?destino=${target}">${words.access}</a>`,
  );
};

export const failedPage = (language: SedeLanguage): string =>
  frame(language, 'Acceso', '<h1>Acceso</h1><p>El acceso mediante Cl@ve ha fallado. Inténtelo de nuevo.</p>');

export const unknownPage = (language: SedeLanguage): string =>
  frame(
    language,
    'Mi carpeta',
    '<h1>Mi carpeta ciudadana</h1><p>Le damos la bienvenida a la nueva carpeta. Elija una opción.</p>',
  );

export function noticesPage(
  { markup, language }: { markup: Markup; language: SedeLanguage },
  notices: readonly SedeNotice[],
  paging: Paging,
): string {
  const words = sectionWords[language];
  const rows = notices.map(
    (one): Row => ({
      cells: [
        [words.subject, one.title],
        [words.caseNumber, one.caseNumber],
        [words.issuer, one.issuer],
        [words.available, one.availableAt],
        [words.state, one.isAccessed ? words.opened : words.pending],
        [words.openedOn, one.accessedOn ?? ''],
        ...(notices.some(({ identifier }) => identifier !== null)
          ? [['Identificador', one.identifier ?? ''] satisfies Cell]
          : []),
      ],
      links: one.isAccessed
        ? [{ text: words.document, href: `/documento/${one.id}` }]
        : [{ text: words.open, href: `/notificacion/${one.id}` }],
    }),
  );
  const body = notices.length === 0 ? `<p>${words.noNotices}</p>` : builds[markup](words, rows, paging);
  return frame(language, words.notifications, `<h1>${words.notifications}</h1>${body}`);
}

export function casesSectionPage(
  { markup, language }: { markup: Markup; language: SedeLanguage },
  cases: readonly SedeCase[],
  paging: Paging,
): string {
  const words = sectionWords[language];
  const rows = cases.map(
    (one): Row => ({
      cells: [
        [words.caseNumber, one.number],
        [words.kind, one.authorization],
        [words.filed, one.filedOn],
        [words.caseState, one.status],
        [words.resolved, one.resolvedOn ?? ''],
        [words.openedOn, one.resolution?.isAccessed ? '20/11/2026' : ''],
      ],
      links: one.resolution ? [{ text: words.document, href: `/resolucion/${one.number}` }] : [],
    }),
  );
  const body = cases.length === 0 ? `<p>${words.noCases}</p>` : builds[markup](words, rows, paging);
  return frame(language, words.cases, `<h1>${words.cases}</h1>${body}`);
}

const anchor = ({ text, href }: Row['links'][number]): string => `<a href="${href}">${text}</a>`;
const nextLink = (words: SectionWords, { page, hasNext, path }: Paging): string =>
  hasNext ? `<p class="paginacion"><a href="${path}?pagina=${page + 1}">${words.next}</a></p>` : '';

const builds: Record<Markup, (words: SectionWords, rows: readonly Row[], paging: Paging) => string> = {
  /** A plain table. */
  table: (words, rows, paging) =>
    `<table><thead><tr>${(rows[0]?.cells ?? []).map(([heading]) => `<th>${heading}</th>`).join('')}<th>${words.actions}</th></tr></thead><tbody>${rows
      .map(
        ({ cells, links }) =>
          `<tr>${cells.map(([, value]) => `<td>${escape(value)}</td>`).join('')}<td>${links.map(anchor).join(' ')}</td></tr>`,
      )
      .join('')}</tbody></table>${nextLink(words, paging)}`,
  /** Only words in cells. */
  bare: (words, rows, paging) =>
    `<table>${rows
      .map(({ cells }) => `<tr>${cells.map(([, value]) => `<td>${escape(value)}</td>`).join('')}</tr>`)
      .join('')}</table>${nextLink(words, paging)}`,
  /** Cards with definition lists. */
  cards: (words, rows, paging) =>
    `<section>${rows
      .map(
        ({ cells, links }) =>
          `<article class="tarjeta"><dl>${cells
            .filter(([, value]) => value !== '')
            .map(([heading, value]) => `<dt>${heading}</dt><dd>${escape(value)}</dd>`)
            .join('')}</dl>${links.map(anchor).join(' ')}</article>`,
      )
      .join('')}</section>${nextLink(words, paging)}`,
  /** An ASP.NET grid: everything is a postback. */
  grid: (_words, rows, { page, hasNext, path }) =>
    `<form method="post" action="${path}"><input type="hidden" name="__VIEWSTATE" value="dDwtMTA4"><input type="hidden" name="__EVENTTARGET" value=""><input type="hidden" name="__EVENTARGUMENT" value="">
<table id="ctl00_gv"><tr>${(rows[0]?.cells ?? []).map(([heading]) => `<th scope="col">${heading}</th>`).join('')}<th>&nbsp;</th></tr>${rows
      .map(
        ({ cells, links }) =>
          `<tr>${cells.map(([, value]) => `<td>${escape(value) || '&nbsp;'}</td>`).join('')}<td>${links
            .map(
              ({ text, href }) => `<a href="javascript:__doPostBack('ctl00$gv','Abrir$${href}')">${text}</a>`,
            )
            .join(' ')}</td></tr>`,
      )
      .join('')}${
      hasNext || page > 1
        ? `<tr><td colspan="7"><table><tr>${[...Array(page + (hasNext ? 1 : 0)).keys()]
            .map((index) =>
              index + 1 === page
                ? `<td><span>${page}</span></td>`
                : `<td><a href="javascript:__doPostBack('ctl00$gv','Page$${index + 1}')">${index + 1}</a></td>`,
            )
            .join('')}</tr></table></td></tr>`
        : ''
    }</table></form>`,
  /** Rows for phones, with the column's name in an attribute and a form for each button. */
  rows: (words, rows, paging) =>
    `<div class="listado">${rows
      .map(
        ({ cells, links }) =>
          `<div class="fila">${cells.map(([heading, value]) => `<div data-label="${heading}">${escape(value)}</div>`).join('')}${links
            .map(anchor)
            .join(' ')}</div>`,
      )
      .join('')}</div>${nextLink(words, paging)}`,
};

export const confirmPage = (language: SedeLanguage, id: string): string =>
  frame(
    language,
    'Comparecencia',
    `<h1>Acceso a la notificación</h1><p>El acceso al contenido de la notificación, el rechazo expreso o el transcurso de diez días naturales supondrá que el trámite de notificación se tiene por efectuado (artículos 41.5 y 43 de la Ley 39/2015 y 45.1 del Real Decreto 203/2021).</p>
<form method="post" action="/notificacion/${id}"><button type="submit" name="rechazar" value="1" formaction="/rechazo/${id}">Rechazar</button></form>
<form method="post" action="/notificacion/${id}"><input type="hidden" name="confirma" value="1"><button type="submit">Aceptar</button></form>`,
  );

export const contentPage = (language: SedeLanguage, notice: SedeNotice): string =>
  frame(
    language,
    'Notificación',
    `<h1>${escape(notice.title)}</h1><dl><dt>Asunto</dt><dd>${escape(notice.title)}</dd><dt>Organismo emisor</dt><dd>${notice.issuer}</dd><dt>Nº de expediente</dt><dd>${notice.caseNumber}</dd><dt>Fecha de puesta a disposición</dt><dd>${notice.availableAt}</dd></dl>
<ul><li><a href="/documento/${notice.id}">Descargar documento</a></li><li><a href="/resguardo/${notice.id}">Descargar resguardo de acceso</a></li></ul>`,
  );
