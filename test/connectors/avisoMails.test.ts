// The avisos of DEHú as mails come in life: quoted, wrapped, tabled, forwarded, imitated; and as one notice of a mailbox.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createChileConnector } from '../../main/connectors/chile/connector.ts';
import { chileMail } from '../../main/connectors/chile/mailPortal.ts';
import { dehuMail } from '../../main/connectors/dehu/mailPortal.ts';
import { readByAny, receiveMail } from '../../main/connectors/mailPortal.ts';
import { createRegistry } from '../../main/connectors/registry.ts';
import { createDkimCheck, type DkimCheck } from '../../main/mail/dkim.ts';
import { avisoA, avisoB, avisoCommunication, emlOf } from '../portals/dehu/avisos.ts';
import { buildMail, type MailPlan } from '../portals/mailbox/buildMail.ts';
import * as chileMails from '../portals/mailbox/noticeMails.ts';

const identifier = '7f3a91c204d8e6b5a1f0';
const office = 'Oficina de Extranjería en Oviedo';
const concept = 'not_330020261234567_12345678_87654321';

const linesA = `Le informamos que dispone de una nueva notificación electrónica como Titular procedente del organismo ${office}, con DIR3 EA0040290.

Titular: ANA EJEMPLO PRUEBA con NIF/NIE ***4567**
Identificador: ${identifier}
Organismo Emisor: ${office}, con DIR3 EA0040290
Concepto: ${concept}
Vínculo: Titular

Si no accede a la notificación antes de las 23:59:59 del día 23/06/26 en horario peninsular, se considerará que el acto de notificación ha sido efectuado.
`;
const sender = 'DEHú <noreply.dehu@correo.gob.es>';
const aviso = (plan: MailPlan = {}) =>
  buildMail({
    from: sender,
    subject: 'Nueva notificación electrónica',
    ...(plan.html === undefined ? { text: linesA } : {}),
    ...plan,
  });

const noticeOf = async (bytes: Uint8Array, dkim: DkimCheck | null = null) => {
  const received = await receiveMail(bytes, { dkim });
  return received && ((await readByAny([dehuMail, chileMail], received))?.notice ?? null);
};
const read = {
  portalNoticeId: identifier,
  mergeKey: `dehu:${identifier}`,
  portal: 'dehu',
  kind: 'notification',
  title: concept,
  issuer: office,
  person: 'ANA EJEMPLO PRUEBA',
  caseNumber: '330020261234567',
  expiresOn: '2026-06-23',
  state: 'pending',
  legalEffectOnOpen: true,
};

const tableB = `<table><tr><td>Titular</td><td>ANA EJEMPLO PRUEBA con NIF/NIE: ***4567**</td></tr>
<tr><td><b>Organismo emisor</b></td><td>${office}, con DIR3: EA0040290</td></tr>
<tr><td>Identificador</td><td>${identifier}</td></tr>
<tr><td>Con vencimiento el día</td><td>23/06/2026</td></tr>
<tr><td>Concepto</td><td>${concept}</td></tr></table>
<p><a href="https://dehu.redsara.es/es/notifications">Acceder a DEHú</a></p>`;
const quoted = `Mira lo que me ha llegado\n\n---------- Forwarded message ---------\nDe: ${sender}\nAsunto: Nueva notificación electrónica\n\n${linesA}`;

describe('an aviso is read the same, however it comes', () => {
  const shapes: [string, () => Uint8Array][] = [
    ['format A', () => avisoA],
    ['format B', () => avisoB],
    ['quoted-printable', () => aviso({ transfer: 'quoted-printable' })],
    ['Latin-1', () => aviso({ charset: 'iso-8859-1', transfer: '8bit' })],
    ['base64 beside HTML', () => aviso({ text: linesA, html: `<pre>${linesA}</pre>`, transfer: 'base64' })],
    [
      'a table',
      () =>
        aviso({
          html: `<p>Te informamos que está disponible una nueva notificación electrónica</p>${tableB}`,
        }),
    ],
    ['values below their labels', () => aviso({ text: linesA.replaceAll(/^(\w[\w ]+): (?=\S)/gm, '$1:\n') })],
    [
      'forwarded by a relative',
      () =>
        aviso({ from: 'Tía <tia@gmail.com>', subject: 'Fwd: Nueva notificación electrónica', text: quoted }),
    ],
    [
      'answered with marks',
      () =>
        aviso({
          from: 'tia@gmail.com',
          subject: 'RE: aviso',
          text: `mira\n\n${linesA.replaceAll(/^/gm, '> ')}`,
        }),
    ],
    [
      'forwarded as a file',
      () =>
        aviso({
          from: 'tia@gmail.com',
          subject: 'te lo mando',
          text: 'adjunto',
          attachments: [{ name: 'aviso.eml', type: 'message/rfc822', bytes: aviso() }],
        }),
    ],
    [
      'behind the wrapper of a filter',
      () =>
        aviso({
          html: `<p>Te informamos que está disponible una nueva notificación electrónica</p>${tableB.replace(
            'https://dehu.redsara.es/es/notifications',
            `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent('https://dehu.redsara.es/es/notifications')}&data=1`,
          )}`,
        }),
    ],
    [
      'of another body',
      () => aviso({ text: linesA.replaceAll(office, 'Agencia Estatal de Administración Tributaria') }),
    ],
  ];
  test.each(shapes)('%s', async (name, make) => {
    const notice = await noticeOf(make());
    expect(notice).toMatchObject(
      name === 'of another body' ? { ...read, issuer: 'Agencia Estatal de Administración Tributaria' } : read,
    );
    expect(notice?.authenticity?.verdict).toBe('unverified');
    expect(notice?.evidence).toMatchObject({ source: 'aviso', dir3: 'EA0040290', maskedNif: '***4567**' });
  });

  test('a communication asks for nothing', async () => {
    expect(await noticeOf(avisoCommunication)).toMatchObject({
      kind: 'communication',
      expiresOn: null,
      legalEffectOnOpen: false,
      mergeKey: `dehu:${identifier}`,
    });
  });

  test('a day that does not exist is no day', async () => {
    const notice = await noticeOf(aviso({ text: linesA.replace('23/06/26', '31/02/26') }));
    expect(notice).toMatchObject({ expiresOn: null, legalEffectOnOpen: true });
  });
});

describe('what imitates an aviso is suspicious, has an identity of its own and no day', () => {
  const lure = 'Tiene una nueva notificación electrónica pendiente en la DEHú.';
  const forgeries: [string, string, () => Uint8Array][] = [
    [
      'the wave of 2026',
      'knownForgery',
      () =>
        aviso({
          from: 'DEHu <x@mail.example>',
          subject: 'Aviso puesta a disposición de nueva notificación electrónica REF-48120377',
          text: lure,
        }),
    ],
    [
      'a domain that looks alike',
      'lookAlikeDomain',
      () => aviso({ from: 'DEHú <noreply@dehu-redsara.example>' }),
    ],
    [
      'a link that leads elsewhere',
      'linkMismatch',
      () =>
        aviso({
          html: `<p>${lure}</p>${tableB.replace('href="https://dehu.redsara.es/es/notifications">Acceder a DEHú', 'href="https://acceso.example/login">https://dehu.redsara.es')}`,
        }),
    ],
    [
      'the name alone',
      'displayNameForeign',
      () => aviso({ from: 'DEHú Notificaciones <info@ofertas.example>', text: lure }),
    ],
    [
      'an address in the text',
      'linkLookAlike',
      () => aviso({ from: 'aviso@mail.example', text: `${lure} Entre en https://dehu-redsara.example/es` }),
    ],
    [
      'a program attached',
      'dangerousAttachment',
      () =>
        aviso({
          attachments: [
            { name: 'notificacion.exe', type: 'application/octet-stream', bytes: Buffer.from('MZ') },
          ],
        }),
    ],
  ];
  test.each(forgeries)('%s', async (_name, reason, make) => {
    const notice = await noticeOf(make());
    expect(notice).toMatchObject({
      portal: 'dehu',
      kind: 'other',
      expiresOn: null,
      legalEffectOnOpen: false,
      deadlines: [],
    });
    expect(notice?.authenticity?.verdict).toBe('suspicious');
    expect(notice?.authenticity?.reasons).toContain(reason);
    expect(notice?.mergeKey).toBeUndefined();
    expect(notice?.portalNoticeId).not.toBe(identifier);
  });

  test.each([
    [
      'an article',
      aviso({
        from: 'blog@abogados.example',
        subject: 'Qué es la DEHú',
        text: lure,
        headers: { 'List-Unsubscribe': '<mailto:x@y.example>' },
      }),
    ],
    [
      'the check of an address',
      emlOf({
        from: sender,
        subject: 'Verificación de Email',
        text: 'Para terminar, verifica tu dirección de correo en la DEHú.',
      }),
    ],
    [
      'a lawyer’s question',
      aviso({ from: 'Ana <ana@despacho.example>', subject: 'Consulta', text: '¿Ha entrado ya en la DEHú?' }),
    ],
    ['a shop', aviso({ from: 'tienda@shop.example', subject: 'Tu pedido', text: 'Tu pedido ha salido.' })],
  ])('%s is no notice', async (_name, mail) => {
    expect(await noticeOf(mail)).toBeNull();
  });
});

describe('only a key proves a sender', () => {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const check = createDkimCheck(() =>
    Promise.resolve([
      [`v=DKIM1; k=rsa; p=${keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`],
    ]),
  );
  /** Signed as `simple/simple` says (RFC 6376, 3.4). */
  const signed = (mail: Uint8Array): Buffer => {
    const text = Buffer.from(mail).toString('latin1');
    const [head = '', ...rest] = text.split('\r\n\r\n');
    const body = `${rest.join('\r\n\r\n').replace(/(?:\r\n)+$/, '')}\r\n`;
    const hash = createHash('sha256').update(body, 'latin1').digest('base64');
    const from = head.split('\r\n').find((line) => line.startsWith('From:')) ?? '';
    const field = `DKIM-Signature: v=1; a=rsa-sha256; c=simple/simple; d=correo.gob.es; s=k; h=from; bh=${hash}; b=`;
    const b = sign('sha256', Buffer.from(`${from}\r\n${field}`, 'latin1'), keys.privateKey).toString(
      'base64',
    );
    return Buffer.from(`${field}${b}\r\n${head}\r\n\r\n${body}`, 'latin1');
  };
  test.each([
    ['the sender of DEHú', sender, 'genuine'],
    ['the sender of Notific@', 'no-reply-notifica@correo.gob.es', 'genuine'],
    ['somebody else under the same domain', 'persona@correo.gob.es', 'unverified'],
  ])('%s', async (_name, from, verdict) => {
    const notice = await noticeOf(signed(aviso({ from })), check);
    expect(notice?.authenticity).toMatchObject({ verdict, reasons: expect.arrayContaining(['dkimPass']) });
  });
});

describe('one mailbox for all portals', () => {
  const registry = createRegistry();
  const importAt = async (bytes: Uint8Array) =>
    registry.get('chile')?.importFile?.({ name: 'mail.eml', bytes }, '2026-06-14');

  test('imports an aviso as a notice of DEHú, with the mail as evidence', async () => {
    const page = await importAt(avisoB);
    expect(page?.notices).toMatchObject([read]);
    expect(page?.evidence).toMatchObject([{ portalNoticeId: identifier, type: 'message/rfc822' }]);
  });

  test('and still reads the mails of Chile', async () => {
    expect((await importAt(await chileMails.bookingMail()))?.notices).toMatchObject([
      { portal: 'chile', kind: 'appointment' },
    ]);
  });

  test('inspect reads it for DEHú, and for Chile it is a mail and nothing more', async () => {
    const file = { name: 'aviso.eml', bytes: aviso() };
    const { mergeKey: _key, ...shown } = read;
    expect(await registry.get('dehu')?.inspect(file)).toMatchObject({
      page: 'mail',
      notices: [shown].map(({ portal: _portal, ...notice }) => notice),
      deadlines: [{ what: 'open', on: '2026-06-23', certainty: 'stated' }],
      authenticity: { verdict: 'unverified' },
      failure: null,
    });
    expect(await registry.get('chile')?.inspect(file)).toMatchObject({
      page: 'mail',
      notices: [],
      deadlines: [],
      failure: null,
    });
  });

  test('Chile by itself takes no aviso for its own', async () => {
    const page = await createChileConnector().importFile?.(
      { name: 'aviso.eml', bytes: avisoA },
      '2026-06-14',
    );
    expect(page?.notices).toEqual([]);
  });
});
