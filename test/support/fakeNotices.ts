// Invented notices for screens under test: one of each kind that matters, and as many plain ones as asked for.
import type { NoticeDetail } from '../../main/contract/views.ts';
import { unmarked } from '../../main/model/notice.ts';

/** The moment at which the invented data stand; tests set the browser's clock to it where days count. */
export const fakeNow = new Date('2026-11-30T12:00:00.000Z');

const blank: NoticeDetail = {
  id: '',
  portal: 'chile',
  accountId: 'account-1',
  personId: 'person-1',
  kind: 'other',
  title: '',
  issuer: 'Servicio Nacional de Migraciones',
  person: 'Camila Rojas Ejemplo',
  caseNumber: null,
  sortAt: '2026-11-30T09:00:00.000Z',
  madeAvailableAt: '2026-11-30T09:00:00.000Z',
  dueOn: null,
  dueWhat: null,
  appointmentOn: null,
  hasDocuments: false,
  isInJunk: false,
  verdict: 'genuine',
  mark: unmarked,
  snippet: null,
  state: 'received',
  expiresOn: null,
  legalEffectOnOpen: false,
  amount: null,
  text: 'Estimada Camila:\n\nEste es un mensaje de prueba.\n',
  appointment: null,
  deadlines: [],
  authenticity: { verdict: 'genuine', reasons: ['dkimPass', 'senderKnownDomain'] },
  documents: [],
  secretNames: [],
  evidence: {},
  sources: [],
  firstSeenAt: '2026-11-30T09:01:00.000Z',
  noLongerListedAt: null,
};

const read = { ...unmarked, isRead: true };

const pdf = (
  id: string,
  name: string,
  role: 'resolution' | 'voucher',
): NoticeDetail['documents'][number] => ({
  id,
  name,
  type: 'application/pdf',
  size: 48_213,
  role,
  state: 'stored',
  sha256: 'a'.repeat(64),
  storedAt: '2026-11-30T09:01:00.000Z',
  failureCode: null,
});

export function fakeNotices(): NoticeDetail[] {
  return [
    {
      ...blank,
      id: 'n-appointment',
      kind: 'appointment',
      title: 'Asignación de cita: Estampado de visa',
      caseNumber: 'TR-2026-0045871',
      dueOn: '2026-12-03',
      appointmentOn: '2026-12-03',
      hasDocuments: true,
      text: 'Estimada Camila Rojas:\n\nSu hora ha sido asignada.\n\nTrámite: Estampado de visa\nFecha: jueves 3 de diciembre de 2026\nHora: 09:30 horas\nOficina: Oficina Regional Metropolitana\nDirección: San Antonio 580, Santiago\nCódigo: RSV-884213\n\nDebe presentarse con este comprobante impreso.\n',
      appointment: {
        on: '2026-12-03',
        at: '09:30',
        zone: 'America/Santiago',
        isZoneCertain: true,
        office: 'Oficina Regional Metropolitana',
        address: 'San Antonio 580, Santiago',
        procedure: 'Estampado de visa',
        code: 'RSV-884213',
        person: 'Camila Rojas Ejemplo',
      },
      deadlines: [
        { what: 'attend', on: '2026-12-03', certainty: 'stated', basis: 'jueves 3 de diciembre de 2026' },
      ],
      documents: [
        pdf('d-voucher', 'comprobante-RSV-884213.pdf', 'voucher'),
        {
          ...pdf('d-broken', 'mapa.pdf', 'resolution'),
          role: 'attachment',
          state: 'failed',
          failureCode: 'document.empty',
        },
        {
          ...pdf('d-mail', 'original.eml', 'resolution'),
          role: 'evidence',
          type: 'message/rfc822',
          size: 12_034,
        },
      ],
      evidence: {
        kind: 'Su hora ha sido asignada',
        date: 'jueves 3 de diciembre de 2026',
        time: '09:30 horas',
      },
    },
    {
      ...blank,
      id: 'n-requirement',
      kind: 'requirement',
      title: 'Solicitud de documentos adicionales: Residencia temporal',
      caseNumber: 'RT-2026-118203',
      sortAt: '2026-11-28T14:10:00.000Z',
      madeAvailableAt: '2026-11-28T14:10:00.000Z',
      dueOn: '2026-12-07',
      verdict: 'unverified',
      authenticity: { verdict: 'unverified', reasons: ['senderUnknown', 'dkimFail'] },
      deadlines: [
        { what: 'respond', on: '2026-12-07', certainty: 'derived', basis: 'cl.businessDays' },
        { what: 'pay', on: null, certainty: 'unknown', basis: 'dentro del plazo legal' },
      ],
      isInJunk: true,
      text: 'Estimada Camila:\n\nSe otorga un plazo de 5 días hábiles para subsanar su solicitud.\n',
      evidence: { deadline: 'plazo de 5 días hábiles' },
    },
    {
      ...blank,
      id: 'n-registration',
      kind: 'registration',
      title: 'Registro completado en el sistema de reserva de horas',
      sortAt: '2026-11-27T18:40:00.000Z',
      secretNames: ['provisionalPassword'],
      text: 'Bienvenida.\n\nSu clave de acceso provisoria es: ••••••••\n',
    },
    {
      ...blank,
      id: 'n-phishing',
      kind: 'other',
      title: 'URGENTE: informamos que hoy se ha abierto un proceso en su nombre',
      issuer: 'Registro Civil <aviso@registro-civil-cl.example>',
      sortAt: '2026-11-26T07:12:00.000Z',
      isInJunk: true,
      verdict: 'suspicious',
      authenticity: {
        verdict: 'suspicious',
        reasons: ['lookAlikeDomain:registro-civil-cl.example', 'linkMismatch', 'asksSecret', 'neverSeenCode'],
      },
    },
    {
      ...blank,
      id: 'n-waitlist',
      kind: 'waitlist',
      title: 'Ingreso a asignación automatizada de citas',
      sortAt: '2026-11-20T10:00:00.000Z',
      madeAvailableAt: '2026-11-20T10:00:00.000Z',
      mark: { ...read, isFlagged: true },
    },
    {
      ...blank,
      id: 'n-approval',
      kind: 'approval',
      title: 'Certificado de Residencia Temporal en trámite',
      sortAt: '2026-11-12T10:00:00.000Z',
      hasDocuments: true,
      documents: [pdf('d-certificate', 'certificado-en-tramite.pdf', 'resolution')],
      mark: read,
    },
    {
      ...blank,
      id: 'n-past',
      accountId: 'account-2',
      personId: 'person-2',
      person: 'Diego Rojas Ejemplo',
      kind: 'appointment',
      title: 'Cita confirmada: Registro de visa',
      sortAt: '2026-10-15T10:00:00.000Z',
      dueOn: '2026-11-05',
      appointmentOn: '2026-11-05',
      mark: read,
      appointment: {
        on: '2026-11-05',
        at: null,
        zone: 'America/Santiago',
        isZoneCertain: false,
        office: null,
        address: null,
        procedure: 'Registro de visa',
        code: null,
        person: 'Diego Rojas Ejemplo',
      },
    },
    {
      ...blank,
      id: 'n-done',
      kind: 'receipt',
      title: 'Comprobante de envío de su solicitud',
      sortAt: '2026-09-01T10:00:00.000Z',
      mark: { ...read, isDone: true },
    },
  ];
}

/** Plain notices without end, newest first, for lists that must stay quick. */
export function manyNotices(count: number): NoticeDetail[] {
  const kinds = ['communication', 'receipt', 'statusChange', 'appointment'] as const;
  return Array.from({ length: count }, (_, index) => ({
    ...blank,
    id: `m-${index}`,
    kind: kinds[index % kinds.length] ?? 'other',
    title: `Aviso número ${index + 1} sobre su trámite de residencia`,
    sortAt: new Date(fakeNow.getTime() - index * 3_600_000).toISOString(),
    appointmentOn: index % 4 === 3 ? '2026-12-10' : null,
    hasDocuments: index % 3 === 0,
    mark: index % 2 === 0 ? unmarked : read,
  }));
}

/** Notices of a portal where opening has a legal effect, one in each state that the screens tell apart. */
export function dehuNotices(): NoticeDetail[] {
  const pending: NoticeDetail = {
    ...blank,
    id: 'd-pending',
    portal: 'dehu',
    accountId: 'account-dehu',
    kind: 'notification',
    title: 'Resolución del expediente 280020260012345 de autorización de residencia',
    issuer: 'Subdelegación del Gobierno en Madrid. Oficina de Extranjería',
    person: '99999999R',
    caseNumber: '280020260012345',
    sortAt: '2026-11-26T09:15:00.000Z',
    madeAvailableAt: '2026-11-26T09:15:00.000Z',
    dueOn: '2026-12-06',
    dueWhat: 'open',
    expiresOn: '2026-12-06',
    verdict: null,
    state: 'pending',
    legalEffectOnOpen: true,
    text: null,
    authenticity: null,
    deadlines: [{ what: 'open', on: '2026-12-06', certainty: 'stated', basis: 'expirationDate' }],
    evidence: { identifier: 'N-2026-4471', expirationDate: '2026-12-06T23:59:59', state: 'PENDIENTE' },
    sources: [
      { accountId: 'account-dehu', portal: 'dehu', via: 'portal', seenAt: '2026-11-30T11:50:00.000Z' },
      { accountId: 'account-1', portal: 'chile', via: 'mail', seenAt: '2026-11-26T09:20:00.000Z' },
    ],
  };
  const settled: NoticeDetail = {
    ...pending,
    dueOn: null,
    dueWhat: null,
    expiresOn: null,
    legalEffectOnOpen: false,
    deadlines: [],
    mark: read,
    sources: pending.sources.slice(0, 1),
  };
  return [
    pending,
    {
      ...settled,
      id: 'd-unknown',
      title: 'Trámite de audiencia en su expediente',
      sortAt: '2026-11-25T09:15:00.000Z',
      state: 'outcomeUnknown',
      legalEffectOnOpen: true,
    },
    {
      ...settled,
      id: 'd-communication',
      kind: 'communication',
      title: 'Comunicación: cita para toma de huellas',
      sortAt: '2026-11-24T09:15:00.000Z',
      state: 'pending',
      mark: unmarked,
    },
    {
      ...settled,
      id: 'd-expired',
      title: 'Requerimiento de documentación',
      sortAt: '2026-11-02T09:15:00.000Z',
      state: 'expired',
      evidence: { notifiedOn: '2026-11-12' },
    },
    {
      ...settled,
      id: 'd-accepted',
      title: 'Admisión a trámite de su solicitud',
      sortAt: '2026-10-20T09:15:00.000Z',
      state: 'accepted',
      hasDocuments: true,
      documents: [pdf('d-resolution', 'admision.pdf', 'resolution')],
      evidence: { notifiedOn: '2026-10-21' },
    },
    {
      ...settled,
      id: 'd-rejected',
      title: 'Notificación de archivo',
      sortAt: '2026-10-01T09:15:00.000Z',
      state: 'rejected',
    },
  ];
}
