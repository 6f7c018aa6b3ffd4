// Turns a mail saved by Outlook (.msg) into a mail as every other program writes it, so that one reader reads both.
import MsgReader, { type FieldsData } from '@kenjiuno/msgreader';
import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime from 'postal-mime';
import { attachmentName } from './attachment.ts';
import { rtfBody } from './rtfBody.ts';

const mostAttachments = 100;
const deepest = 3;

/**
 * The mail's bytes; null when the file holds none. Headers are those that Outlook kept from the way of the mail, else its
 * own fields; signatures of the sender cannot be checked on what was written anew. A damaged file can make its reader use
 * up all memory: call it in a thread that can be ended.
 */
export async function msgToMail(bytes: Uint8Array, depth = deepest): Promise<Uint8Array | null> {
  try {
    const reader = openReader(bytes);
    const fields = reader.getFileData();
    if (fields.error !== undefined || fields.dataType !== 'msg') return null;
    return await composed(reader, fields, depth);
  } catch {
    // Whatever a broken file does to its reader, it is a file that nobody understands.
    return null;
  }
}

type Reader = MsgReader;

/** The package is CommonJS and says default twice: Node gives the inner one only, bundlers the class itself. */
function openReader(bytes: Uint8Array): Reader {
  const Given: typeof MsgReader =
    'default' in MsgReader ? (MsgReader.default as typeof MsgReader) : MsgReader;
  // A copy of its own: the reader looks at the whole buffer behind a view.
  return new Given(Uint8Array.from(bytes).buffer);
}

async function composed(reader: Reader, fields: FieldsData, depth: number): Promise<Uint8Array> {
  const head = await PostalMime.parse(`${(fields.headers ?? '').replace(/\s+$/, '')}\r\n\r\n`);
  const header = (key: string): string | undefined => head.headers.find((one) => one.key === key)?.value;
  const address = fields.senderSmtpAddress ?? fields.creatorSMTPAddress ?? fields.senderEmail ?? '';
  const from = header('from') ?? {
    name: fields.senderName ?? '',
    address: address.includes('@') ? address : '',
  };
  const date = header('date') ?? fields.messageDeliveryTime ?? fields.clientSubmitTime;
  const messageId = header('message-id') ?? fields.messageId;
  const to =
    header('to') ?? (fields.recipients ?? []).flatMap(({ smtpAddress, email }) => smtpAddress ?? email ?? []);
  const { text, html } = bodyOf(fields);
  const attachments = await Promise.all(
    (fields.attachments ?? [])
      .slice(0, mostAttachments)
      .map((one, index) => attached(reader, one, index, depth)),
  );
  const composer = new MailComposer({
    from,
    to,
    subject: fields.subject ?? header('subject') ?? '',
    ...(date === undefined ? {} : { date }),
    ...(messageId === undefined ? {} : { messageId }),
    ...(header('in-reply-to') === undefined ? {} : { inReplyTo: header('in-reply-to') ?? '' }),
    ...(header('references') === undefined ? {} : { references: header('references') ?? '' }),
    ...(header('reply-to') === undefined ? {} : { replyTo: header('reply-to') ?? '' }),
    ...(text === undefined ? {} : { text }),
    ...(html === undefined ? {} : { html }),
    attachments: attachments.flatMap((one) => one ?? []),
    // Nothing named in the file is fetched or opened.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** What Outlook kept of the words: as HTML, as text, or packed as RTF alone. */
function bodyOf({ body, bodyHtml, html, compressedRtf }: FieldsData): {
  text: string | undefined;
  html: string | Buffer | undefined;
} {
  const own = bodyHtml ?? (html ? Buffer.from(html) : undefined);
  const packed = own === undefined && compressedRtf ? rtfBody(compressedRtf) : null;
  if (packed && 'html' in packed) return { text: body, html: packed.html };
  const text = body?.trim() ? body : packed?.text;
  return { text, html: own };
}

async function attached(reader: Reader, fields: FieldsData, index: number, depth: number) {
  try {
    const { fileName, content } = reader.getAttachment(fields);
    const bytes = Buffer.from(content);
    const inner = fields.innerMsgContent && depth > 0 ? await msgToMail(bytes, depth - 1) : null;
    const type = fields.attachMimeTag ?? 'application/octet-stream';
    const name = attachmentName(fields.fileName ?? fileName, index, type);
    return inner
      ? { filename: `${name}.eml`, content: Buffer.from(inner), contentType: 'message/rfc822' }
      : { filename: name, content: bytes, contentType: type };
  } catch {
    return null;
  }
}
