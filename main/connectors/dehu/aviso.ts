// Reads the e-mails by which DEHú and Notific@ tell that something has come: a hint until the portal confirms it, never more.
import { createHash } from 'node:crypto';
import { type DkimOutcome, judgeMail, type SenderRules } from '../../mail/authenticity.ts';
import type { ParsedMail } from '../../mail/parsedMail.ts';
import type { Authenticity } from '../../model/authenticity.ts';
import type { Day } from '../../model/day.ts';
import type { ListedNotice } from '../../model/notice.ts';
import { readDate } from '../kit/dates.ts';
import { mergeKeyOf } from '../kit/mergeKey.ts';
import { caseNumberOf } from './concept.ts';

/** DEHú writes from the first, Notific@ wrote from the second address (seen 2026, neither is published). */
const senders = ['noreply.dehu@correo.gob.es', 'no-reply-notifica@correo.gob.es'];
const rules: SenderRules = {
  officialDomains: ['correo.gob.es', 'redsara.es', 'administracionelectronica.gob.es'],
  governmentSuffix: 'gob.es',
  authorityNames: /\b(?:dehu|notific@|gobierno de espana|direccion electronica habilitada)/,
  imitations: /dehu|redsara|notifica|correo-?gob/,
};
/** A wave of forgeries had this subject (INCIBE, February 2026); no real aviso carries such a reference. */
const forgedSubject = /notificaci[oó]n electr[oó]nica\s+REF-/i;

/** What a mail says that pretends to bring a notification, with or without the lines of a real one. */
const claim =
  /(?:tiene|dispone de|disponible|recibido|puesta a disposici[oó]n de)\s+(?:\S+\s+){0,2}nueva\s+(?:notificaci[oó]n|comunicaci[oó]n)|(?:notificaci[oó]n|comunicaci[oó]n)\s+(?:\S+\s+){0,3}pendiente/i;

/**
 * The mail as a notice, with its authenticity; null for a mail that is no aviso. `portalNoticeId` is the identifier that the
 * portal uses too, so that both are one notice. A mail that only pretends to be one is kept as `other`, with no deadline.
 */
export function readAviso(mail: ParsedMail, proven: DkimOutcome = 'notChecked'): ListedNotice | null {
  const identifier = valueOf(mail.text, 'Identificador')?.match(/^\S{8,50}$/)?.[0] ?? null;
  const speaks = /(?:notificaci[oó]n|comunicaci[oó]n) electr[oó]nica|\bDEH[uú]\b/i.test(
    `${mail.subject}\n${mail.text}`,
  );
  const issuer = valueOf(mail.text, 'Organismo Emisor');
  const concept = valueOf(mail.text, 'Concepto');
  const isAviso = speaks && identifier !== null && (issuer !== null || concept !== null);
  const isForged = forgedSubject.test(mail.subject);
  const isClaim = claim.test(`${mail.subject}\n${mail.text}`) && !isNewsletter(mail);
  if (!isAviso && !(speaks && (isForged || isClaim))) return null;
  const authenticity = judge(mail, isForged && proven !== 'pass', proven);
  // Talk of DEHú that neither is an aviso nor deceives anybody: a lawyer's answer, an article.
  if (!isAviso && authenticity.verdict !== 'suspicious') return null;
  const isTrusted = isAviso && authenticity.verdict !== 'suspicious';
  const isCommunication = isCommunicationMail(mail);
  const expiry = isCommunication ? null : expiryIn(mail.text);
  const person = personIn(mail.text);
  const nif = /NIF\/NIE:?\s*([*\dA-Z]{5,12})/i.exec(mail.text)?.[1];
  return {
    portalNoticeId: isTrusted ? identifier : fingerprintOf(mail),
    ...(isTrusted ? { mergeKey: mergeKeyOf(identifier) } : {}),
    portal: 'dehu',
    kind: isTrusted ? (isCommunication ? 'communication' : 'notification') : 'other',
    title: concept ?? mail.subject,
    issuer: issuer?.replace(/,?\s*con DIR3.*$/i, '') ?? null,
    person,
    // A mail that is not believed files nothing under anybody.
    ...(isTrusted && nif !== undefined ? { titular: { nif, name: person } } : {}),
    caseNumber: concept === null ? null : caseNumberOf(concept),
    // When the mail came is not when the notice was made available.
    madeAvailableAt: null,
    expiresOn: isTrusted ? (expiry?.day ?? null) : null,
    state: 'pending',
    legalEffectOnOpen: isTrusted && !isCommunication,
    amount: null,
    text: mail.text,
    appointment: null,
    deadlines: [],
    authenticity,
    isInJunk: false,
    documents: [],
    evidence: present({
      source: 'aviso',
      from: mail.from?.address,
      dir3: /con DIR3:?\s*(\w+)/i.exec(issuer ?? '')?.[1],
      maskedNif: nif,
      bondType: valueOf(mail.text, 'Vínculo') ?? /en calidad de\s+(\p{L}+)/iu.exec(mail.text)?.[1],
      expiresOn: isTrusted ? expiry?.sentence : undefined,
      identifier: identifier ?? undefined,
    }),
  };
}

/** Genuine is only what the key of one of the two senders proves: others write under their domain too. */
function judge(mail: ParsedMail, isForged: boolean, proven: DkimOutcome): Authenticity {
  const { verdict, reasons } = judgeMail(mail, rules, true, proven);
  if (isForged) return { verdict: 'suspicious', reasons: [...reasons, 'knownForgery'] };
  const isSender = senders.includes(mail.from?.address ?? '');
  return { verdict: verdict === 'genuine' && !isSender ? 'unverified' : verdict, reasons };
}

const isNewsletter = ({ headers }: ParsedMail): boolean =>
  headers.some(({ key }) => key === 'list-unsubscribe' || key === 'list-id');

/** The value behind a label at the beginning of a line, whatever bullet stands before it. */
function valueOf(text: string, label: string): string | null {
  const pattern = label.replaceAll('í', '[ií]');
  return new RegExp(String.raw`^[\s*•·-]*${pattern}\s*:\s*(\S.*)$`, 'im').exec(text)?.[1]?.trim() ?? null;
}

function personIn(text: string): string | null {
  const found =
    /(?:^[\s*•·-]*Titular\s*:|siguientes datos\s*:)\s*[*•·-]?\s*([^\n:]{2,100}?)\s+con NIF/im.exec(text)?.[1];
  return found?.trim() ?? null;
}

/** `antes de las 23:59:59 del día 23/06/26` of one, `Con vencimiento el día: 23/06/2026` of the other. */
function expiryIn(text: string): { day: Day; sentence: string } | null {
  const sentence =
    /(?:antes de las 23:59:59 del d[ií]a|con vencimiento el d[ií]a\s*:?)\s*\d{1,2}\/\d{1,2}\/\d{2,4}/i.exec(
      text,
    )?.[0];
  const day = sentence === undefined ? null : (readDate(sentence)?.day ?? null);
  return sentence === undefined || day === null ? null : { day, sentence };
}

/** Only a mail that speaks of a communication and of no notification is one (R15). */
function isCommunicationMail({ subject, text }: ParsedMail): boolean {
  const words = `${subject}\n${text}`;
  return /nueva comunicaci[oó]n/i.test(words) && !/nueva notificaci[oó]n/i.test(words);
}

const fingerprintOf = ({ messageId, subject, text }: ParsedMail): string =>
  `aviso-${createHash('sha256')
    .update(`${messageId ?? ''}\n${subject}\n${text}`)
    .digest('hex')
    .slice(0, 20)}`;

const present = (values: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
