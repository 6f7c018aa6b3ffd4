// Reads one mail into a notice with its documents and secrets; pure, so the same for the mailbox and for a file given by hand.
import { createHash } from 'node:crypto';
import { domainOf, judgeMail } from '../../mail/authenticity.ts';
import type { ParsedMail } from '../../mail/parsedMail.ts';
import type { Authenticity } from '../../model/authenticity.ts';
import { authorityZone, dayIn } from '../../model/zonedTime.ts';
import type { ReadNotice, ReceivedMail } from '../mailPortal.ts';
import { documentsOf } from './documents.ts';
import { appointmentOf, type MailFields, readMailFields } from './fields.ts';
import { fold } from './fold.ts';
import { issuerOf } from './issuer.ts';
import { type Recognition, recognise } from './recognise.ts';
import { findSecrets, maskSecrets } from './secret.ts';
import { chileSenders } from './senders.ts';
import { servedByDomicile, termOf } from './terms.ts';
import { joinVoucher, voucherText } from './voucher.ts';

export interface ReadMail {
  /** Null for a mail that is nothing of ours. */
  read: ReadNotice | null;
  authenticity(): Authenticity;
}

/** Reads what was received: the innermost forwarded mail that is a notice, else the mail itself. */
export async function readMail(received: ReceivedMail): Promise<ReadMail> {
  const { mail, forwarded, raw, arrivedAt, dkim } = received;
  for (const inner of forwarded) {
    const told = await whatIsTold(inner, received);
    if (!told) continue;
    const judged = judgeMail(inner, chileSenders, true, 'notChecked');
    const authenticity = { ...judged, reasons: [...new Set([...judged.reasons, 'forwarded'])] };
    return { read: noticeFrom(inner, told, authenticity, received), authenticity: () => authenticity };
  }
  const told = await whatIsTold(mail, received);
  if (!told) return { read: null, authenticity: () => judgeMail(mail, chileSenders, false, 'notChecked') };
  const proven = dkim
    ? await dkim({
        raw,
        domain: domainOf(mail.from?.address ?? ''),
        at: arrivedAt ?? new Date(mail.sentAt ?? 0),
      })
    : 'notChecked';
  const judged = judgeMail(mail, chileSenders, true, proven);
  return { read: noticeFrom(mail, told, judged, received), authenticity: () => judged };
}

/** What a mail is, with the text of its voucher where that was needed to tell or to compare. */
interface Told {
  recognition: Recognition;
  voucher: string | null;
}

async function whatIsTold(
  mail: ParsedMail,
  { learned, pdfText }: Pick<ReceivedMail, 'learned' | 'pdfText'>,
): Promise<Told | null> {
  const plain = recognise(mail, learned);
  if (plain && plain.kind !== 'appointment' && plain.event !== 'other' && !plain.signs.includes('possible'))
    return { recognition: plain, voucher: null };
  const voucher = await voucherText(mail, pdfText);
  if (voucher === null) return plain && { recognition: plain, voucher };
  const recognition = recognise({ ...mail, text: `${mail.text}\n\n${voucher}` }, learned);
  const better = recognition && { ...recognition, signs: [...recognition.signs, 'voucherText'] };
  return plain?.kind === 'appointment' || !better
    ? plain && { recognition: plain, voucher }
    : { recognition: better, voucher };
}

function noticeFrom(
  mail: ParsedMail,
  { recognition, voucher }: Told,
  authenticity: Authenticity,
  { raw, arrivedAt }: Pick<ReceivedMail, 'raw' | 'arrivedAt'>,
): ReadNotice {
  const mayHoldSecret = recognition.kind === 'registration';
  const secrets = findSecrets(`${mail.subject}\n${mail.text}\n${voucher ?? ''}`);
  const mask = (text: string): string => maskSecrets(text, secrets);
  const maskOrNull = (text: string | null): string | null => (text === null ? null : mask(text));
  const subject = mask(mail.subject);
  const text = mask(mail.text);
  const portalNoticeId = identityOf(mail, text);
  const madeAt = madeAvailableAt(mail, arrivedAt);
  const mailOn = madeAt === null ? null : dayIn(authorityZone.chile, madeAt);
  const said = readMailFields(subject, text, mailOn);
  const fields = voucher === null ? said : joinVoucher(said, readMailFields('', mask(voucher), mailOn));
  const appointment = recognition.kind === 'appointment' ? appointmentOf(fields) : null;
  const term = termOf(recognition, appointment === null ? null : fields, text);
  const kept = documentsOf(mail, recognition.kind, portalNoticeId, secrets);

  return {
    notice: {
      portalNoticeId,
      portal: 'chile',
      kind: recognition.kind,
      title: titleOf(subject, text, recognition),
      issuer: maskOrNull(issuerOf(mail, voucher ?? '')),
      person: fields.person,
      caseNumber: fields.caseNumber,
      madeAvailableAt: madeAt,
      expiresOn: null,
      state: 'received',
      legalEffectOnOpen: false,
      amount: null,
      text,
      appointment,
      deadlines: term.deadlines,
      authenticity,
      isInJunk: false,
      documents: kept.documents.map(({ document }) => document),
      evidence: {
        ...evidenceOf(recognition, fields, term.evidence, mask),
        ...(recognition.kind === 'waitlist' ? listOf(fields) : {}),
        ...servedByDomicile(recognition.kind, madeAt),
        ...(mail.from ? { sender: mail.from.address } : {}),
        ...(kept.unread.length > 0
          ? { attachmentProblem: 'fileUnread', unreadFiles: kept.unread.map(({ what }) => what).join(', ') }
          : {}),
      },
    },
    documents: kept.documents,
    evidence: [
      mayHoldSecret || secrets.length > 0
        ? {
            portalNoticeId,
            name: 'mail.txt',
            type: 'text/plain',
            bytes: new TextEncoder().encode(`${subject}\n\n${text}\n`),
          }
        : { portalNoticeId, name: 'mail.eml', type: 'message/rfc822', bytes: raw },
    ],
    secrets: secrets.slice(0, 1).map((value) => ({ portalNoticeId, name: 'provisionalPassword', value })),
    unread: kept.unread,
  };
}

/** The same mail in two folders, or moved, is one notice; the same words from another sender are not. */
function identityOf(mail: ParsedMail, text: string): string {
  const words = fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const key = [mail.from?.address ?? '', mail.messageId ?? `${mail.sentAt ?? ''}\n${mail.subject}`].join(
    '\n',
  );
  return `mail-${createHash('sha256').update(`${key}\n${words}`).digest('hex').slice(0, 32)}`;
}

function titleOf(subject: string, text: string, recognition: Recognition): string {
  const bare = subject.replace(/^(?:\s*(?:fwd?|rv|re|reenv|tr|aw)\s*:)+/i, '').trim();
  const title =
    bare || recognition.phrase || text.split('\n').find((line) => line.trim() !== '') || recognition.kind;
  return title.slice(0, 300);
}

/** The sender's own date, unless it lies after the arrival: then it was invented. */
function madeAvailableAt(mail: ParsedMail, arrivedAt: Date | null): string | null {
  if (!arrivedAt) return mail.sentAt;
  if (!mail.sentAt || Date.parse(mail.sentAt) > arrivedAt.getTime() + 86_400_000)
    return arrivedAt.toISOString();
  return mail.sentAt;
}

/** A list has no appointment to hold them: the values themselves, not the lines around them. */
const listOf = ({ procedure, office }: MailFields): Record<string, string> => ({
  ...(procedure === null ? {} : { procedure }),
  ...(office === null ? {} : { office }),
});

function evidenceOf(
  recognition: Recognition,
  fields: MailFields,
  term: Record<string, string>,
  mask: (text: string) => string,
): Record<string, string> {
  const evidence: Record<string, string> = {
    event: recognition.event,
    score: String(recognition.score),
    signs: recognition.signs.join(' '),
    ...(recognition.phrase === null ? {} : { kind: recognition.phrase }),
    ...(fields.listEntryOn === null ? {} : { listEntryOn: fields.listEntryOn }),
    ...fields.quotes,
    ...term,
  };
  return Object.fromEntries(Object.entries(evidence).map(([name, value]) => [name, mask(value)]));
}
