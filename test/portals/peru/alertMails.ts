// Mails as Migraciones might write them about the casilla, and others that only look so; senders and people are invented.
import { emlOf } from '../dehu/avisos.ts';

const words = `Estimada señora QUISPE PRUEBA, ANA:

Se le informa que se ha depositado una nueva notificación en su casilla electrónica, correspondiente al expediente N° LM260000123 (Notificación N° 4000123).

Ingrese al Buzón de Migraciones para revisarla.

Superintendencia Nacional de Migraciones
`;

export const alertMails = {
  official: emlOf({
    from: 'Migraciones <notificaciones@migraciones.gob.pe>',
    subject: 'Mensaje de alerta: requerimiento de subsanación en su casilla electrónica',
    text: words,
  }),
  /** Whether Migraciones writes from another sender is not known. */
  otherSender: emlOf({
    from: 'avisos@mensajeria-estatal.example',
    subject: 'Mensaje de alerta: nueva notificación en su casilla electrónica',
    text: words,
  }),
  /** What a confirmed sender might write some day, with fewer words. */
  otherSenderShort: emlOf({
    from: 'avisos@mensajeria-estatal.example',
    subject: 'Tiene una nueva notificación',
    text: 'Ingrese a su casilla para revisarla.',
  }),
  imitation: emlOf({
    from: 'Migraciones Perú <alerta@migraciones-gob-pe.example>',
    subject: 'Mensaje de alerta: multa pendiente en su buzón de Migraciones',
    text: 'Tiene una notificación pendiente de la Superintendencia Nacional de Migraciones en su buzón electrónico. Pague aquí con el enlace: https://bit.ly/pago y confirme su contraseña.',
  }),
  chile: emlOf({
    from: 'noreply@serviciomigraciones.cl',
    subject: 'Su hora ha sido asignada',
    text: 'El Servicio Nacional de Migraciones le informa que tiene una nueva notificación en su casilla.',
  }),
  friend: emlOf({
    from: 'luis@gmail.com',
    subject: 'Re: mi trámite',
    text: 'Ayer se me notificó algo en mi casilla electrónica de Migraciones, ¿tú tienes noticias?',
  }),
  newsletter: emlOf({
    from: 'boletin@noticias.example',
    subject: 'Migraciones amplía el plazo',
    text: 'La Superintendencia Nacional de Migraciones anunció que ampliará el plazo para regularizarse.',
  }),
};
