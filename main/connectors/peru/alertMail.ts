// Reads the e-mails by which Migraciones tells that something lies in the casilla: by meaning, since no real one is public.
import { createHash } from 'node:crypto';
import { type DkimOutcome, domainOf, judgeMail, type SenderRules } from '../../mail/authenticity.ts';
import { learnedOf } from '../../mail/learned.ts';
import type { ParsedMail } from '../../mail/parsedMail.ts';
import type { Authenticity } from '../../model/authenticity.ts';
import type { LearnedSign } from '../../model/learnedSign.ts';
import type { ListedNotice } from '../../model/notice.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { findKind } from './kinds.ts';
import { numberedKey } from './noticeIds.ts';
import { asEvidence, sentencesOf } from './sentences.ts';
import { alertWords } from './words.ts';

const rules: SenderRules = {
  officialDomains: ['migraciones.gob.pe'],
  governmentSuffix: 'gob.pe',
  authorityNames: /\bmigraciones\b/,
  imitations: /migracion|gob-?pe/,
};

/** Of a mail's words these decide; what a subject says is said of the notice itself. */
const urgentKinds = new Set([
  'requirement',
  'denial',
  'fine',
  'instalment',
  'approval',
  'appointment',
  'resolution',
]);

/**
 * The mail as a notice that waits in the casilla; null for any other. It never is the notice: no term is counted from it and
 * no document comes of it. A sender that is not the authority's own is `possible` until a person says so once.
 */
export function readAlertMail(
  mail: ParsedMail,
  proven: DkimOutcome,
  learned: readonly LearnedSign[],
): ListedNotice | null {
  const address = mail.from?.address ?? '';
  const taught = learnedOf(learned, 'peru', { address, subject: mail.subject });
  if (taught?.kind === 'shape' && !taught.isOurs) return null;
  const isTaught = taught?.isOurs === true;
  const said = whatIsSaid(mail, isTaught);
  if (said === null) return null;
  const authenticity = judge(mail, proven, isTaught);
  const isOfficial = authenticity.reasons.includes('senderKnownDomain');
  if (!isOfficial && !isTaught && isNewsletter(mail)) return null;
  const isBelieved = authenticity.verdict !== 'suspicious';
  const found = isBelieved ? findKind([mail.subject]) : null;
  const number = noticeNumber(mail.text);
  return {
    portalNoticeId: fingerprintOf(mail),
    ...(isBelieved && number !== null ? { mergeKey: numberedKey(number) } : {}),
    portal: 'peru',
    kind: !isBelieved ? 'other' : found && urgentKinds.has(found.kind) ? found.kind : 'notification',
    title: mail.subject || 'Notificación',
    issuer: null,
    person: personIn(mail.text),
    caseNumber: isBelieved ? caseIn(mail.text) : null,
    // When the mail came is not when the notice was put into the casilla.
    madeAvailableAt: null,
    expiresOn: null,
    state: 'pending',
    legalEffectOnOpen: null,
    amount: null,
    text: mail.text,
    appointment: null,
    deadlines: [],
    authenticity,
    isInJunk: false,
    documents: [],
    evidence: {
      source: 'alertMail',
      sender: address,
      subject: mail.subject,
      kind: asEvidence(found?.sentence ?? said),
      ...(isOfficial || isTaught ? {} : { signs: 'possible' }),
    },
  };
}

/** The sentence that tells of something in the casilla of Migraciones; null where the mail tells of none. */
function whatIsSaid({ subject, text, from }: ParsedMail, isTaught: boolean): string | null {
  const start = text.slice(0, 20_000);
  const all = normalWords(`${subject}\n${start}\n${from?.name ?? ''}`);
  const isOfPeru =
    alertWords.authority.test(all) ||
    /migraciones\.gob\.pe/i.test(`${from?.address ?? ''} ${start}`) ||
    (isTaught && alertWords.box.test(all));
  if (!isOfPeru || alertWords.stranger.test(all)) return null;
  const sentences = sentencesOf(`${subject}\n${start}`);
  const telling = sentences.find((sentence) => alertWords.arrival.test(normalWords(sentence)));
  return telling !== undefined && (isTaught || alertWords.box.test(all)) ? telling : null;
}

/** A sender that the person confirmed counts as the authority's own, unless anybody may write from there. */
function judge(mail: ParsedMail, proven: DkimOutcome, isTaught: boolean): Authenticity {
  const plain = judgeMail(mail, rules, true, proven);
  if (!isTaught || plain.reasons.includes('senderFreeMail')) return plain;
  const domain = domainOf(mail.from?.address ?? '');
  const told = judgeMail(
    mail,
    { ...rules, officialDomains: [...rules.officialDomains, domain] },
    true,
    proven,
  );
  // Confirmed by a person is not proven by a key: never more than unverified.
  return {
    ...told,
    verdict: told.verdict === 'genuine' ? plain.verdict : told.verdict,
    reasons: plain.reasons,
  };
}

const isNewsletter = ({ headers }: ParsedMail): boolean =>
  headers.some(({ key }) => key === 'list-unsubscribe' || key === 'list-id');

const caseIn = (text: string): string | null =>
  /\b(?:expediente|tr[aá]mite)\s*(?:n[°ºro.]*\s*)?:?\s*([A-Z]{0,4}\d[\dA-Z/-]{4,24})/i.exec(text)?.[1] ??
  null;

const noticeNumber = (text: string): string | null =>
  /\b(?:notificaci[oó]n|c[eé]dula)\s*(?:electr[oó]nica\s*)?n[°ºro.]+\s*:?\s*([A-Z]{0,4}\d[\dA-Z/-]{4,24})/i.exec(
    text,
  )?.[1] ?? null;

const personIn = (text: string): string | null =>
  /\bestimad[oa](?:\s*\(a\)|\s*\/\s*a)?[\s:,]*(?:señora?(?:\s*\(a\))?|sra?\.|administrad[oa]|ciudadan[oa]|usuari[oa])?[\s:,]*([\p{Lu}][\p{L}'’ -]+(?:,\s*[\p{Lu}][\p{L}'’ -]+)?)\s*[,:\n]/iu
    .exec(text)?.[1]
    ?.trim() ?? null;

const fingerprintOf = ({ messageId, subject, text }: ParsedMail): string =>
  `alert-${createHash('sha256')
    .update(`${messageId ?? ''}\n${subject}\n${text}`)
    .digest('hex')
    .slice(0, 20)}`;
