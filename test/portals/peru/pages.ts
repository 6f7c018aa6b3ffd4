// The pages of the sample buzón in WebForms' manner: six ways to show a list, four ways to label a field.
import { type SampleNotice, samplePerson } from './sampleNotices.ts';
import type { PeruSwitches } from './switches.ts';

export interface HiddenFields {
  viewState: string;
  eventValidation: string;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function controlName(switches: PeruSwitches, name: string): string {
  if (switches.ids === 'random') return `c${Buffer.from(name).toString('hex').slice(-8)}`;
  return `ctl00$${switches.ids}$${name}`;
}
const idOf = (name: string): string => name.replaceAll('$', '_');

/** A whole page with the one form that WebForms have. */
export function webPage(
  body: string,
  options: { action: string; hidden: HiddenFields; isSignedIn: boolean; charset: string },
): string {
  const menu = `<nav id="menu"><ul><li><a href="Principal">Inicio</a></li><li><a href="Tramites">Subsanación</a></li><li><a href="Citas">Citas en línea</a></li><li><a href="Buzon">Buzón</a></li><li><a href="Clave">Cambiar contraseña</a></li></ul></nav><div class="usuario">Bienvenida: ${samplePerson}</div><a href="Salir">Cerrar sesión</a>`;
  return `<!DOCTYPE html><html lang="es"><head><meta charset="${options.charset}"><title>Migraciones-SINE</title></head><body>
<form method="post" action="${options.action}" id="aspnetForm" name="aspnetForm">
<div class="aspNetHidden"><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value=""><input type="hidden" name="__EVENTARGUMENT" value=""><input type="hidden" name="__VIEWSTATE" value="${options.hidden.viewState}"><input type="hidden" name="__VIEWSTATEGENERATOR" value="CA0B0334"><input type="hidden" name="__EVENTVALIDATION" value="${options.hidden.eventValidation}"></div>
<script>var theForm=document.forms['aspnetForm'];function __doPostBack(t,a){theForm.__EVENTTARGET.value=t;theForm.__EVENTARGUMENT.value=a;theForm.submit();}</script>
${options.isSignedIn ? menu : ''}<main>${body}</main><footer>Superintendencia Nacional de Migraciones</footer></form></body></html>`;
}

export function signInBody(
  switches: PeruSwitches,
  { message, hasCaptcha }: { message: string; hasCaptcha: boolean },
): string {
  const field = (name: string, label: string, type: string): string => {
    const control = controlName(switches, name);
    const input = (extra: string) => `<input name="${control}" id="${idOf(control)}" type="${type}"${extra}>`;
    if (switches.labels === 'for') return `<p><label for="${idOf(control)}">${label}</label>${input('')}</p>`;
    if (switches.labels === 'cell') return `<table><tr><td>${label}:</td><td>${input('')}</td></tr></table>`;
    return `<p>${input(` ${switches.labels === 'aria' ? 'aria-label' : 'placeholder'}="${label}"`)}</p>`;
  };
  const captcha = hasCaptcha
    ? `<div class="capcha"><img src="CaptchaImage.axd?guid=1" alt=""></div>${field('txtvalidator', 'Código de la imagen', 'text')}`
    : '';
  return `<h1>Buzón de Migraciones</h1>${switches.form === 'noUser' ? '' : field('txtUsuario', 'Usuario', 'text')}${switches.form === 'noPassword' ? '' : field('txtClave', 'Contraseña', 'password')}${captcha}
<p><input type="submit" name="${controlName(switches, 'btnIngresar')}" value="Ingresar"><input type="submit" name="${controlName(switches, 'btnlimpiar')}" value="Limpiar"></p>
${forgottenLink[switches.forgotten]}<span id="lblmensaje">${message}</span>`;
}

const forgottenLink: Record<PeruSwitches['forgotten'], string> = {
  link: '<p><a href="Olvido">¿Olvidaste la contraseña?</a></p>',
  postback: `<p><a href="javascript:__doPostBack('ctl00$lnkOlvido','')">¿Olvidaste la contraseña?</a></p>`,
  none: '',
};

/** What is asked of whoever forgot the password; only its name and two of its fields are known. */
export const forgottenBody =
  '<h2>Verificación de Datos</h2><p><label for="nac">Nacionalidad</label><input id="nac" name="nac" type="text"></p><p><label for="pas">Pasaporte</label><input id="pas" name="pas" type="text"></p><p><input type="submit" name="b" value="Verificar"></p>';

export interface ShownList {
  notices: readonly SampleNotice[];
  page: number;
  pages: number;
  total: number;
  /** Index of the first notice shown, for the arguments of postbacks. */
  offset: number;
}

const state = (notice: SampleNotice): string => (notice.isRead ? 'Leído' : 'No leído');
const grid = 'ctl00$bodypage$gvNotificaciones';

export function listBody(switches: PeruSwitches, shown: ShownList): string {
  const title = switches.hasHeadings ? '<h2>Casilla electrónica - Notificaciones</h2>' : '';
  if (shown.total === 0) return `${title}<p>Usted no tiene notificaciones.</p>`;
  const { notices } = shown;
  const acuse = switches.showsAcuse ? ' <a href="AcusarRecibo?id=1">Acusar recibo</a>' : '';
  const detail = (notice: SampleNotice) =>
    `DetalleNotificacion?${switches.linksSayCode ? 'codigo=NOT&amp;' : ''}id=${notice.id}`;
  const stateCell = (notice: SampleNotice) => (switches.showsState ? `<td>${state(notice)}</td>` : '');
  const number = (text: string, tag: 'th' | 'td') => (switches.showsNumber ? `<${tag}>${text}</${tag}>` : '');
  const headings = !switches.hasHeadings
    ? ''
    : `<tr>${number('N° de notificación', 'th')}<th>Fecha de notificación</th><th>Asunto</th><th>N° de expediente</th>${switches.showsState ? '<th>Estado</th>' : ''}<th>Acciones</th></tr>`;
  const row = (notice: SampleNotice, link: string) =>
    `<tr>${number(notice.id, 'td')}<td>${notice.deposited}</td><td>${escape(notice.title)}</td><td>${notice.caseNumber}</td>${stateCell(notice)}<td>${switches.linksByScript ? `<a href="#" onclick="ver(${notice.id})">Ver</a>` : `<a href="${link}">Ver</a>`}${acuse}</td></tr>`;
  const postback = (index: number) => `javascript:__doPostBack('${grid}','Ver$${index}')`;
  if (switches.layout === 'repeater') {
    const cards = notices.map(
      (notice) =>
        `<div class="card"><h4>${escape(notice.title)}</h4><p><b>Fecha:</b> ${notice.deposited}</p><p><b>Expediente:</b> ${notice.caseNumber}</p>${switches.showsState ? `<p><b>Estado:</b> ${state(notice)}</p>` : ''}<a class="btn" href="${detail(notice)}">Ver detalle</a>${acuse}</div>`,
    );
    return `${title}<div class="row">${cards.join('')}</div>`;
  }
  if (switches.layout === 'clientTable') {
    const rows = notices.map((notice) => ({
      FechaNotificacion: notice.deposited,
      Asunto: notice.title,
      NroExpediente: notice.caseNumber,
      ...(switches.showsState ? { Estado: state(notice) } : {}),
      Acciones: `<a href="${detail(notice)}">Ver</a>${acuse}`,
    }));
    return `${title}<table id="tabla"><thead>${headings}</thead><tbody></tbody></table><script>var filas = ${JSON.stringify(rows).replaceAll('</', String.raw`<\/`)}; $(function () { $('#tabla').DataTable({ data: filas }); });</script>`;
  }
  const isByPostback = switches.layout !== 'iframe';
  const rows = notices.map((notice, index) =>
    row(notice, isByPostback ? postback(shown.offset + index) : detail(notice)),
  );
  const pager =
    switches.layout === 'pagedGrid' && shown.pages > 1
      ? `<tr class="pager"><td colspan="5"><table><tr>${pageNumbers(shown)}</tr></table></td></tr>`
      : '';
  const id = switches.hasHeadings ? idOf(grid) : 'ctl00_gv1';
  return `${title}<table id="${id}">${headings}${rows.join('')}${pager}</table>`;
}

/**
 * A list without its rows; a script fetches them a moment after the page has loaded and shows ten at a time. Some say until
 * then that there is nothing.
 */
export const drawnListBody = (
  drawn: 'silent' | 'saysEmpty',
): string => `<h2>Casilla electrónica - Notificaciones</h2><table id="tabla"><thead><tr><th>Fecha de notificación</th><th>Asunto</th><th>N° de expediente</th><th>Estado</th><th>Acciones</th></tr></thead><tbody>${drawn === 'silent' ? '' : '<tr><td colspan="5">Usted no tiene notificaciones.</td></tr>'}</tbody></table><p id="cuenta">${drawn === 'silent' ? 'Cargando…' : ''}</p><p><button type="button" id="tabla_siguiente">Siguiente</button></p>
<script>fetch('ListaNotificaciones.ashx').then((answer) => answer.json()).then((rows) => {
  let page = 0;
  const button = document.getElementById('tabla_siguiente');
  const draw = () => {
    const shown = rows.slice(page * 10, page * 10 + 10);
    document.querySelector('#tabla tbody').innerHTML = shown.map((row) => '<tr>' + row.map((cell) => '<td>' + cell + '</td>').join('') + '</tr>').join('');
    document.getElementById('cuenta').textContent = 'Mostrando ' + (page * 10 + 1) + ' a ' + (page * 10 + shown.length) + ' de ' + rows.length + ' notificaciones';
    button.disabled = (page + 1) * 10 >= rows.length;
  };
  button.addEventListener('click', () => { page += 1; setTimeout(draw, 50); });
  draw();
});</script>`;

/** What that script fetches. */
export const drawnRows = (notices: readonly SampleNotice[]): string =>
  JSON.stringify(
    notices.map((notice) => [
      notice.deposited,
      escape(notice.title),
      notice.caseNumber,
      state(notice),
      `<a href="DetalleNotificacion?id=${notice.id}">Ver</a>`,
    ]),
  );

/** GridView shows ten numbers at a time and dots for the next ten. */
function pageNumbers({ page, pages }: ShownList): string {
  const first = Math.floor((page - 1) / 10) * 10 + 1;
  const cell = (number: number, text = String(number)) =>
    number === page
      ? `<td><span>${text}</span></td>`
      : `<td><a href="javascript:__doPostBack('${grid}','Page$${number}')">${text}</a></td>`;
  const last = Math.min(pages, first + 9);
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => cell(first + index));
  return [
    first > 1 ? cell(first - 1, '...') : '',
    ...numbers,
    last < pages ? cell(last + 1, '...') : '',
  ].join('');
}

export function detailBody(switches: PeruSwitches, notice: SampleNotice): string {
  if (switches.isDetailChanged) return '<h2>Vista</h2><canvas></canvas>';
  const files = notice.documents.map(({ name }, index) => {
    if (switches.pdf === 'postback')
      return `<p><a href="javascript:__doPostBack('ctl00$bodypage$btnDescargar${index}','')">Descargar ${name}</a></p>`;
    if (switches.pdf === 'iframe')
      return `<iframe src="VerDocumento.ashx?id=${notice.id}&amp;n=${index}" title="${name}"></iframe>`;
    if (switches.pdf === 'newWindow')
      return `<p><a href="#" onclick="window.open('VerDocumento.ashx?id=${notice.id}&amp;n=${index}','_blank');return false;">${name}</a></p>`;
    if (switches.pdf === 'secondClick')
      return `<p><a href="VisorDocumento?id=${notice.id}&amp;n=${index}">Ver documento ${name}</a></p>`;
    return `<p><a href="VerDocumento.ashx?id=${notice.id}&amp;n=${index}">${name}</a></p>`;
  });
  const inner = `<table><tr><th>Asunto</th><td>${escape(notice.title)}</td></tr><tr><th>Fecha de notificación</th><td>${notice.deposited}</td></tr><tr><th>Expediente</th><td>${notice.caseNumber}</td></tr><tr><th>Administrado</th><td>${samplePerson}</td></tr></table>
<div class="contenido">${notice.paragraphs.map((text) => `<p>${escape(text)}</p>`).join('')}</div><h4>Documentos</h4>${files.join('')}`;
  return switches.layout === 'modal'
    ? `<div class="modal fade in" role="dialog" style="display: block"><div class="modal-body"><h3>Detalle de la notificación</h3>${inner}<button type="button">Cerrar</button></div></div>`
    : `<h2>Detalle de la notificación</h2>${inner}<a href="Notificaciones">Volver</a>`;
}

/** A home without a way to the casilla: the person's procedures, or none of them. */
export const homeBody = (home: PeruSwitches['home']): string =>
  home === 'otherEmpty'
    ? '<h2>Mis trámites</h2><p>No hay registros</p>'
    : '<h2>Mis trámites</h2><table><tr><th>Fecha</th><th>Expediente</th><th>Estado</th></tr><tr><td>16/07/2026</td><td>LM260000001</td><td>En trámite</td></tr><tr><td>15/07/2026</td><td>LM260000002</td><td>En trámite</td></tr></table>';

/** The yellow page of ASP.NET. */
export const errorPage = (message: string): string =>
  `<!DOCTYPE html><html><head><title>${message}</title></head><body bgcolor="white"><span><h1>Error de servidor en la aplicación '/SEL'.<hr></h1><h2><i>${message}</i></h2></span><b>Descripción:</b> Excepción no controlada al ejecutar la solicitud Web actual.</body></html>`;
