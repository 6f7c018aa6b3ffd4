// Reads the voucher PDF that came with a mail: where the mail itself says little, and to see whether both say the same.
import { domainOf, isWithin } from '../../mail/authenticity.ts';
import type { MailAttachment, ParsedMail } from '../../mail/parsedMail.ts';
import type { PdfTextReader } from '../../mail/readPdfText.ts';
import { pdfProblem } from '../kit/pdfCheck.ts';
import type { MailFields } from './fields.ts';
import { fold } from './fold.ts';
import { chileSenders } from './senders.ts';

const mostVouchers = 2;
const named = /comprobante|reserva|\bcita|\bhora|voucher|extranjer|migra|sermig|citacion|agendamiento/;
const hinting =
  /extranjer|migra|sermig|visa\b|residencia|reserva|\bcita\b|\bhora\b|comprobante|appointment|agenda/;

export const isPdf = ({ type, declaredType, name }: MailAttachment): boolean =>
  type === 'application/pdf' || declaredType === 'application/pdf' || /\.pdf$/i.test(name);

/** PDFs that may say what the mail does not; a stranger's invoice is never opened. */
export function vouchersOf(mail: ParsedMail): MailAttachment[] {
  const pdfs = mail.attachments.filter(
    (attachment) => isPdf(attachment) && pdfProblem(attachment.bytes) === null,
  );
  if (pdfs.length === 0) return [];
  const isOfficial = isWithin(domainOf(mail.from?.address ?? ''), chileSenders.officialDomains);
  const isHinted = isOfficial || hinting.test(fold(mail.glimpse.slice(0, 8_000)));
  return pdfs.filter(({ name }) => isHinted || named.test(fold(name))).slice(0, mostVouchers);
}

/** The text of the vouchers, null when there is none or none could be read. */
export async function voucherText(mail: ParsedMail, read: PdfTextReader | null): Promise<string | null> {
  if (!read) return null;
  const texts: string[] = [];
  for (const { bytes } of vouchersOf(mail)) {
    const text = await read(bytes);
    if (text) texts.push(text);
  }
  return texts.length === 0 ? null : texts.join('\n');
}

const filled = [
  'person',
  'procedure',
  'office',
  'address',
  'region',
  'code',
  'caseNumber',
  'listEntryOn',
] as const;

/**
 * The mail's fields, with the voucher's where the mail prints none. Where both print a moment and they differ, the mail's
 * stands, the voucher's is kept beside it, and the difference is a problem that is shown.
 */
export function joinVoucher(mail: MailFields, voucher: MailFields): MailFields {
  const joined = { ...mail, quotes: { ...mail.quotes } };
  for (const name of filled) {
    if (joined[name] === null && voucher[name] !== null) {
      joined[name] = voucher[name];
      const quote = voucher.quotes[name];
      if (quote !== undefined) joined.quotes[name] = quote;
    }
  }
  if (mail.bring.length === 0) joined.bring = voucher.bring;
  const isOther = (one: string | null, other: string | null): boolean =>
    one !== null && other !== null && one !== other;
  if (isOther(mail.on, voucher.on) || (mail.on === voucher.on && isOther(mail.at, voucher.at))) {
    joined.quotes['voucherProblem'] = 'voucherDiffers';
    joined.quotes['voucherMoment'] = [voucher.on, voucher.at].filter((part) => part !== null).join(' ');
    return joined;
  }
  if (mail.on === null && voucher.on !== null) {
    joined.on = voucher.on;
    joined.isYearDerived = voucher.isYearDerived;
    delete joined.quotes['dateProblem'];
    if (voucher.quotes['date'] !== undefined) joined.quotes['date'] = voucher.quotes['date'];
  }
  joined.at ??= voucher.at;
  return joined;
}
