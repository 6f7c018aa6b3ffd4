// Synthetic neighbours in the mailbox that are no notices, and phishing that pretends to be one.

import { buildMail } from './buildMail.ts';
import { booking, bookingText } from './noticeMails.ts';

/** Mails that share words with the notices and are none. */
export const neighbourMails: Record<string, () => Uint8Array> = {
  dentist: () =>
    buildMail({
      from: '"Clínica Dental Sonrisa" <reservas@sonrisa.example>',
      subject: 'Confirmación de su hora',
      text: 'Estimada Camila:\nSu hora ha sido reservada con la Dra. Pérez.\nFecha: 15/09/2026\nHora: 09:30\nDirección: Av. Providencia 100, Santiago\n',
    }),
  airline: () =>
    buildMail({
      from: '"Aerolínea Austral" <reservas@austral.example>',
      subject: 'Comprobante de reserva ABC123',
      text: 'Estimada Camila:\nSu reserva ha sido confirmada. Vuelo 221 Santiago - Lima, embarque 15/09/2026 a las 09:30.\nCódigo de reserva: ABC123\nRecuerde su visa y documentos de inmigración.\n',
    }),
  spanishAppointment: () =>
    buildMail({
      from: '"Cita Previa Extranjería" <noreply@sede.administracionespublicas.gob.es>',
      subject: 'Justificante de cita previa extranjería NIE',
      text: 'Estimada Camila:\nSu cita ha sido confirmada: Policía Nacional - toma de huellas, expedición de tarjeta (NIE).\nDía: 15/09/2026\nHora: 09:30\nOficina: Comisaría de Extranjería, Valencia\nN° de justificante de cita: 4f3a2b1\n',
    }),
  spanishAgency: () =>
    buildMail({
      from: '"Gestoría" <info@citaextranjeria.example>',
      subject: 'Cita extranjería: pedir huellas, duplicado NIE',
      text: 'Reserva tu hora en extranjería. Renovación de tarjeta, carta de invitación, larga duración. Llámanos.\n',
    }),
  lawyersNewsletter: () =>
    buildMail({
      from: '"Abogados Migración Chile" <boletin@migracion-abogados.example>',
      subject: 'Todo sobre el estampado electrónico y la residencia definitiva',
      text: 'Nuestro boletín: el Servicio Nacional de Migraciones otorga un plazo de 5 días hábiles para subsanar. Agenda tu asesoría con nuestros abogados.\nDarse de baja\n',
      headers: { 'List-Unsubscribe': '<https://migracion-abogados.example/baja>' },
    }),
  newspaper: () =>
    buildMail({
      from: '"Diario" <newsletter@diario.example>',
      subject: 'Gobierno anuncia cambios en Extranjería',
      text: 'El Servicio Nacional de Migraciones de Chile anunció cambios en la reserva de horas y la lista de espera. Lee más en nuestro blog. Ver en el navegador.\n',
    }),
  bank: () =>
    buildMail({
      from: '"Banco del Sur" <avisos@bancosur.example>',
      subject: 'Comprobante de pago',
      text: 'Estimada Camila:\nComprobante de pago con tarjeta de crédito por $ 45.000 el 15/09/2026 a las 09:30.\n',
    }),
  peru: () =>
    buildMail({
      from: '"Migraciones Perú" <notificaciones@migraciones.gob.pe>',
      subject: 'Tiene una notificación en su buzón electrónico',
      text: 'Superintendencia Nacional de Migraciones del Perú. Su solicitud ha sido recibida.\n',
    }),
  friend: () =>
    buildMail({
      from: '"Luis" <luis@example.org>',
      subject: 'cita el martes?',
      text: 'Hola Camila, ¿nos vemos el martes 15 de septiembre de 2026 a las 9:30? Me contaron que Extranjería está lleno.\n',
    }),
  webForm: () =>
    buildMail({
      from: '"Formularios" <forms@encuestas.example>',
      subject: 'Registro completado',
      text: 'Su cuenta ha sido creada. Contraseña temporal: Abc12345\n',
    }),
  shop: () =>
    buildMail({
      from: '"Tienda" <ventas@tienda.example>',
      subject: 'Tu pedido va en camino',
      text: 'Tu pedido 1234 será despachado el 15/09/2026 entre 09:30 y 14:00 horas.\n',
    }),
  conference: () =>
    buildMail({
      from: '"Universidad" <eventos@universidad.example>',
      subject: 'Seminario: migraciones y derechos humanos',
      text: 'Lo invitamos al seminario sobre migraciones en Chile, 15 de septiembre de 2026, 18:00 horas. Inscripción abierta.\n',
    }),
  hairdresser: () =>
    buildMail({
      from: '"Peluquería Ana" <ana@peluqueria.example>',
      subject: 'Hora confirmada',
      text: 'Tu hora está confirmada: 15/09/2026 16:00. Peluquería Ana, Punta Arenas.\n',
    }),
  jobOffer: () =>
    buildMail({
      from: '"Empleos" <alertas@empleos.example>',
      subject: 'Nuevas ofertas: ejecutivo de visas',
      text: 'Oferta: se busca ejecutivo con experiencia en visa y extranjería. Suscríbete a más alertas.\n',
    }),
  falseCourt: () =>
    buildMail({
      from: '"Registro Civil" <aviso@registro-civil-cl.example>',
      subject: 'informamos que hoy se ha abierto un proceso criminal en su nombre',
      html: '<p>Descargue el expediente <a href="http://203.0.113.9/e.zip">https://www.registrocivil.gob.cl/expediente</a></p>',
    }),
  empty: () => buildMail({ from: '"x" <x@example.org>', text: '' }),
};

/** Mails that pretend: shown as notices where they look like one, and called suspicious. */
export const phishingMails: Record<string, () => Uint8Array> = {
  lookAlike: () =>
    buildMail({
      from: '"Servicio Nacional de Migraciones" <no-responder@serviciomigraciones-cl.com>',
      subject: 'Su cita ha sido asignada',
      html: `<pre>${bookingText(booking)}</pre><p>Pague los derechos en <a href="http://pagos.serviciomigraciones-cl.com/p">este enlace</a></p>`,
    }),
  foreignName: () =>
    buildMail({
      from: '"Departamento de Extranjería y Migración" <extranjeria.chile@gmail.com>',
      subject: 'Comprobante de reserva de hora',
      text: bookingText(booking),
    }),
  linkMismatch: () =>
    buildMail({
      from: '"Servicio Nacional de Migraciones" <aviso@correo.example>',
      subject: 'Orden de pago de derechos de residencia',
      html: '<p>Estimada usuaria: el Servicio Nacional de Migraciones informa que debe pagar los derechos haciendo clic en <a href="https://bit.ly/x1">https://tramites.serviciomigraciones.cl/pago</a></p>',
      headers: { 'Reply-To': 'cobros@otra.example' },
    }),
  archive: () =>
    buildMail({
      from: '"SERMIG" <notifica@sermig.example>',
      subject: 'Notificación de Resolución Exenta',
      text: 'Servicio Nacional de Migraciones: descargue la Resolución Exenta adjunta de su solicitud.\n',
      attachments: [
        {
          name: 'resolucion.zip',
          type: 'application/zip',
          bytes: Buffer.from('PK\u0003\u0004xxxx', 'latin1'),
        },
      ],
    }),
};
