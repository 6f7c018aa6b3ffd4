// The pages of the sample status service, with the texts and quirks that the real ones were seen with (2026).
import { captchaImage } from './captchaImage.ts';
import type { SedeCase } from './sampleRows.ts';

export const escape = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Hidden on every page: what it says is no answer. */
const template = `<div id="plantillaErrores" style="display:none"><span class="help-block with-errors">El campo no es válido</span>
<p class="error">Los caracteres escritos no son correctos.</p><p>No se ha encontrado expediente</p></div>`;

const page = (title: string, body: string, head = ''): string => `<!DOCTYPE html>
<html lang="es"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>
<header><h1>Información sobre el estado de tramitación de expedientes de extranjería</h1></header>
${template}
<main>${body}</main><footer>Delegación del Gobierno. Información de carácter meramente informativo.</footer></body></html>`;

export const landingPage = (): string =>
  page(
    'Infoext2',
    `<p>Puede consultar el estado de su expediente identificándose o con los datos de un formulario.</p>
<p>Al identificarte, el sistema te mostrará automáticamente todos los expedientes abiertos a tu nombre, con un nivel de detalle superior.</p>
<ul><li><a href="/infoext2/clave.html">ENTRAR CL@VE</a></li>
<li><a href="#" onclick="entradaFormu()">ENTRAR FORMULARIO</a></li></ul>
<form id="frmFormu" method="post" action="/infoext2/entradaFormulario.html"><input type="hidden" name="entrada" value="F"></form>`,
    `<script>function entradaFormu(){document.getElementById('frmFormu').submit()}</script>`,
  );

export interface FormPage {
  captcha: string;
  /** Each showing has a picture of its own. */
  serial?: number;
  /** Kept from the person's last try. */
  values: Record<string, string>;
  mode: 'N' | 'X';
  wrongCaptcha: boolean;
  /** Beside the field by its name. */
  messages: Record<string, string>;
  /** Above the form. */
  said: string | null;
  without: string | null;
  datepickerIgnoresTyping: boolean;
  datepickerRefusesClicks?: boolean | undefined;
}

const script = `
function byId(id){return document.getElementById(id)}
function cambiaExpte(modo){byId('modo').value=modo;byId('grupoNie').hidden=modo!=='N';byId('grupoExpte').hidden=modo!=='X'}
function recargarCaptcha(){var f=byId('frmConsulta');byId('accion').value='recargar';f.submit()}
function envioForm(){byId('accion').value='consultar';byId('frmConsulta').submit()}
var meses=['Enero','Febrero','Marzo','Abril','Mayo','Junio','Julio','Agosto','Septiembre','Octubre','Noviembre','Diciembre'];
var visto=new Date();var elegida='';
function dos(n){return (n<10?'0':'')+n}
function pinta(){
 var w=byId('widget');if(!w)return;
 w.querySelector('.datepickerMonth span').textContent=meses[visto.getMonth()]+', '+visto.getFullYear();
 var cuerpo=w.querySelector('tbody.datepickerDays');cuerpo.textContent='';
 var primero=new Date(visto.getFullYear(),visto.getMonth(),1);
 var inicio=new Date(primero);inicio.setDate(1-((primero.getDay()+6)%7));
 for(var s=0;s<6;s++){var fila=document.createElement('tr');
  for(var d=0;d<7;d++){var dia=new Date(inicio);dia.setDate(inicio.getDate()+s*7+d);
   var td=document.createElement('td');if(dia.getMonth()!==visto.getMonth())td.className='datepickerNotInMonth';
   var sp=document.createElement('span');sp.textContent=dia.getDate();sp.onclick=elige(dia);td.appendChild(sp);fila.appendChild(td)}
  cuerpo.appendChild(fila)}
}
function elige(dia){return function(){if(SORDO)return;elegida=dos(dia.getDate())+'/'+dos(dia.getMonth()+1)+'/'+dia.getFullYear();byId('fechaPresentacion').value=elegida;byId('widget').style.display='none'}}
function mueve(n){visto=new Date(visto.getFullYear(),visto.getMonth()+n,1);pinta()}
function inicia(){cambiaExpte('N');pinta();
 var f=byId('fechaPresentacion');if(!f)return;
 f.onfocus=function(){byId('widget').style.display='block'};
 if(IGNORA)f.onchange=f.onblur=function(){f.value=elegida}}
window.onload=inicia;`;

export function formPage({
  captcha,
  serial = 1,
  values,
  mode,
  wrongCaptcha,
  messages,
  said,
  without,
  datepickerIgnoresTyping,
  datepickerRefusesClicks = false,
}: FormPage): string {
  const field = (name: string, id: string, label: string, extra = ''): string =>
    without === name
      ? ''
      : `<div class="form-group"><label for="${id}">${label}</label><input type="text" id="${id}" name="${name}" value="${escape(values[name] ?? '')}"${extra}>${
          messages[name] ? `<span class="help-block with-errors">${messages[name]}</span>` : ''
        }</div>`;
  return page(
    'Consulta de expedientes',
    `${said ? `<div class="alert">${escape(said)}</div>` : ''}
${wrongCaptcha ? '<p class="error">Los caracteres escritos no son correctos.</p>' : ''}
<form id="frmConsulta" method="post" action="/infoext2/consulta.html">
<input type="hidden" id="modo" name="modo" value="${mode}"><input type="hidden" id="accion" name="accion" value="consultar">
<button type="button" id="btnVExpte" onclick="cambiaExpte('X')">BUSCAR POR NÚMERO DE EXPEDIENTE / SOLICITUD</button>
<div id="grupoNie"${mode === 'N' ? '' : ' hidden'}>${field('nie', 'nie', 'N.I.E.')}</div>
<div id="grupoExpte"${mode === 'X' ? '' : ' hidden'}>${field('idExpediente', 'idExpediente', 'ID de expediente/solicitud')}</div>
${field('fechaPresentacion', 'fechaPresentacion', 'Fecha de presentación (DD/MM/AAAA)', ' autocomplete="off"')}
<div class="datepicker" id="widget" style="display:none"><table><thead><tr><th class="datepickerGoPrev"><a href="#" onclick="mueve(-1);return false"><span>&lt;</span></a></th><th class="datepickerMonth"><a href="#"><span></span></a></th><th class="datepickerGoNext"><a href="#" onclick="mueve(1);return false"><span>&gt;</span></a></th></tr></thead><tbody class="datepickerDays"></tbody></table></div>
${field('anio', 'anio', 'Año de nacimiento')}
${
  without === 'txtCaptcha'
    ? ''
    : `<div class="form-group"><img alt="captcha" src="${captchaImage(captcha).replace(';', `;n=${serial};`)}"><a href="javascript: recargarCaptcha()">Recargar Captcha</a>
<input type="text" id="captcha" name="txtCaptcha" placeholder="Introduce el texto aquí" autocomplete="off"></div>`
}
<button type="button" id="btnConsulta" onclick="envioForm()">Consultar</button></form>`,
    `<script>var IGNORA=${datepickerIgnoresTyping};var SORDO=${datepickerRefusesClicks};${script}</script>`,
  );
}

const pair = (label: string, value: string): string =>
  `<label>${label}:</label><div class="dvResB">${escape(value)}</div>`;

/** The result of one case. The words around it speak of "favorable" whatever the status is. */
export const resultPage = (one: SedeCase): string =>
  page(
    'Resultado de la consulta',
    `<p>Si la resolución es favorable, solicite cita para la toma de huellas. Resuelto – Favorable significa concesión.</p>
<h2>Datos personales</h2><div class="dvRes">
${pair('N.I.E', one.nie ?? '')}${pair('Tipo de Autorización', one.authorization)}
${pair('Estado de Resolución', one.status)}${pair('Fecha de Resolución', one.resolvedOn ?? '')}</div>
<a href="/infoext2/">Volver</a>`,
  );

/** After Cl@ve: every case in one table; how the real one looks nobody has shown. */
export const casesPage = (cases: readonly SedeCase[]): string =>
  page(
    'Expedientes',
    cases.length === 0
      ? '<h2>Mis expedientes</h2><p>No existen expedientes a su nombre.</p>'
      : `<h2>Mis expedientes</h2><table><thead><tr><th>Número de expediente</th><th>Fecha de presentación</th><th>Tipo de Autorización</th><th>Estado de Resolución</th><th>Fecha de Resolución</th></tr></thead><tbody>${cases
          .map(
            (one) =>
              `<tr><td>${one.number}</td><td>${one.filedOn}</td><td>${escape(one.authorization)}</td><td>${escape(one.status)}</td><td>${one.resolvedOn ?? ''}</td></tr>`,
          )
          .join('')}</tbody></table>`,
  );

export const refusedPage =
  '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 1234567890123456789<br><br><a href="javascript:history.back();">[Go Back]</a></body></html>';

export const challengePage =
  '<!DOCTYPE html><html><head><noscript>Please enable JavaScript to view the page content.</noscript><script>window["bobcmn"]="1011";/* What code is in the image? This question is for testing whether you are a human visitor and to prevent automated spam submission. */</script></head><body><noscript>This question is for testing whether you are a human visitor.</noscript></body></html>';

export const unseenPage = page(
  'Aviso',
  '<p>Bienvenido a la nueva consulta. Elija una opción del menú superior.</p>',
);
