// Every shape of mail that the connector for Chile must read, and as many that it must leave alone.
import { describe, expect, it } from 'vitest';
import { createChileConnector } from '../../main/connectors/chile/connector.ts';
import type { ListingPage } from '../../main/connectors/connector.ts';
import type { ListedNotice } from '../../main/model/notice.ts';
import { buildMail, type MailPlan } from '../portals/mailbox/buildMail.ts';
import * as mails from '../portals/mailbox/noticeMails.ts';
import { neighbourMails, phishingMails } from '../portals/mailbox/otherMails.ts';

const chile = createChileConnector();
const inspect = (bytes: Uint8Array, name = 'mail.eml') => chile.inspect({ name, bytes });
const importMail = async (bytes: Uint8Array): Promise<ListingPage> => {
  const page = await chile.importFile?.({ name: 'mail.eml', bytes }, '2026-09-01');
  if (!page) throw new Error('no importFile');
  return page;
};
const noticeOf = async (bytes: Uint8Array): Promise<ListedNotice> => {
  const notice = (await importMail(bytes)).notices[0];
  if (!notice) throw new Error('not taken for a notice');
  return notice;
};

const appointment = {
  on: '2026-09-15',
  at: '09:30',
  zone: 'America/Santiago',
  isZoneCertain: true,
  office: 'Gobernación Provincial de Llanquihue',
  address: 'Calle Benavente 485, Puerto Montt',
  procedure: 'Estampado de visa',
  code: 'RH-2026-004512',
  person: mails.person,
};

const facts = (notice: ListedNotice) => ({
  kind: notice.kind,
  title: notice.title,
  issuer: notice.issuer,
  person: notice.person,
  caseNumber: notice.caseNumber,
  appointment: notice.appointment,
  deadlines: notice.deadlines,
  documents: notice.documents.map(({ name, role }) => `${role}: ${name}`),
});

const extranjeria = 'Departamento de Extranjería y Migración';
const sermig = 'Servicio Nacional de Migraciones';
const plain = { person: mails.person, caseNumber: null, appointment: null, deadlines: [], documents: [] };

describe('one mail of each kind', () => {
  const cases: [string, () => Uint8Array | Promise<Uint8Array>, ReturnType<typeof facts>][] = [
    [
      'registration',
      () => mails.registrationMail('Zx81-abcd'),
      {
        ...plain,
        kind: 'registration',
        title: 'Registro de usuario - Reserva de Horas Extranjería',
        issuer: extranjeria,
      },
    ],
    [
      'booking with a voucher',
      () => mails.bookingMail(),
      {
        ...plain,
        kind: 'appointment',
        title: 'Comprobante de reserva de hora',
        issuer: extranjeria,
        appointment,
        deadlines: [
          {
            what: 'attend',
            on: '2026-09-15',
            certainty: 'stated',
            basis: 'Fecha | martes 15 de septiembre de 2026',
          },
        ],
        documents: ['voucher: Comprobante de reserva RH-2026-004512.pdf'],
      },
    ],
    [
      'waiting list joined',
      () => mails.listJoinedMail(),
      {
        ...plain,
        kind: 'waitlist',
        title: 'Asignación automatizada de citas: inscripción',
        issuer: extranjeria,
      },
    ],
    [
      'hour assigned',
      () => mails.assignedMail(),
      {
        ...plain,
        kind: 'appointment',
        title: 'Su cita ha sido asignada',
        issuer: extranjeria,
        appointment,
        deadlines: [
          {
            what: 'attend',
            on: '2026-09-15',
            certainty: 'stated',
            basis:
              'Se le ha asignado una hora a través de la asignación automatizada de citas para el día martes 15 de septiembre de 2026 a las 09:30 hrs. en la Gobernación Provincial de Llanquihue, ubicada en Calle Benavente 485, Puerto Montt.',
          },
        ],
      },
    ],
    [
      'waiting list left',
      () => mails.listLeftMail(),
      {
        ...plain,
        kind: 'waitlist',
        title: 'Eliminación de la asignación automatizada de citas',
        issuer: extranjeria,
      },
    ],
    [
      'requirement',
      () => mails.requirementMail(),
      {
        ...plain,
        kind: 'requirement',
        title: 'Solicitud insuficiente o incompleta. Otorga plazo para subsanar',
        issuer: sermig,
        caseNumber: '7712345',
        deadlines: [
          {
            what: 'respond',
            on: null,
            certainty: 'unknown',
            basis: 'Cuenta con un plazo de 5 días hábiles para subsanar, contados desde esta notificación.',
          },
        ],
      },
    ],
    [
      'additional documents',
      () => mails.documentsAskedMail(),
      {
        ...plain,
        kind: 'requirement',
        title: 'Solicitud de documentos adicionales',
        issuer: sermig,
        caseNumber: '7712345',
        deadlines: [
          {
            what: 'respond',
            on: null,
            certainty: 'unknown',
            basis: 'Tiene un plazo de sesenta (60) días corridos para presentarlos.',
          },
        ],
      },
    ],
    [
      'notice before a denial',
      () => mails.beforeDenialMail(),
      {
        ...plain,
        kind: 'requirement',
        title: 'Notificación previo a rechazo',
        issuer: sermig,
        caseNumber: '5543210',
        deadlines: [
          {
            what: 'respond',
            on: null,
            certainty: 'unknown',
            basis:
              'Se le notifica que, previo a rechazo de su solicitud de Residencia Definitiva N° 5543210, dispone de 10 días hábiles para formular sus descargos.',
          },
        ],
      },
    ],
    [
      'payment asked',
      () => mails.paymentAskedMail(),
      {
        ...plain,
        kind: 'requirement',
        title: 'Orden de pago de derechos de residencia',
        issuer: sermig,
        caseNumber: '5543210',
        deadlines: [
          {
            what: 'pay',
            on: '2026-09-30',
            certainty: 'stated',
            basis: 'Debe pagar los derechos a más tardar el 30 de septiembre de 2026.',
          },
        ],
      },
    ],
    [
      'payment received',
      () => mails.paymentReceivedMail(),
      { ...plain, kind: 'receipt', title: 'Comprobante de pago', issuer: sermig, caseNumber: '5543210' },
    ],
    [
      'resolution',
      () => mails.resolutionMail(),
      {
        ...plain,
        kind: 'resolution',
        title: 'Notificación de Resolución Exenta N° 12345',
        issuer: sermig,
        caseNumber: '5543210',
        documents: ['resolution: Resolución Exenta.pdf'],
      },
    ],
    [
      'admitted',
      () => mails.admittedMail(),
      {
        ...plain,
        kind: 'approval',
        title: 'Su solicitud ha sido acogida a trámite',
        issuer: sermig,
        caseNumber: '7712345',
        documents: ['resolution: Certificado.pdf'],
      },
    ],
    [
      'not admitted',
      () => mails.notAdmittedMail(),
      { ...plain, kind: 'denial', title: 'Solicitud no acogida a trámite', issuer: sermig },
    ],
    [
      'denial',
      () => mails.denialMail(),
      {
        ...plain,
        kind: 'denial',
        title: 'Notifica rechazo de solicitud',
        issuer: sermig,
        caseNumber: '5543210',
      },
    ],
    [
      'stamp',
      () => mails.stampedMail(),
      { ...plain, kind: 'approval', title: 'Estampado Electrónico disponible', issuer: sermig },
    ],
    [
      'ticket',
      () => mails.ticketMail(),
      {
        ...plain,
        kind: 'communication',
        title: 'Ticket #884211 recibido',
        issuer: 'Ayuda Migraciones',
        caseNumber: '884211',
      },
    ],
    [
      'mail address to validate',
      () => mails.validateMail(),
      { ...plain, kind: 'registration', title: 'Valide su correo electrónico', issuer: sermig, person: null },
    ],
    [
      'English',
      () => mails.englishMail(),
      {
        ...plain,
        kind: 'appointment',
        title: 'Your appointment has been confirmed',
        issuer: sermig,
        appointment: {
          on: '2026-09-15',
          at: '14:30',
          zone: 'America/Punta_Arenas',
          isZoneCertain: true,
          office: 'Regional office Punta Arenas',
          address: null,
          procedure: 'Definitive residence',
          code: 'AB-99812',
          person: mails.person,
        },
        deadlines: [
          {
            what: 'attend',
            on: '2026-09-15',
            certainty: 'stated',
            basis: 'Date: Tuesday, 15 September 2026',
          },
        ],
      },
    ],
  ];

  it.each(cases)('%s', async (_, make, expected) => {
    expect(facts(await noticeOf(await make()))).toEqual(expected);
  });

  it('keeps the number of days and their kind', async () => {
    const terms = await Promise.all(
      [mails.requirementMail(), mails.documentsAskedMail(), mails.beforeDenialMail()].map(async (bytes) => {
        const { evidence } = await noticeOf(bytes);
        return [evidence.responseDays, evidence.responseDaysKind];
      }),
    );
    expect(terms).toEqual([
      ['5', 'business'],
      ['60', 'calendar'],
      ['10', 'business'],
    ]);
  });

  it('keeps the day on which the list was joined, which is no appointment', async () => {
    const notice = await noticeOf(mails.listJoinedMail());
    expect([notice.evidence.listEntryOn, notice.appointment]).toEqual(['2026-09-02', null]);
  });

  it('keeps the voucher and the raw mail', async () => {
    const bytes = await mails.bookingMail();
    const page = await importMail(bytes);
    expect(page.inlineDocuments.map((one) => Buffer.from(one.bytes).toString('latin1', 0, 5))).toEqual([
      '%PDF-',
    ]);
    expect(page.evidence.map(({ type }) => type)).toEqual(['message/rfc822']);
    expect(Buffer.from(page.evidence[0]?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe('the same mail as other programs write it', () => {
  const forms: [string, () => Uint8Array | Promise<Uint8Array>][] = [
    [
      'text in quoted-printable',
      () =>
        mails.bookingMail(mails.booking, {
          text: mails.bookingText(mails.booking),
          transfer: 'quoted-printable',
        }),
    ],
    ['HTML only in base64', () => mails.bookingMail(mails.booking, { transfer: 'base64' })],
    [
      'Latin-1',
      () => mails.bookingMail(mails.booking, { charset: 'iso-8859-1', transfer: 'quoted-printable' }),
    ],
    [
      'Latin-1 bytes that call themselves UTF-8',
      () => mails.bookingMail(mails.booking, { charset: 'iso-8859-1', label: 'utf-8' }),
    ],
    [
      'UTF-8 bytes that call themselves Latin-1',
      () => mails.bookingMail(mails.booking, { label: 'iso-8859-1', transfer: 'quoted-printable' }),
    ],
    [
      'windows-1252 without transfer encoding',
      () => mails.bookingMail(mails.booking, { charset: 'windows-1252' }),
    ],
    ['forwarded as an attachment', async () => mails.forwardedAttached(await mails.bookingMail())],
    [
      'a placeholder beside the HTML',
      () =>
        mails.bookingMail(mails.booking, {
          text: 'Su programa no muestra HTML.',
          html: mails.bookingHtml(mails.booking),
        }),
    ],
  ];
  it.each(forms)('%s', async (_, make) => {
    expect((await noticeOf(await make())).appointment).toEqual(appointment);
  });

  it('forwarded inline: the day of the forwarded mail is not the appointment', async () => {
    const notice = await noticeOf(mails.forwardedInline());
    expect(notice.appointment).toEqual({ ...appointment, address: null });
    expect(notice.authenticity).toEqual({
      verdict: 'unverified',
      reasons: ['senderUnknown', 'forwarded', 'senderFreeMail'],
    });
  });

  it('a table whose first row holds the labels', async () => {
    const html = `<p>Estimada ${mails.person}: su hora fue reservada en Extranjería.</p><table><tr><th>Trámite</th><th>Oficina</th><th>Fecha</th><th>Hora</th></tr><tr><td>Títulos de residencia</td><td>Oficina Coyhaique</td><td>15-09-2026</td><td>9.30 hrs</td></tr></table>`;
    const notice = await noticeOf(buildMail({ subject: 'Reserva de hora confirmada', html }));
    expect(notice.appointment).toEqual({
      on: '2026-09-15',
      at: '09:30',
      zone: 'America/Coyhaique',
      isZoneCertain: true,
      office: 'Oficina Coyhaique',
      address: null,
      procedure: 'Títulos de residencia',
      code: null,
      person: mails.person,
    });
  });

  it('a saved page and a copied text', async () => {
    const page = await inspect(Buffer.from(mails.bookingHtml(mails.booking)), 'correo.html');
    const text = await inspect(
      Buffer.from(
        `De: no-responder@extranjeria.gob.cl\nAsunto: Reserva de hora\n\n${mails.bookingText(mails.booking)}`,
      ),
      'correo.txt',
    );
    const { isZoneCertain: _, ...printed } = appointment;
    expect([page.appointments, text.appointments]).toEqual([[printed], [printed]]);
  });
});

describe('days and hours', () => {
  const moments: [day: string, hour: string, on: string | null, at: string | null][] = [
    ['15/09/2026', '09:30', '2026-09-15', '09:30'],
    ['15-09-2026', '9.30 hrs', '2026-09-15', '09:30'],
    ['15.09.26', 'a las 9:30 AM', '2026-09-15', '09:30'],
    ['martes 15 de septiembre de 2026', '14:00 horas', '2026-09-15', '14:00'],
    ['03/04/2026', '2:15 p.m.', '2026-04-03', '14:15'],
    ['31/09/2026', '09:30', null, '09:30'],
    ['lunes 15 de septiembre de 2026', '09:30', null, '09:30'],
    ['15 de septiembre', '25:30', null, null],
  ];
  it.each(moments)('%s, %s', async (day, hour, on, at) => {
    const notice = await noticeOf(await mails.bookingMail({ ...mails.booking, day, hour }));
    expect([notice.appointment?.on, notice.appointment?.at, notice.deadlines[0]?.certainty]).toEqual([
      on,
      at,
      on ? 'stated' : 'unknown',
    ]);
  });

  const zones: [office: string, address: string, zone: string, isCertain: boolean][] = [
    ['Oficina Regional', 'Calle Magallanes 123, Santiago', 'America/Santiago', true],
    ['Gobernación Provincial de Última Esperanza', '', 'America/Punta_Arenas', true],
    ['Gobernación Provincial de Isla de Pascua', 'Hanga Roa', 'Pacific/Easter', true],
    ['Gobernación Provincial de Coyhaique', '', 'America/Coyhaique', true],
    ['Oficina 4', 'Calle Larga 9', 'America/Santiago', false],
  ];
  it.each(zones)('the clock of %s, %s', async (office, address, zone, isZoneCertain) => {
    const notice = await noticeOf(await mails.bookingMail({ ...mails.booking, office, address }));
    expect([notice.appointment?.zone, notice.appointment?.isZoneCertain]).toEqual([zone, isZoneCertain]);
  });
});

describe('mails that are no notices', () => {
  it.each(Object.entries(neighbourMails))('%s', async (_, make) => {
    const inspected = await inspect(make());
    expect([inspected.page, inspected.notices, inspected.failure]).toEqual(['mail', [], null]);
    expect((await importMail(make())).notices).toEqual([]);
  });

  it('files that are no mails', async () => {
    const files = [
      ['a.eml', Buffer.alloc(0)],
      ['a.pdf', Buffer.from('%PDF-1.7\n')],
      ['a.bin', Buffer.from([0, 1, 2, 3])],
      ['a.eml', Buffer.from('no mail at all')],
    ] as const;
    for (const [name, bytes] of files) {
      expect(await inspect(bytes, name)).toEqual({
        file: name,
        portal: 'chile',
        page: 'unknown',
        notices: [],
        deadlines: [],
        appointments: [],
        authenticity: null,
        failure: { code: 'file.notUnderstood', details: {} },
      });
    }
    await expect(importMail(Buffer.from('no mail'))).rejects.toMatchObject({
      failure: { code: 'file.notUnderstood' },
    });
  });
});

describe('authenticity', () => {
  it('never calls a mail genuine that nothing proves', async () => {
    expect((await inspect(await mails.bookingMail())).authenticity).toEqual({
      verdict: 'unverified',
      reasons: ['senderKnownDomain'],
    });
  });

  it.each([
    ['lookAlike', ['senderUnknown', 'lookAlikeDomain', 'displayNameForeign', 'linkLookAlike', 'asksPayment']],
    ['foreignName', ['senderUnknown', 'senderFreeMail', 'displayNameForeign']],
    [
      'linkMismatch',
      [
        'senderUnknown',
        'displayNameForeign',
        'replyToElsewhere',
        'linkHidden',
        'linkMismatch',
        'asksPayment',
      ],
    ],
    ['archive', ['senderUnknown', 'lookAlikeDomain', 'displayNameForeign', 'dangerousAttachment']],
  ])('phishing is shown, and called suspicious: %s', async (name, reasons) => {
    const inspected = await inspect(phishingMails[name]?.() ?? Buffer.alloc(0));
    expect([inspected.notices.length, inspected.authenticity]).toEqual([
      1,
      { verdict: 'suspicious', reasons },
    ]);
  });

  it('does not believe an Authentication-Results header', async () => {
    const headers = { 'Authentication-Results': 'mx.example.com; dkim=pass header.d=extranjeria.gob.cl' };
    expect((await inspect(await mails.bookingMail(mails.booking, { headers }))).authenticity?.verdict).toBe(
      'unverified',
    );
  });
});

describe('the provisional password', () => {
  const plans: [string, MailPlan][] = [
    ['plain', {}],
    ['quoted-printable', { transfer: 'quoted-printable' }],
    ['base64', { transfer: 'base64' }],
  ];
  it.each(plans)('goes nowhere but to the vault: %s', async (_, plan) => {
    const canary = 'Canario=7391x';
    const page = await importMail(mails.registrationMail(canary, plan));
    expect(page.secrets).toEqual([
      { portalNoticeId: page.notices[0]?.portalNoticeId, name: 'provisionalPassword', value: canary },
    ]);
    const encodings = [
      canary,
      canary.replace('=', '=3D'),
      Buffer.from(canary).toString('base64').slice(0, 14),
    ];
    const kept = [
      JSON.stringify(page.notices),
      ...page.evidence.map(({ bytes }) => Buffer.from(bytes).toString('utf8')),
      ...page.inlineDocuments.map(({ bytes }) => Buffer.from(bytes).toString('latin1')),
      JSON.stringify(await inspect(mails.registrationMail(canary, plan))),
    ].join('\n');
    for (const form of encodings) expect(kept).not.toContain(form);
    expect(page.notices[0]?.text).toContain('Clave de acceso provisoria: ••••••');
    expect(page.evidence.map(({ type }) => type)).toEqual(['text/plain']);
  });

  const printed: [string, MailPlan, string][] = [
    [
      'in a table',
      {
        html: '<p>Registro de nuevo usuario en Extranjería</p><table><tr><td>Clave provisoria</td><td><b>aB3$kk9</b></td></tr></table>',
      },
      'aB3$kk9',
    ],
    [
      'in a sentence',
      { text: 'Registro en Extranjería: su contraseña temporal es Perro-Azul9. Cámbiela al ingresar.' },
      'Perro-Azul9',
    ],
    [
      'on the next line',
      { text: 'Registro de usuario Extranjería\nClave de acceso provisoria:\nqwerty77\n' },
      'qwerty77',
    ],
    [
      'in the subject and a link',
      {
        subject: 'Extranjería, registro: clave provisoria: Zz99Top1',
        text: 'Ingrese en https://reservahora.extranjeria.gob.cl/?k=Zz99Top1',
      },
      'Zz99Top1',
    ],
  ];
  it.each(printed)('is found %s', async (_, plan, secret) => {
    const page = await importMail(
      buildMail({ from: '"x" <no-responder@extranjeria.gob.cl>', subject: 'Registro', ...plan }),
    );
    expect(page.secrets.map(({ value }) => value)).toEqual([secret]);
    expect(
      JSON.stringify(page.notices) + Buffer.from(page.evidence[0]?.bytes ?? []).toString(),
    ).not.toContain(secret);
  });

  it('is not seen in words about passwords', async () => {
    const text =
      'Estimada: su registro de usuario en Extranjería fue exitoso. Debe cambiar su clave de acceso provisoria por una personal.';
    expect(
      (await importMail(buildMail({ from: '"x" <a@extranjeria.gob.cl>', subject: 'Registro', text })))
        .secrets,
    ).toEqual([]);
  });
});

describe('documents', () => {
  const attach = (name: string, bytes: Uint8Array, type = 'application/pdf') =>
    mails.bookingMail(mails.booking, { attachments: [{ name, type, bytes }] });

  it('takes no empty and no false PDF', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('<html>')]) {
      const page = await importMail(await attach('comprobante.pdf', bytes));
      expect([page.notices[0]?.documents, page.inlineDocuments]).toEqual([[], []]);
    }
  });

  it('takes a PDF that calls itself something else, under a name that is safe', async () => {
    const page = await importMail(
      await attach(
        '../../etc/\u202Efdp.comprobante',
        Buffer.from('%PDF-1.7\n%%EOF'),
        'application/octet-stream',
      ),
    );
    expect(page.notices[0]?.documents.map(({ name, type, role }) => [name, type, role])).toEqual([
      ['fdp.comprobante', 'application/pdf', 'voucher'],
    ]);
  });

  it('takes no program', async () => {
    const page = await importMail(
      await attach('comprobante.pdf.exe', Buffer.from('MZxx'), 'application/octet-stream'),
    );
    expect([page.notices[0]?.documents, page.notices[0]?.authenticity?.verdict]).toEqual([[], 'suspicious']);
  });
});

describe('identity', () => {
  it('is the same for copies, whatever route they took, and another for another mail', async () => {
    const one = { messageId: '<a@extranjeria.gob.cl>' };
    const ids = await Promise.all(
      [
        mails.assignedMail(mails.booking, one),
        mails.assignedMail(mails.booking, {
          ...one,
          transfer: 'base64',
          headers: { Received: 'from elsewhere' },
        }),
        mails.assignedMail({ ...mails.booking, day: 'miércoles 16 de septiembre de 2026' }, one),
        mails.assignedMail(mails.booking, { messageId: '<b@extranjeria.gob.cl>' }),
        mails.assignedMail(mails.booking, { messageId: null }),
        mails.assignedMail(mails.booking, { messageId: null }),
      ].map(async (bytes) => (await noticeOf(bytes)).portalNoticeId),
    );
    expect([ids[0] === ids[1], ids[4] === ids[5], new Set(ids).size]).toEqual([true, true, 4]);
  });
});
