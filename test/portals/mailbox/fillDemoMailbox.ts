// Fills the sample mailbox for the demo: a person half way through her papers, with today in the middle of it.
import { buildMail } from './buildMail.ts';
import * as mails from './noticeMails.ts';
import { neighbourMails, phishingMails } from './otherMails.ts';
import type { SampleMailbox } from './startSampleMailbox.ts';

const dayMs = 86_400_000;
const weekdays = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];
const months = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];

/** Puts a dozen notices, some neighbours and one phishing mail there; days lie around `now`. Returns how many are notices. */
export async function fillDemoMailbox(mailbox: SampleMailbox, now: Date = new Date()): Promise<number> {
  const ago = (days: number, hour = 14): Date => {
    const at = new Date(now.getTime() - days * dayMs);
    at.setUTCHours(hour, 12, 0, 0);
    return at.getTime() > now.getTime() ? new Date(now.getTime() - 3_600_000) : at;
  };
  const booked: mails.Booking = { ...mails.booking, day: printed(workday(now, 9)) };
  const assigned: mails.Booking = {
    ...mails.booking,
    procedure: 'Certificado de Residencia Definitiva',
    office: 'Oficina Regional de Magallanes',
    address: 'Av. España 1015, Punta Arenas',
    day: printed(workday(now, 23)),
    hour: '11:15 horas',
    code: 'AS-2026-77120',
  };
  const notices: [folder: string, days: number, make: (date: Date) => Uint8Array | Promise<Uint8Array>][] = [
    ['INBOX', 58, (date) => mails.registrationMail('Andes-4471x', { date })],
    ['INBOX', 55, (date) => mails.listJoinedMail({ date, text: joinedText(date) })],
    ['INBOX', 34, (date) => mails.admittedMail({ date })],
    ['INBOX', 33, (date) => mails.paymentReceivedMail({ date })],
    ['INBOX', 20, (date) => mails.ticketMail({ date })],
    ['INBOX', 12, (date) => mails.documentsAskedMail({ date })],
    ['INBOX', 6, (date) => mails.assignedMail(assigned, { date })],
    ['Junk', 4, (date) => mails.bookingMail(booked, { date })],
    ['INBOX', 3, (date) => mails.paymentAskedMail({ date, text: paymentText(workday(now, 15)) })],
    ['Junk', 2, (date) => mails.requirementMail({ date })],
    ['INBOX', 1, (date) => mails.resolutionMail({ date })],
    ['Junk', 1, (date) => withDate(phishingMails.lookAlike?.(), date)],
  ];
  for (const [folder, days, make] of notices) await mailbox.append(folder, await make(ago(days)), ago(days));
  let days = 40;
  for (const name of ['dentist', 'airline', 'bank', 'friend', 'newspaper', 'shop']) {
    days -= 5;
    await mailbox.append('INBOX', withDate(neighbourMails[name]?.(), ago(days, 9)), ago(days, 9));
  }
  return notices.length;
}

const withDate = (bytes: Uint8Array | undefined, date: Date): Uint8Array =>
  Buffer.from(
    Buffer.from(bytes ?? buildMail({}))
      .toString('latin1')
      .replace(/^Date: .*$/m, `Date: ${date.toUTCString().replace('GMT', '+0000')}`),
    'latin1',
  );

/** The first working day at least so many days from now. */
function workday(now: Date, days: number): Date {
  const at = new Date(now.getTime() + days * dayMs);
  while (at.getUTCDay() === 0 || at.getUTCDay() === 6) at.setTime(at.getTime() + dayMs);
  return at;
}

const printed = (date: Date): string =>
  `${weekdays[date.getUTCDay()]} ${date.getUTCDate()} de ${months[date.getUTCMonth()]} de ${date.getUTCFullYear()}`;

const slashed = (date: Date): string =>
  [date.getUTCDate(), date.getUTCMonth() + 1].map((part) => String(part).padStart(2, '0')).join('/') +
  `/${date.getUTCFullYear()}`;

const joinedText = (date: Date): string =>
  `Estimada ${mails.person}:\n\nUsted ha sido ingresada a la asignación automatizada de citas (lista de espera).\n\nTrámite: Certificado de Residencia Definitiva\nOficina: Oficina Regional de Magallanes\nFecha de ingreso a la lista: ${slashed(date)}\n\nDepartamento de Extranjería y Migración\n`;

const paymentText = (until: Date): string =>
  `Estimada ${mails.person}:\n\nSu orden de pago se encuentra disponible en el portal. Debe pagar los derechos a más tardar el ${until.getUTCDate()} de ${months[until.getUTCMonth()]} de ${until.getUTCFullYear()}.\n\nSolicitud N° 5543210\n\nServicio Nacional de Migraciones\n`;
