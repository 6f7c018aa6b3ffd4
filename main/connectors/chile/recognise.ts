// Decides whether a mail is a notice of the Chilean authorities and which, by many signs that are kept as evidence.
import { domainOf, isWithin } from '../../mail/authenticity.ts';
import { learnedOf } from '../../mail/learned.ts';
import type { ParsedMail } from '../../mail/parsedMail.ts';
import type { LearnedSign } from '../../model/learnedSign.ts';
import type { NoticeKind } from '../../model/notice.ts';
import { contextWords, strangerWords, weakContextWords } from './contextWords.ts';
import { hasDay } from './days.ts';
import { eventWords, type MailEvent } from './eventWords.ts';
import { fold } from './fold.ts';
import { findHour } from './hours.ts';
import { chileSenders, migrationDomains } from './senders.ts';

export interface Recognition {
  event: MailEvent | 'other';
  kind: NoticeKind;
  /** Sum of the signs; from `noticeScore` on it is shown as a notice. */
  score: number;
  /** The printed words that decided the event, null for a mail without any. */
  phrase: string | null;
  signs: string[];
}

export const noticeScore = 7;
/** Between the two it is shown too, marked as possible: a missed notice costs more than one too many. */
export const possibleScore = 5;

/** Null when the mail is none of our business. */
export function recognise(mail: ParsedMail, learned: readonly LearnedSign[] = []): Recognition | null {
  const taught = learnedOf(learned, 'chile', {
    address: mail.from?.address ?? '',
    subject: mail.subject,
  });
  if (taught?.kind === 'shape' && !taught.isOurs) return null;
  const subject = squeeze(mail.subject);
  const body = squeeze(mail.text).slice(0, 20_000);
  const names = mail.attachments.map((attachment) => fold(attachment.name)).join('\n');
  const all = fold(`${subject}\n${body}\n${names}\n${mail.from?.name ?? ''}`);
  const signs: string[] = [];
  let score = 0;
  const count = (sign: string, points: number): void => {
    signs.push(sign);
    score += points;
  };

  const domain = domainOf(mail.from?.address ?? '');
  const isMigrationSender = isWithin(domain, migrationDomains);
  const isOfficialSender = isWithin(domain, chileSenders.officialDomains);
  if (isMigrationSender) count('sender', 5);
  else if (isOfficialSender) count('senderOfficial', 3);

  const isTaught = taught?.isOurs === true;
  if (taught) count(isTaught ? 'taught' : 'not:taught', isTaught ? 6 : -6);

  // A person's word on this very subject decides; on a sender alone the mail must also speak of migration.
  const isDecided = isTaught && taught.kind === 'shape';
  const strong = contextWords.filter((words) => words.test(all)).length;
  if (strong === 0 && !isMigrationSender && !isDecided) return null;
  const context = strong + weakContextWords.filter((words) => words.test(all)).length;
  if (context > 0) count(`context:${context}`, Math.min(context, 3));

  const event = eventOf(subject, body, mail);
  if (!event && !isMigrationSender && !isTaught) return null;
  if (event) count(`event:${event.event}`, 3 + (event.isInSubject ? 1 : 0) + (event.hits > 1 ? 1 : 0));
  if (hasVoucher(names)) count('voucher', 2);
  if (hasMoment(mail.text)) count('moment', 1);
  if (/\b(?:estimad[oa]|sr\.?|sra\.?|usted|su (?:solicitud|hora|cita|reserva|tramite)|dear)\b/.test(all))
    count('addressed', 1);

  if (!isMigrationSender && !isTaught) {
    for (const { sign, words, weight } of strangerWords) {
      if (words.test(all)) count(`not:${sign}`, -weight);
    }
    if (mail.headers.some(({ key }) => key === 'list-unsubscribe' || key === 'list-id'))
      count('not:list', -4);
  }

  if (score < possibleScore && !isDecided) return null;
  if (score < noticeScore && !isDecided) signs.push('possible');
  return {
    event: event?.event ?? 'other',
    kind: event?.kind ?? 'communication',
    score,
    phrase: event?.phrase ?? null,
    signs,
  };
}

interface FoundEvent {
  event: MailEvent;
  kind: NoticeKind;
  phrase: string;
  isInSubject: boolean;
  hits: number;
}

function eventOf(subject: string, body: string, mail: ParsedMail): FoundEvent | null {
  let best: (FoundEvent & { weight: number }) | null = null;
  const foldedSubject = fold(subject);
  // What the authority says first is what the mail is about; the rest explains rules that mention every other event.
  const foldedBody = fold(body);
  for (const { event, kind, phrases } of eventWords) {
    const inSubject = phrases.exec(foldedSubject);
    const inBody = phrases.exec(foldedBody);
    const found = inSubject ?? inBody;
    if (!found) continue;
    if (event === 'appointmentBooked' && !inSubject && !hasMoment(mail.text) && !hasVoucher(namesOf(mail)))
      continue;
    const early = inBody ? (inBody.index < 300 ? 2 : inBody.index < 900 ? 1 : 0) : 0;
    const weight = (inSubject ? 4 : 0) + (inBody ? 1 + early : 0);
    if (best && weight <= best.weight) continue;
    const printed = (inSubject ? subject : body).slice(found.index, found.index + found[0].length);
    best = {
      event,
      kind,
      phrase: printed,
      isInSubject: inSubject !== null,
      hits: (inSubject ? 1 : 0) + (inBody ? 1 : 0),
      weight,
    };
  }
  return best;
}

const namesOf = (mail: ParsedMail): string =>
  mail.attachments.map((attachment) => fold(attachment.name)).join('\n');

const hasVoucher = (names: string): boolean =>
  /(?:comprobante|reserva|cita|voucher|hora)[^\n]*\.pdf/.test(names);

/** A day and an hour near each other: what an appointment prints. */
function hasMoment(text: string): boolean {
  const start = text.slice(0, 20_000);
  return findHour(start) !== null && hasDay(start);
}

const squeeze = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
