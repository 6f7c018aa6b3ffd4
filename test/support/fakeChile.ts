// Invented mails of Chile's authorities for screens: a visit, a waiting list, one found in spam, one that nobody is sure about.
import type { NoticeDetail } from '../../main/contract/views.ts';
import { fakeNotices } from './fakeNotices.ts';

export function chileNotices(): NoticeDetail[] {
  const [visit] = fakeNotices();
  if (!visit?.appointment) throw new Error('no invented appointment');
  const plain: NoticeDetail = {
    ...visit,
    dueOn: null,
    dueWhat: null,
    appointmentOn: null,
    appointment: null,
    deadlines: [],
    documents: [],
    hasDocuments: false,
    evidence: { sender: 'no-responder@extranjeria.gob.cl' },
  };
  return [
    {
      ...visit,
      id: 'cl-visit',
      title: 'Comprobante de reserva de hora',
      appointment: {
        ...visit.appointment,
        bring: ['Pasaporte vigente', 'Dos fotografías tamaño carnet', 'Certificado de antecedentes'],
      },
    },
    {
      ...visit,
      id: 'cl-mail',
      title: 'Su cita ha sido asignada',
      documents: [],
      hasDocuments: false,
      sortAt: '2026-11-29T09:00:00.000Z',
      isInJunk: true,
      verdict: 'unverified',
      authenticity: { verdict: 'unverified', reasons: ['senderKnownDomain'] },
      evidence: { ...visit.evidence, sender: 'no-responder@extranjeria.gob.cl' },
    },
    {
      ...plain,
      id: 'cl-list',
      kind: 'waitlist',
      title: 'Inscripción en la asignación automatizada de citas',
      sortAt: '2026-10-03T09:00:00.000Z',
      madeAvailableAt: '2026-10-03T09:00:00.000Z',
      text: 'Usted ha sido ingresada a la asignación automatizada de citas (lista de espera).\n',
      evidence: {
        ...plain.evidence,
        event: 'listJoined',
        listEntryOn: '2026-10-02',
        procedure: 'Autorización de trabajo',
        office: 'Gobernación Provincial de Santiago',
      },
    },
    {
      ...plain,
      id: 'cl-unsure',
      kind: 'communication',
      title: 'Aviso sobre su trámite de visa',
      sortAt: '2026-10-01T09:00:00.000Z',
      verdict: 'unverified',
      authenticity: { verdict: 'unverified', reasons: ['senderUnknown'] },
      text: 'Estimada Camila: hay novedades en su trámite de visa.\n',
      evidence: { sender: 'avisos@gestora.example', signs: 'context:1 event:ticket possible' },
    },
    {
      ...plain,
      id: 'cl-resolution',
      kind: 'resolution',
      title: 'Notificación de Resolución Exenta N° 5521',
      sortAt: '2026-09-20T09:00:00.000Z',
      evidence: { ...plain.evidence, deemedServedOn: '2026-09-24' },
    },
  ];
}
