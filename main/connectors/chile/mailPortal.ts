// The Chilean authorities as readers of a mailbox.
import type { MailPortal } from '../mailPortal.ts';
import { readMail } from './parse.ts';
import { searchTerms, searchWords } from './vocabulary.ts';

export const chileMail: MailPortal = {
  terms: searchTerms,
  words: searchWords,
  read: async (received) => (await readMail(received)).read,
};
