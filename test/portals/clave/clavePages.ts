// The pages of the sample Cl@ve, with the shapes and the decoys that the real ones were seen with.

export type ClaveLanguage = 'es' | 'ca' | 'en';

const words = {
  es: {
    title: 'Página Principal - Clave',
    card: 'DNIe / Certificado electrónico',
    go: 'Continuar',
    wait: 'Espere, por favor',
  },
  ca: {
    title: 'Pàgina Principal - Clave',
    card: 'DNIe / Certificat electrònic',
    go: 'Continua',
    wait: 'Espereu, si us plau',
  },
  en: { title: 'Main page - Clave', card: 'eIdentifier', go: 'Continue', wait: 'Please wait' },
} as const;

const escape = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const hidden = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}"/>`)
    .join('\n');

/** A form that sends itself, with a button for people without scripts. */
export function relayPage(
  action: string,
  fields: Record<string, string>,
  language: ClaveLanguage = 'es',
): string {
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${words[language].wait}</title></head>
<body onload="document.forms[0].submit()"><form name="redirectForm" method="post" action="${escape(action)}">
${hidden(fields)}
<noscript>${words[language].wait}</noscript><input type="submit" value="${words[language].go}"/></form></body></html>`;
}

/** The chooser: a language form first, a look-alike form, then the one that counts; `SelectedIdP` is empty until a script fills it. */
export function chooserPage(fields: Record<string, string>, language: ClaveLanguage): string {
  const card = (idp: string, label: string) =>
    `<article class="card"><img src="ImageRetrieve?id=IDP_${idp}" alt=""><h2>${label}</h2>
<button type="button" onclick="JAVASCRIPT:selectedIdP('${idp}');idpRedirect.submit();">${words[language].go}</button></article>`;
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${words[language].title}</title>
<script>function selectedIdP(id){document.querySelector('form[name=idpRedirect]').SelectedIdP.value=id}</script></head><body>
<form name="languageForm" method="post" action="/Proxy2/ChangeLanguage">${hidden({ ...fields, lang: language })}</form>
<form name="idpRedirectForm" id="idpRedirectForm" method="post" action="/Proxy2/Decoy">${hidden({ SAMLRequest: 'señuelo', SelectedIdP: 'NONE' })}</form>
<form name="idpRedirect" method="post" action="/Proxy2/ServiceRedirect">
${hidden({ ...fields, SelectedIdP: '' })}
</form>
${card('AFIRMA', words[language].card)}${card('CLVMOVIL', 'Cl@ve Móvil')}${card('PIN24H', 'Cl@ve PIN')}${card('SEGSOC', 'Cl@ve Permanente')}${card('EIDAS', 'eIDAS')}
</body></html>`;
}

/** Where a person without a certificate identifies: a code that came by telephone; a wrong one is asked for again. */
export function codePage(fields: Record<string, string>, error: string | null): string {
  return `<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>Cl@ve Móvil</title></head><body><h1>Cl@ve Móvil</h1>
${error === null ? '' : `<p role="alert">${escape(error)}</p>`}
<form name="codeForm" method="post" action="/Proxy2/PersonCode">${hidden(fields)}
<label>DNI / NIE <input name="nif" id="nif"></label> <label>Código <input name="code" id="code" autocomplete="off"></label>
<button id="accept" name="act" value="accept">Acceder</button> <button id="cancel" name="act" value="cancel">Cancelar</button></form></body></html>`;
}

/** What the real pages say when a value was changed or used twice. */
export const errorPage = (text: string) =>
  `<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>Error - Clave</title></head><body><h1>Se ha producido un error</h1><p>${escape(text)}</p></body></html>`;

export const maintenancePage = `<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>Mantenimiento</title></head><body>
<h1>Servicio no disponible por tareas de mantenimiento</h1><p>Disculpe las molestias. Vuelva a intentarlo más tarde.</p></body></html>`;

/** A page that looks alive and holds nothing that the flow needs. */
export const changedPage = `<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>Clave</title></head><body>
<main><h1>Bienvenido al nuevo portal</h1><form name="search" method="get" action="/buscar"><input name="q"></form></main></body></html>`;
