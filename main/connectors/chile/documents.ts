// Tells which attachments of a mail are documents of its notice.

import { isDangerousAttachment } from '../../mail/attachment.ts';
import type { ParsedMail } from '../../mail/parsedMail.ts';
import type { DocumentRole, ListedDocument } from '../../model/document.ts';
import type { NoticeKind } from '../../model/notice.ts';
import type { InlineDocument } from '../connector.ts';
import { pdfProblem } from '../kit/pdfCheck.ts';
import { isMailFile } from '../mailPortal.ts';
import { maskSecrets } from './secret.ts';
import { isPdf } from './voucher.ts';

const roles: Partial<Record<NoticeKind, DocumentRole>> = {
  appointment: 'voucher',
  waitlist: 'voucher',
  resolution: 'resolution',
  approval: 'resolution',
  denial: 'resolution',
  receipt: 'receipt',
};

/** The files of a mail that are worth keeping, and those that could not be read; a file that holds a secret is not kept. */
export function documentsOf(
  mail: ParsedMail,
  kind: NoticeKind,
  portalNoticeId: string,
  secrets: readonly string[],
): { documents: InlineDocument[]; unread: { what: string; code: string }[] } {
  const documents: InlineDocument[] = [];
  const unread: { what: string; code: string }[] = [];
  mail.attachments.forEach((attachment, index) => {
    const { name, bytes, type } = attachment;
    const isFile = isPdf(attachment);
    if (!isFile && (attachment.isInline || isMailFile(attachment) || isDangerousAttachment(attachment)))
      return;
    const problem = isFile ? pdfProblem(bytes) : bytes.byteLength === 0 ? 'document.empty' : null;
    if (problem) {
      unread.push({ what: name, code: problem });
      return;
    }
    if (secrets.some((secret) => Buffer.from(bytes).includes(secret))) return;
    const role = isFile ? (roles[kind] ?? 'attachment') : 'attachment';
    const document: ListedDocument = {
      portalDocumentId: `attachment-${index + 1}`,
      name: maskSecrets(name, secrets),
      type: isFile ? 'application/pdf' : type,
      size: bytes.byteLength,
      role,
    };
    documents.push({ portalNoticeId, document, bytes });
  });
  return { documents, unread };
}
