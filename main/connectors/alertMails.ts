// Mails that only announce a notice: the innermost one that does speaks, keys are asked of it alone, the mail is kept as evidence.
import { type DkimOutcome, domainOf } from '../mail/authenticity.ts';
import type { ParsedMail } from '../mail/parsedMail.ts';
import type { ListedNotice } from '../model/notice.ts';
import type { ReadNotice, ReceivedMail } from './mailPortal.ts';

/** Reads one mail as an announcement; null for a mail that is none. */
export type ReadAlert = (mail: ParsedMail, proven: DkimOutcome) => ListedNotice | null;

/** The mail as a notice, or a mail that came attached to it. */
export async function readAlert(received: ReceivedMail, read: ReadAlert): Promise<ListedNotice | null> {
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

export const asReadNotice = (notice: ListedNotice, { raw }: Pick<ReceivedMail, 'raw'>): ReadNotice => ({
  notice,
  documents: [],
  evidence: [{ portalNoticeId: notice.portalNoticeId, name: 'mail.eml', type: 'message/rfc822', bytes: raw }],
  secrets: [],
  unread: [],
});

/** Header lines, where a page would begin with a tag and an answer with a brace. */
export const looksLikeMail = (text: string): boolean =>
  /^(?:[!-9;-~]{1,76}:[^\n]*\r?\n)/.test(text.trimStart());

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
