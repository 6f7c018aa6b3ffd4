// What the person's own mail provider found when the mail came in: only its topmost word, anything else may be the sender's.
import type { ParsedMail, ProviderWord } from './parsedMail.ts';

export interface ProviderRule {
  /** Hosts of the provider's IMAP servers. */
  imapHosts: readonly string[];
  /** The authserv-id it signs its findings with (RFC 8601, 2.5); null where it writes none. */
  authserv: RegExp | null;
  /** A method that its findings always hold; tells them from a sender's where there is no id. */
  mark: string | null;
}

/**
 * As seen in mails of these providers, checked on 2026-11-21. iCloud is left out: it spreads its findings over several
 * headers, and which of them is its own cannot be told from their order alone.
 */
export const providerRules: readonly ProviderRule[] = [
  {
    imapHosts: ['imap.gmail.com', 'imap.googlemail.com'],
    authserv: /^mx\.google\.com$/,
    mark: null,
  },
  {
    imapHosts: ['outlook.office365.com', 'imap-mail.outlook.com'],
    authserv: null,
    mark: 'compauth',
  },
  {
    imapHosts: ['imap.mail.yahoo.com'],
    authserv: /^(?:[a-z0-9-]+\.)+(?:mail\.[a-z0-9]+|omega)\.yahoo\.com$/,
    mark: null,
  },
];

export const providerRuleOf = (imapHost: string): ProviderRule | null =>
  providerRules.find(({ imapHosts }) => imapHosts.includes(imapHost.trim().toLowerCase())) ?? null;

/** Null where the provider said nothing of this sender's domain. */
export function providerWord(
  mail: Pick<ParsedMail, 'headers' | 'from'>,
  rule: ProviderRule | null,
): ProviderWord | null {
  const domain = mail.from?.address.split('@').at(-1) ?? '';
  if (rule === null || domain === '') return null;
  // With two senders programs disagree on who is shown.
  if (mail.headers.filter(({ key }) => key === 'from').length !== 1) return null;
  const topmost = mail.headers.find(({ key }) => key === 'authentication-results')?.value;
  const findings = topmost === undefined ? null : readFindings(topmost);
  if (!findings || !isProviders(findings, rule)) return null;

  const dmarc = findings.results.find(({ method }) => method === 'dmarc');
  const isOfSender = isWithinOf(domain, dmarc?.properties['header.from']);
  const isSignedByDomain = findings.results.some(
    ({ method, result, properties }) =>
      method === 'dkim' &&
      result === 'pass' &&
      isWithinOf(domain, properties['header.d'] ?? properties['header.i']?.split('@').at(-1)),
  );
  const isSigned = rule.authserv !== null;
  if (dmarc?.result === 'pass' && isOfSender) return { outcome: 'pass', isSigned };
  if (dmarc?.result === 'fail' && isOfSender) return { outcome: 'fail', isSigned };
  return isSignedByDomain ? { outcome: 'pass', isSigned } : null;
}

interface Findings {
  authserv: string | null;
  results: { method: string; result: string; properties: Record<string, string> }[];
}

const isProviders = ({ authserv, results }: Findings, rule: ProviderRule): boolean =>
  rule.authserv === null
    ? authserv === null && results.some(({ method }) => method === rule.mark)
    : authserv !== null && rule.authserv.test(authserv);

/** RFC 8601, 2.2, as far as verdicts need it; null when it is not of that form. */
function readFindings(value: string): Findings | null {
  if (value.length > 16_384) return null;
  const [first = '', ...rest] = withoutComments(value)
    .split(';')
    .map((part) => part.trim());
  // Whoever writes no id begins with a method at once.
  const hasId = !/^[a-z0-9-]+\s*=/i.test(first);
  const results = (hasId ? rest : [first, ...rest]).flatMap((part) => {
    const words = part.split(/\s+/).map((word) => /^([a-z0-9.-]+)(?:\/\d+)?=(\S+)$/i.exec(word));
    const [head, ...properties] = words.flatMap((word) =>
      word ? [[(word[1] ?? '').toLowerCase(), (word[2] ?? '').toLowerCase()] as const] : [],
    );
    return head ? [{ method: head[0], result: head[1], properties: Object.fromEntries(properties) }] : [];
  });
  const authserv = hasId ? (first.split(/\s/)[0] ?? '').toLowerCase() : null;
  return authserv === '' ? null : { authserv, results };
}

/** Comments may be nested and hold anything, a whole false finding too; quoted text loses its marks. */
function withoutComments(value: string): string {
  let depth = 0;
  let isQuoted = false;
  let kept = '';
  for (let at = 0; at < value.length; at += 1) {
    const char = value[at] ?? '';
    if (char === '\\') {
      at += 1;
      continue;
    }
    if (char === '"' && depth === 0) isQuoted = !isQuoted;
    else if (char === '(' && !isQuoted) depth += 1;
    else if (char === ')' && !isQuoted) depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += isQuoted && (char === ';' || char === '=') ? ' ' : char;
  }
  return kept;
}

/** The same domain, or the sender writes from below the one that was checked. */
function isWithinOf(domain: string, checked: string | undefined): boolean {
  if (checked === undefined || !checked.includes('.')) return false;
  if (/^(?:gob|gov|com|co|org)\.[a-z]{2}$/.test(checked)) return false;
  return domain === checked || domain.endsWith(`.${checked}`);
}
