// Makes raw mails the way different programs write them: any character set, transfer encoding and nesting.

export interface MailPart {
  name: string;
  type: string;
  bytes: Uint8Array;
  /** Without a disposition, as some programs forward mails. */
  isBare?: boolean;
}

export interface MailPlan {
  from?: string;
  to?: string;
  subject?: string;
  date?: Date | null;
  messageId?: string | null;
  text?: string;
  html?: string;
  attachments?: MailPart[];
  /** What the bytes are. */
  charset?: 'utf-8' | 'iso-8859-1' | 'windows-1252';
  /** What the header says they are; the same unless given. */
  label?: string;
  transfer?: '8bit' | 'quoted-printable' | 'base64';
  headers?: Record<string, string>;
}

let count = 0;

export function buildMail(plan: MailPlan): Uint8Array {
  count += 1;
  const { charset = 'utf-8', transfer = '8bit' } = plan;
  const date = plan.date === undefined ? new Date('2026-09-01T14:00:00Z') : plan.date;
  const messageId = plan.messageId === undefined ? `<${count}.sample@mail.example.net>` : plan.messageId;
  const head = [
    `From: ${encodeWords(plan.from ?? '"Servicio Nacional de Migraciones" <no-responder@serviciomigraciones.cl>')}`,
    `To: ${plan.to ?? 'camila.rojas@example.com'}`,
    ...(plan.subject === undefined ? [] : [`Subject: ${encodeWords(plan.subject)}`]),
    ...(date === null ? [] : [`Date: ${date.toUTCString().replace('GMT', '+0000')}`]),
    ...(messageId === null ? [] : [`Message-ID: ${messageId}`]),
    ...Object.entries(plan.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
  ];
  const label = plan.label ?? charset;
  const bodies = [
    ...(plan.text === undefined ? [] : [textPart('text/plain', plan.text, charset, label, transfer)]),
    ...(plan.html === undefined ? [] : [textPart('text/html', plan.html, charset, label, transfer)]),
  ];
  const body = bodies.length === 1 ? bodies[0] : multipart('alternative', bodies);
  const attachments = (plan.attachments ?? []).map(attachmentPart);
  const whole = attachments.length > 0 ? multipart('mixed', [...(body ? [body] : []), ...attachments]) : body;
  return Buffer.concat([latin(`${head.join('\r\n')}\r\n`), whole ?? latin('\r\n')]);
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

function textPart(type: string, text: string, charset: string, label: string, transfer: string): Buffer {
  const bytes = Buffer.from(text.replaceAll('\n', '\r\n'), charset === 'utf-8' ? 'utf8' : 'latin1');
  const encoded =
    transfer === 'base64'
      ? wrap(bytes.toString('base64'))
      : transfer === 'quoted-printable'
        ? quoted(bytes)
        : null;
  return Buffer.concat([
    latin(`Content-Type: ${type}; charset=${label}\r\nContent-Transfer-Encoding: ${transfer}\r\n\r\n`),
    encoded === null ? bytes : latin(encoded),
    latin('\r\n'),
  ]);
}

function attachmentPart(part: MailPart): Buffer {
  const plainName = /^[ -~]*$/.test(part.name)
    ? `filename="${part.name}"`
    : `filename*=UTF-8''${encodeURIComponent(part.name)}`;
  const isMail = part.type === 'message/rfc822';
  const disposition = part.isBare ? '' : `Content-Disposition: attachment; ${plainName}\r\n`;
  const transfer = isMail ? '' : 'Content-Transfer-Encoding: base64\r\n';
  return Buffer.concat([
    latin(`Content-Type: ${part.type}\r\n${disposition}${transfer}\r\n`),
    isMail ? Buffer.from(part.bytes) : latin(wrap(Buffer.from(part.bytes).toString('base64'))),
    latin('\r\n'),
  ]);
}

function multipart(kind: string, parts: Buffer[]): Buffer {
  count += 1;
  const boundary = `--=_sample_${count}`;
  return Buffer.concat([
    latin(`Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n`),
    ...parts.flatMap((part) => [latin(`--${boundary}\r\n`), part]),
    latin(`--${boundary}--\r\n`),
  ]);
}

const wrap = (base64: string): string => base64.replaceAll(/(.{76})/g, '$1\r\n');

function quoted(bytes: Buffer): string {
  const lines = bytes.toString('latin1').split('\r\n');
  return lines
    .map((line) => {
      const encoded = line.replaceAll(
        /[^\t -<>-~]/g,
        (char) => `=${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
      );
      return encoded.replaceAll(/(.{70}(?:=[0-9A-F]{2}|[^=]{1,3}?))(?=.)/g, '$1=\r\n');
    })
    .join('\r\n');
}

/** RFC 2047, one word per header value, outside of the address. */
function encodeWords(value: string): string {
  const address = /^"?([^"<]*?)"?\s*(<[^>]*>)$/.exec(value);
  const words = address ? (address[1] ?? '') : value;
  const encoded = /^[ -~]*$/.test(words)
    ? address
      ? `"${words}"`
      : words
    : `=?UTF-8?B?${Buffer.from(words).toString('base64')}?=`;
  return address ? `${encoded} ${address[2] ?? ''}`.trim() : encoded;
}
