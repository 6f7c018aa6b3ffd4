// Synthetic mails of the Chilean authorities, one function a kind; all people are invented, no wording is a real template.
import { buildMail, type MailPlan } from './buildMail.ts';
import { makePdf, makeVoucher } from './voucher.ts';

export const person = 'Camila Rojas Ejemplo';
const legacy = '"Sistema de Reserva de Horas" <no-responder@extranjeria.gob.cl>';
const sermig = '"Servicio Nacional de Migraciones" <notificaciones@serviciomigraciones.cl>';

export interface Booking {
  person: string;
  procedure: string;
  office: string;
  address: string;
  /** As printed. */
  day: string;
  hour: string;
  code: string;
}

export const booking: Booking = {
  person,
  procedure: 'Estampado de visa',
  office: 'Gobernación Provincial de Llanquihue',
  address: 'Calle Benavente 485, Puerto Montt',
  day: 'martes 15 de septiembre de 2026',
  hour: '09:30 hrs.',
  code: 'RH-2026-004512',
};

const rows = (one: Booking): [string, string][] => [
  ['Nombre', one.person],
  ['Trámite', one.procedure],
  ['Oficina', one.office],
  ['Dirección', one.address],
  ['Fecha', one.day],
  ['Hora', one.hour],
  ['N° de reserva', one.code],
];

export const bookingText = (one: Booking): string =>
  `Estimada ${one.person}:\n\nSu hora ha sido reservada en el Sistema de Reserva de Horas del Departamento de Extranjería y Migración.\n\n${rows(
    one,
  )
    .map(([label, value]) => `${label}: ${value}`)
    .join('\n')}\n\nDebe presentar este comprobante impreso el día de la cita.\n`;

export const bookingHtml = (one: Booking): string =>
  `<html><body><p>Estimada ${one.person}:</p><p>Su hora ha sido reservada en el Sistema de Reserva de Horas del Departamento de Extranjería y Migración.</p><table><tr><td><table border="1">${rows(
    one,
  )
    .map(([label, value]) => `<tr><td><b>${label}</b></td><td>${value}</td></tr>`)
    .join(
      '',
    )}</table></td></tr></table><p>Debe presentar este comprobante impreso el d&iacute;a de la cita.</p></body></html>`;

export const registrationMail = (password: string, plan: MailPlan = {}): Uint8Array =>
  buildMail({
    from: legacy,
    subject: 'Registro de usuario - Reserva de Horas Extranjería',
    text: `Estimada ${person}:\n\nSu registro ha sido completado.\n\nUsuario: camila.rojas@example.com\nClave de acceso provisoria: ${password}\n\nIngrese al sistema en https://reservahora.extranjeria.gob.cl/ingreso y cambie su clave.\n\nDepartamento de Extranjería y Migración\n`,
    ...plan,
  });

export async function bookingMail(one: Booking = booking, plan: MailPlan = {}): Promise<Uint8Array> {
  const when = `${one.day}, ${one.hour}`;
  const bytes = await makeVoucher({ ...one, when });
  return buildMail({
    from: legacy,
    subject: 'Comprobante de reserva de hora',
    html: bookingHtml(one),
    attachments: [{ name: `Comprobante de reserva ${one.code}.pdf`, type: 'application/pdf', bytes }],
    ...plan,
  });
}

export const listJoinedMail = (plan: MailPlan = {}): Uint8Array =>
  buildMail({
    from: legacy,
    subject: 'Asignación automatizada de citas: inscripción',
    text: `Estimada ${person}:\n\nUsted ha sido ingresada a la asignación automatizada de citas (lista de espera).\n\nTrámite: Autorización de trabajo\nOficina: Gobernación Provincial de Santiago\nFecha de ingreso a la lista: 02/09/2026\n\nCuando exista una hora disponible se le asignará automáticamente y recibirá un correo de confirmación.\n\nDepartamento de Extranjería y Migración\n`,
    ...plan,
  });

export const assignedMail = (one: Booking = booking, plan: MailPlan = {}): Uint8Array =>
  buildMail({
    from: legacy,
    subject: 'Su cita ha sido asignada',
    text: `Estimada ${one.person}:\n\nSe le ha asignado una hora a través de la asignación automatizada de citas para el día ${one.day} a las ${one.hour} en la ${one.office}, ubicada en ${one.address}.\n\nTrámite: ${one.procedure}\nCódigo de reserva: ${one.code}\n\nImprima este correo y preséntelo el día de la cita.\n\nDepartamento de Extranjería y Migración\n`,
    ...plan,
  });

export const listLeftMail = (plan: MailPlan = {}): Uint8Array =>
  buildMail({
    from: legacy,
    subject: 'Eliminación de la asignación automatizada de citas',
    text: `Estimada ${person}:\n\nUsted ha sido eliminada de la asignación automatizada de citas para el trámite Autorización de trabajo. Recuerde que pierde su lugar en la lista de espera.\n\nDepartamento de Extranjería y Migración\n`,
    ...plan,
  });

export const requirementMail = (plan: MailPlan = {}): Uint8Array =>
  buildMail({
    from: sermig,
    subject: 'Solicitud insuficiente o incompleta. Otorga plazo para subsanar',
    text: `Estimada ${person}:\n\nLuego de revisar su solicitud de Residencia Temporal, se ha determinado que está incompleta. Cuenta con un plazo de 5 días hábiles para subsanar, contados desde esta notificación.\n\nID del trámite: 7712345\n\nDocumentos faltantes:\n- Certificado de antecedentes penales\n- Fotografía\n\nIngrese a la Bandeja de entrada del portal y presione Realizar.\n\nServicio Nacional de Migraciones\n`,
    ...plan,
  });

export const documentsAskedMail = (plan: MailPlan = {}): Uint8Array =>
  buildMail({
    from: sermig,
    subject: 'Solicitud de documentos adicionales',
    html: `<html><body><p>Estimada ${person}:</p><p>Se requieren documentos adicionales para continuar con su solicitud.</p><p>ID del tr&aacute;mite: 7712345</p><p>Tiene un plazo de sesenta (60) d&iacute;as corridos para presentarlos.</p><p>Servicio Nacional de Migraciones</p></body></html>`,
    ...plan,
  });

export const beforeDenialMail = (plan: MailPlan = {}): Uint8Array =>
  buildMail({
    from: sermig,
    subject: 'Notificación previo a rechazo',
    text: `Estimada ${person}:\n\nSe le notifica que, previo a rechazo de su solicitud de Residencia Definitiva N° 5543210, dispone de 10 días hábiles para formular sus descargos.\n\nServicio Nacional de Migraciones\n`,
    ...plan,
  });

export const paymentAskedMail = (plan: MailPlan = {}): Uint8Array =>
  buildMail({
    from: sermig,
    subject: 'Orden de pago de derechos de residencia',
    text: `Estimada ${person}:\n\nSu orden de pago se encuentra disponible en el portal. Debe pagar los derechos a más tardar el 30 de septiembre de 2026.\n\nSolicitud N° 5543210\n\nServicio Nacional de Migraciones\n`,
    ...plan,
  });

export const paymentReceivedMail = (plan: MailPlan = {}): Uint8Array =>
  buildMail({
    from: sermig,
    subject: 'Comprobante de pago',
    text: `Estimada ${person}:\n\nHemos recibido su pago de derechos migratorios. Solicitud N° 5543210.\n\nServicio Nacional de Migraciones\n`,
    ...plan,
  });

export async function resolutionMail(plan: MailPlan = {}): Promise<Uint8Array> {
  const bytes = await makePdf(['Resolución Exenta N° 12345', 'Documento de ejemplo, sin valor.']);
  return buildMail({
    from: sermig,
    subject: 'Notificación de Resolución Exenta N° 12345',
    text: `Estimada ${person}:\n\nSe adjunta la Resolución Exenta N° 12345 recaída en su solicitud N° 5543210.\n\nServicio Nacional de Migraciones\n`,
    attachments: [{ name: 'Resolución Exenta.pdf', type: 'application/pdf', bytes }],
    ...plan,
  });
}

export async function admittedMail(plan: MailPlan = {}): Promise<Uint8Array> {
  const bytes = await makePdf([
    'Certificado de Residencia Temporal en trámite',
    'Documento de ejemplo, sin valor.',
  ]);
  return buildMail({
    from: sermig,
    subject: 'Su solicitud ha sido acogida a trámite',
    text: `Estimada ${person}:\n\nSu solicitud de Residencia Temporal ha sido acogida a trámite. Se adjunta el Certificado de Residencia Temporal en trámite.\n\nID del trámite: 7712345\n\nServicio Nacional de Migraciones\n`,
    attachments: [{ name: 'Certificado.pdf', type: 'application/pdf', bytes }],
    ...plan,
  });
}

export const notAdmittedMail = (plan: MailPlan = {}): Uint8Array =>
  buildMail({
    from: sermig,
    subject: 'Solicitud no acogida a trámite',
    text: `Estimada ${person}:\n\nSu solicitud no ha sido acogida a trámite por no acompañar pasaporte vigente.\n\nServicio Nacional de Migraciones\n`,
    ...plan,
  });

export const denialMail = (plan: MailPlan = {}): Uint8Array =>
  buildMail({
    from: sermig,
    subject: 'Notifica rechazo de solicitud',
    text: `Estimada ${person}:\n\nSe le notifica que su solicitud de Residencia Temporal N° 5543210 ha sido rechazada mediante Resolución Exenta N° 998.\n\nServicio Nacional de Migraciones\n`,
    ...plan,
  });

export const stampedMail = (plan: MailPlan = {}): Uint8Array =>
  buildMail({
    from: sermig,
    subject: 'Estampado Electrónico disponible',
    text: `Estimada ${person}:\n\nYa puede descargar su Estampado Electrónico en el portal de trámites.\n\nServicio Nacional de Migraciones\n`,
    ...plan,
  });

export const ticketMail = (plan: MailPlan = {}): Uint8Array =>
  buildMail({
    from: '"Ayuda Migraciones" <soporte@ayuda.serviciomigraciones.cl>',
    subject: 'Ticket #884211 recibido',
    text: `Estimada ${person}:\n\nSu consulta ha sido ingresada a la mesa de ayuda con el ticket #884211.\n\nAyuda Migraciones\n`,
    ...plan,
  });

export const validateMail = (plan: MailPlan = {}): Uint8Array =>
  buildMail({
    from: sermig,
    subject: 'Valide su correo electrónico',
    html: '<html><body><p>Para continuar en el portal del Servicio Nacional de Migraciones debe <a href="https://tramites.serviciomigraciones.cl/validar?c=1">validar mi correo electrónico</a>.</p></body></html>',
    ...plan,
  });

export const englishMail = (plan: MailPlan = {}): Uint8Array =>
  buildMail({
    from: sermig,
    subject: 'Your appointment has been confirmed',
    text: `Dear ${person},\n\nYour appointment with the National Migration Service of Chile (Servicio Nacional de Migraciones) has been confirmed.\n\nProcedure: Definitive residence\nOffice: Regional office Punta Arenas\nDate: Tuesday, 15 September 2026\nTime: 2:30 PM\nReservation code: AB-99812\n`,
    ...plan,
  });

/** As a person sends it on: the mail quoted below a few words. */
export const forwardedInline = (one: Booking = booking): Uint8Array =>
  buildMail({
    from: '"Camila Rojas" <camila.rojas@gmail.com>',
    subject: 'Fwd: Su cita ha sido asignada',
    text: `Mira, por fin!\n\n---------- Forwarded message ---------\nDe: Sistema de Reserva de Horas <no-responder@extranjeria.gob.cl>\nDate: mar, 1 sept 2026\nSubject: Su cita ha sido asignada\n\n> Estimada ${one.person}:\n> Se le ha asignado una hora en el Departamento de Extranjería y Migración.\n> Trámite: ${one.procedure}\n> Oficina: ${one.office}\n> Fecha: ${one.day}\n> Hora: ${one.hour}\n> Código: ${one.code}\n`,
  });

export const forwardedAttached = (inner: Uint8Array): Uint8Array =>
  buildMail({
    from: '"Camila Rojas" <camila.rojas@gmail.com>',
    subject: 'te mando el correo',
    text: 'Te mando el correo que me llegó.\n',
    attachments: [{ name: 'correo.eml', type: 'message/rfc822', bytes: inner, isBare: true }],
  });
