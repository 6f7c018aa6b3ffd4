// Records what went over the wire, with everything cut out that opens a door or names a person: for diagnosis and fixtures.
import type { PortalSession } from './portalSession.ts';

export interface RecordedExchange {
  method: string;
  url: string;
  /** Names and values sent by the form, secrets cut out; null when there was none. */
  form: [string, string][] | null;
  status: number;
  headers: Record<string, string>;
  /** Text of the answer, at most 500,000 characters; null for anything that is not text. */
  text: string | null;
}

const longest = 500_000;
const secretHeaders = new Set([
  'set-cookie',
  'cookie',
  'authorization',
  'proxy-authorization',
  'www-authenticate',
]);
const secretField =
  /pass|contrase|clave|pwd|saml|relaystate|token|captcha|viewstate|eventvalidation|session|pin$|secret/i;

/**
 * The same session, each answer told to `record` first. `redactText` is the log's own redaction (identifiers, tokens,
 * addresses); what only pages and forms carry is cut out here.
 */
export function recordSession(
  session: PortalSession,
  record: (exchange: RecordedExchange) => void,
  redactText: (text: string) => string,
): PortalSession {
  return {
    fetch: async (request) => {
      const answer = await session.fetch(request);
      const isText = /text|json|xml|javascript/i.test(answer.headers['content-type'] ?? '');
      record({
        method: request.method ?? 'GET',
        url: redactText(answer.url),
        form: request.form
          ? request.form.map(([name, value]) => [
              name,
              secretField.test(name) ? '[redacted]' : redactText(value),
            ])
          : null,
        status: answer.status,
        headers: redactHeaders(answer.headers, redactText),
        text: isText ? redactText(redactPage(answer.text().slice(0, longest))) : null,
      });
      return answer;
    },
    close: () => session.close(),
  };
}

/** Hidden and password values, SAML, tokens in JSON, codes that open documents, and passports. */
export function redactPage(text: string): string {
  return text
    .replaceAll(/<input\b[^>]*>/gi, (tag) =>
      isOpenField(tag) ? tag : tag.replace(/(\bvalue\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)/i, '$1"[redacted]"'),
    )
    .replaceAll(
      /("[^"\n]{0,40}(?:token|saml\w*|password|authData|content)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi,
      '$1"[redacted]"',
    )
    .replaceAll(/(\|hiddenField\|__\w+\|)[^|]*/g, '$1[redacted]')
    .replaceAll(/\b([A-Z]{2,12})-(?:[0-9a-f]{4}-?){8}(?![0-9a-f])/g, '$1-[CSV]')
    .replaceAll(/\b(?:[A-Z]{3}\d{6}|(?:CE|PTP|CPP)\s?\d{9})\b/g, '[passport]');
}

/** Buttons and boxes say nothing of a person; every other prefilled field may. */
const isOpenField = (tag: string): boolean =>
  /\btype\s*=\s*["']?(?:submit|button|image|reset|checkbox|radio)\b/i.test(tag);

function redactHeaders(
  headers: Record<string, string>,
  redactText: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secretHeaders.has(name) ? '[redacted]' : redactText(value),
    ]),
  );
}
