// Says how far a mail can be believed, with a reason for each step; a bad sign never hides a mail.
import type { Authenticity } from '../model/authenticity.ts';
import { isDangerousAttachment } from './attachment.ts';
import type { ParsedMail } from './parsedMail.ts';

export type DkimOutcome = 'pass' | 'fail' | 'notChecked';

/** What a connector knows of the senders whose mails it reads; patterns match lower case without accents. */
export interface SenderRules {
  officialDomains: readonly string[];
  /** Only the state can register under it. */
  governmentSuffix: string;
  authorityNames: RegExp;
  imitations: RegExp;
}

/** Governments of other countries: not ours, and no imitation either. */
const foreignState = /\.(?:gob|gov|gouv)\.[a-z]{2}$/;

const freeMail =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|aol|proton|protonmail|gmx|mail|yandex|zoho)\.[a-z.]+$/;
const shorteners =
  /^(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|is\.gd|ow\.ly|cutt\.ly|rebrand\.ly|acortar\.link|t\.ly|rb\.gy|s\.id)$/;
const asksSecret =
  /\b(?:ingres|confirm|actualic|actualiz|verifi|valid|introduzc|enter|confirm|verify)\w*\b[^.\n]{0,40}\b(?:clave ?unica|clave|contrasena|datos bancarios|tarjeta|password|bank details)\b/;
const asksPayment =
  /\b(?:pag(?:ar|ue|o|a)|cancel(?:ar|e)|transfer\w+|deposit\w+|pay)\b[^.\n]{0,80}\b(?:enlace|link|aqui|clic|click|cuenta rut|transferencia|boton|here)\b/;

const threat =
  /proceso (?:criminal|penal|judicial) (?:abierto )?(?:en|a) su (?:nombre|contra)|orden de (?:arresto|detencion|captura|aprehension)|no se le permitira salir del pais|sera (?:deportad|expulsad|detenid)[oa]|arrest warrant|you will be deported/;

/**
 * `isClaiming` says that the mail reads as one of the authority's, so that a name like the authority's is an imitation.
 * `proven` is the outcome of our own DKIM check aligned with the sender's domain. Without it a mail is genuine only where
 * the provider signed its finding; where the two disagree, nothing is proven.
 */
export function judgeMail(
  mail: ParsedMail,
  rules: SenderRules,
  isClaiming: boolean,
  proven: DkimOutcome,
): Authenticity {
  const domain = domainOf(mail.from?.address ?? '');
  const isOfficial = isWithin(domain, rules.officialDomains);
  const isState = isOfficial || isWithin(domain, [rules.governmentSuffix]) || foreignState.test(domain);
  const isForwarded = /^(?:fwd?|rv|reenv|tr)\s*:/i.test(mail.subject);
  const word = mail.providerWord ?? null;
  // What the links say stands in the HTML alone where a mail carries plain text beside it.
  const text = foldText([mail.subject, mail.text, ...mail.links.map((link) => link.text)].join('\n'));
  const reasons: string[] = [
    isOfficial ? 'senderKnownDomain' : isState ? 'senderGovernment' : 'senderUnknown',
    ...(isForwarded ? ['forwarded'] : []),
    ...(proven === 'notChecked' ? [] : [proven === 'pass' ? 'dkimPass' : 'dkimFail']),
    ...(word ? [word.outcome === 'pass' ? 'providerPass' : 'providerFail'] : []),
  ];
  const alarms: string[] = [];
  if (!isState && isLookAlike(domain, rules, isClaiming)) alarms.push('lookAlikeDomain');
  const name = foldText(mail.from?.name ?? '');
  if (!isState && rules.authorityNames.test(name)) alarms.push('displayNameForeign');
  // Mail programs show the name alone: an address in it is shown in place of the real one.
  const named = /[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/.exec(name)?.[1];
  if (
    named !== undefined &&
    named !== domain &&
    isWithin(named, [...rules.officialDomains, rules.governmentSuffix])
  )
    alarms.push('displayNameAddress');
  if (!isState && isClaiming && threat.test(text)) alarms.push('threat');
  if (mail.replyTo.some((address) => isElsewhere(domainOf(address.address), domain, rules)))
    alarms.push('replyToElsewhere');
  alarms.push(...linkAlarms(mail, rules, isClaiming));
  if (mail.attachments.some(isDangerousAttachment)) alarms.push('dangerousAttachment');
  const leadsOnlyToState = mail.links.every(
    (link) => !hostOf(link.href) || isStateHost(hostOf(link.href), rules),
  );
  if (!(isState && leadsOnlyToState)) {
    if (asksSecret.test(text) && !isForwarded) alarms.push('asksSecret');
    if (asksPayment.test(text) && !leadsOnlyToState) alarms.push('asksPayment');
  }
  if (!isState && freeMail.test(domain)) reasons.push('senderFreeMail');

  const isProven =
    proven === 'pass'
      ? word?.outcome !== 'fail'
      : proven === 'notChecked' && word?.outcome === 'pass' && word.isSigned;
  const isAlarming = alarms.length > 0;
  const verdict = isAlarming ? 'suspicious' : isOfficial && isProven ? 'genuine' : 'unverified';
  return { verdict, reasons: [...new Set([...reasons, ...alarms])] };
}

export const domainOf = (address: string): string => address.split('@').at(-1)?.replace(/\.$/, '') ?? '';

/** The domain itself or something under it; never merely a part of the name. */
export const isWithin = (domain: string, domains: readonly string[]): boolean =>
  domains.some((one) => domain === one || domain.endsWith(`.${one}`));

function isLookAlike(domain: string, rules: SenderRules, isClaiming: boolean): boolean {
  if (domain === '') return false;
  // Punycode, or letters that should have been punycode.
  if (domain.split('.').some((label) => label.startsWith('xn--')) || /[^\0-\x7f]/.test(domain)) return true;
  const plain = foldText(domain)
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replaceAll('3', 'e')
    .replaceAll('5', 's')
    .replaceAll('rn', 'm');
  if (isClaiming && rules.imitations.test(plain)) return true;
  return rules.officialDomains.some((official) => {
    const distance = editDistance(plain, official);
    return distance > 0 && distance <= 2;
  });
}

function isElsewhere(replyDomain: string, domain: string, rules: SenderRules): boolean {
  if (replyDomain === '' || replyDomain === domain) return false;
  if (isWithin(replyDomain, [...rules.officialDomains, rules.governmentSuffix])) return false;
  return baseOf(replyDomain) !== baseOf(domain);
}

function linkAlarms(mail: ParsedMail, rules: SenderRules, isClaiming: boolean): string[] {
  const alarms: string[] = [];
  for (const link of [...mail.links, ...writtenLinks(mail.text)]) {
    const host = hostOf(link.href);
    if (!host) continue;
    // https://serviciomigraciones.cl@elsewhere.example leads elsewhere.
    if (/^https?:\/\/[^/?#]*@/i.test(link.href)) alarms.push('linkHidden');
    if (/^(?:\d{1,3}\.){3}\d{1,3}$|^\[|^xn--|\.xn--/.test(host) || shorteners.test(host))
      alarms.push('linkHidden');
    const shown = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/?#:].*)?$/i
      .exec(link.text.trim())?.[1]
      ?.toLowerCase();
    if (shown && baseOf(shown) !== baseOf(host)) alarms.push('linkMismatch');
    if (!isStateHost(host, rules) && isLookAlike(host, rules, isClaiming)) alarms.push('linkLookAlike');
  }
  return alarms;
}

const isStateHost = (host: string, rules: SenderRules): boolean =>
  isWithin(host, [...rules.officialDomains, rules.governmentSuffix]) || foreignState.test(host);

/** Addresses that stand in the text without a link of their own: programs make them one. */
const writtenLinks = (text: string): { href: string; text: string }[] =>
  (text.match(/https?:\/\/[^\s<>"')\]|]{4,300}/gi) ?? []).slice(0, 100).map((href) => ({ href, text: '' }));

function hostOf(href: string): string {
  try {
    const url = new URL(href);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.hostname : '';
  } catch {
    return '';
  }
}

/** What can be registered: two labels, three below endings like `gob.cl` and `com.pe`. */
function baseOf(domain: string): string {
  const labels = domain.split('.');
  return labels.slice(/\.(?:gob|gov|com|co|org|net|edu)\.[a-z]{2}$/.test(domain) ? -3 : -2).join('.');
}

/** Levenshtein distance, given up above 2. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2 || a.length > 100) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 3;
}

const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
