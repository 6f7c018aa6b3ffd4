// DEHú as a reader of any mailbox: its avisos, forwarded ones too, each with the mail itself as evidence.
import type { DkimOutcome } from '../../mail/authenticity.ts';
import type { ParsedMail } from '../../mail/parsedMail.ts';
import type { ListedNotice } from '../../model/notice.ts';
import { asReadNotice, readAlert } from '../alertMails.ts';
import type { MailPortal, ReceivedMail } from '../mailPortal.ts';
import { readAviso } from './aviso.ts';
import { plainAviso } from './plainAviso.ts';

/** No aviso is without one of these, in text or in HTML. */
const speaks = /notificaci|comunicaci|\bdeh/i;

export const dehuMail: MailPortal = {
  terms: {
    from: ['correo.gob.es', 'dehu'],
    subject: ['nueva notificaci', 'nueva comunicaci', 'puesta a disposici', 'dehu'],
    // Its address stands in the mails of today; the older ones are found by subject and sender.
    body: ['dehu'],
  },
  words: {
    from: ['correo.gob.es', 'dehu'],
    subject: ['nueva notificación', 'nueva comunicación', 'puesta a disposición', 'dehu', 'dehú'],
    body: ['dehu', 'dehú', 'redsara'],
  },
  mayTake: ({ mail, forwarded }) => [mail, ...forwarded].some(({ glimpse }) => speaks.test(glimpse)),
  async read(received) {
    const notice = await readReceived(received);
    return notice && asReadNotice(notice, received);
  },
};

/** The mail as a notice, or a mail that came attached to it; keys are asked only of what reads as an aviso. */
export const readReceived = (received: ReceivedMail): Promise<ListedNotice | null> =>
  readAlert(received, read);

function read(mail: ParsedMail, proven: DkimOutcome): ListedNotice | null {
  const notice = readAviso(plainAviso(mail), proven);
  // Shown as it came; only the reading wants the lines put straight.
  return notice && { ...notice, text: mail.text };
}
