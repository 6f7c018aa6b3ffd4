// DEHú as a reader of any mailbox: its avisos, forwarded ones too, each with the mail itself as evidence.
import { domainOf } from '../../mail/authenticity.ts';
import type { ParsedMail } from '../../mail/parsedMail.ts';
import type { ListedNotice } from '../../model/notice.ts';
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
    return (
      notice && {
        notice,
        documents: [],
        evidence: [
          {
            portalNoticeId: notice.portalNoticeId,
            name: 'mail.eml',
            type: 'message/rfc822',
            bytes: received.raw,
          },
        ],
        secrets: [],
        unread: [],
      }
    );
  },
};

/** The mail as a notice, or a mail that came attached to it; keys are asked only of what reads as an aviso. */
export async function readReceived(received: ReceivedMail): Promise<ListedNotice | null> {
  const { mail, forwarded, raw, arrivedAt, dkim } = received;
  for (const inner of forwarded) {
    const notice = read(inner, 'notChecked');
    if (notice) return withReason(notice, 'forwarded');
  }
  const notice = read(mail, 'notChecked');
  if (!notice || !dkim) return notice;
  const at = arrivedAt ?? new Date(mail.sentAt ?? 0);
  return read(mail, await dkim({ raw, domain: domainOf(mail.from?.address ?? ''), at }));
}

function read(mail: ParsedMail, proven: 'pass' | 'fail' | 'notChecked'): ListedNotice | null {
  const notice = readAviso(plainAviso(mail), proven);
  // Shown as it came; only the reading wants the lines put straight.
  return notice && { ...notice, text: mail.text };
}

const withReason = (notice: ListedNotice, reason: string): ListedNotice =>
  notice.authenticity === null
    ? notice
    : {
        ...notice,
        authenticity: {
          ...notice.authenticity,
          reasons: [...new Set([...notice.authenticity.reasons, reason])],
        },
      };
