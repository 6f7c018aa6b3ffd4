// Migraciones of Peru as a reader of any mailbox: its alerts, forwarded ones too.
import { asReadNotice, readAlert } from '../alertMails.ts';
import type { MailPortal, ReceivedMail } from '../mailPortal.ts';
import { readAlertMail } from './alertMail.ts';

export const peruMail: MailPortal = {
  terms: {
    from: ['migraciones.gob.pe'],
    subject: ['casilla electr', 'migraciones'],
    body: ['migraciones.gob.pe', 'casilla electr'],
  },
  words: {
    from: ['migraciones.gob.pe'],
    subject: ['casilla electrónica', 'migraciones'],
    body: ['migraciones.gob.pe', 'casilla electrónica'],
  },
  mayTake: ({ mail, forwarded, learned }) =>
    learned.some(({ portal }) => portal === 'peru') ||
    [mail, ...forwarded].some(({ glimpse }) => /migraciones|casilla/i.test(glimpse)),
  async read(received) {
    const notice = await readPeruAlert(received);
    return notice && asReadNotice(notice, received);
  },
};

export const readPeruAlert = (received: ReceivedMail) =>
  readAlert(received, (mail, proven) => readAlertMail(mail, proven, received.learned));
