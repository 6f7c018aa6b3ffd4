// The e-mails around DEHú as files: both real formats, a communication, and the forgery that made the rounds.

const names = { person: 'ANA EJEMPLO PRUEBA', nif: '***4567**', identifier: '7f3a91c204d8e6b5a1f0' };
const office = 'Oficina de Extranjería en Oviedo, con DIR3';

export function emlOf({
  from,
  subject,
  text,
  html,
}: {
  from: string;
  subject: string;
  text?: string;
  html?: string;
}): Buffer {
  const lines = [
    `From: ${from}`,
    'To: ana@example.com',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Date: Sat, 13 Jun 2026 06:12:00 +0200',
    `Message-ID: <${Buffer.from(subject).toString('hex').slice(0, 24)}@example.com>`,
    'MIME-Version: 1.0',
    `Content-Type: text/${html === undefined ? 'plain' : 'html'}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(html ?? text ?? '')
      .toString('base64')
      .replaceAll(/(.{76})/g, '$1\r\n'),
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** Notific@, plain lines. */
export const avisoA = emlOf({
  from: 'no-reply-notifica@correo.gob.es',
  subject: 'Nueva notificación electrónica',
  text: `Le informamos que dispone de una nueva notificación electrónica como Titular procedente del organismo ${office} EA0040290.

Titular: ${names.person} con NIF/NIE ${names.nif}
Identificador: ${names.identifier}
Organismo Emisor: ${office} EA0040290
Concepto: not_330020261234567_12345678_87654321
Vínculo: Titular

Si no accede a la notificación antes de las 23:59:59 del día 23/06/26 en horario peninsular, se considerará que el acto de notificación ha sido efectuado.
`,
});

const listB = (
  what: string,
  due: string,
) => `<html><body><p>Te informamos que está disponible una nueva ${what} con los siguientes datos:</p>
<ul><li>${names.person} con NIF/NIE: ${names.nif} en calidad de Titular</li>
<li>Organismo emisor: ${office}: EA0040290</li><li>Identificador: ${names.identifier}</li>${due}
<li>Concepto: not_330020261234567_12345678_87654321</li></ul>
<p><a href="https://dehu.redsara.es/es/${what === 'notificación' ? 'notifications' : 'communications'}">Acceder a DEHú</a></p></body></html>`;

/** DEHú, an HTML list. */
export const avisoB = emlOf({
  from: 'DEHú <noreply.dehu@correo.gob.es>',
  subject: 'Nueva notificación electrónica',
  html: listB('notificación', '<li>Con vencimiento el día: 23/06/2026</li>'),
});

export const avisoCommunication = emlOf({
  from: 'DEHú <noreply.dehu@correo.gob.es>',
  subject: 'Aviso de cortesía de una nueva comunicación electrónica',
  html: listB('comunicación', ''),
});

export const forgedAviso = emlOf({
  from: 'DEHú Gobierno de España <aviso@dehu-redsara.example>',
  subject: 'Aviso puesta a disposición de nueva notificación electrónica REF-48120377',
  html: '<p>Tiene una nueva notificación electrónica en la DEHú. <a href="https://dehu.redsara.es.acceso.example/login">https://dehu.redsara.es</a></p>',
});

export const addressCheckMail = emlOf({
  from: 'DEHú <noreply.dehu@correo.gob.es>',
  subject: 'Verificación de Email',
  text: 'Para terminar, verifica tu dirección de correo en la DEHú.',
});
