// The Chilean authorities as readers of a mailbox.

import { learnedOf } from '../../mail/learned.ts';
import type { ParsedMail } from '../../mail/parsedMail.ts';
import type { MailPortal } from '../mailPortal.ts';
import { readMail } from './parse.ts';
import { searchTerms, searchWords } from './searchWords.ts';
import { vouchersOf } from './voucher.ts';

/** Stems of every word by which a mail can be one of ours (`contextWords`), as they stand in text and in HTML. */
const stems = /extranjer|migra|sermig|\bvisa\b|residencia|permanencia|gobernaci|delegaci|\bchile\b|gob\.cl/i;
/** Letters written as numbers, or parted by characters that nobody sees: such a mail is laid out before it is judged. */
const disguised = /&#(?:x[4-7][0-9a-f]|6[5-9]|[78]\d|90|9[7-9]|1[01]\d|12[0-2]);|[\u00AD\u200B]/i;

export const chileMail: MailPortal = {
  terms: searchTerms,
  words: searchWords,
  mayTake: ({ mail, forwarded, learned }) =>
    [mail, ...forwarded].some(
      (one) =>
        isHinted(one) ||
        learnedOf(learned, 'chile', { address: one.from?.address ?? '', subject: one.subject })?.isOurs ===
          true,
    ),
  read: async (received) => (await readMail(received)).read,
};

const isHinted = (mail: ParsedMail): boolean =>
  stems.test(mail.glimpse) ||
  disguised.test(mail.glimpse) ||
  mail.attachments.some(({ name }) => stems.test(name)) ||
  vouchersOf(mail).length > 0;
