// Tells by when something must be done about a mail, and when the law would hold it for served.
import { calculate } from '../../deadlines/calculate.ts';
import { rules } from '../../deadlines/rules.ts';
import type { Deadline } from '../../model/deadline.ts';
import type { NoticeKind } from '../../model/notice.ts';
import { dayIn } from '../../model/zonedTime.ts';
import { printedTerm } from './deadlines.ts';
import type { MailFields } from './fields.ts';
import type { Recognition } from './recognise.ts';

/** A resolution may give days to appeal, an approval days to fetch the stamp. */
const kindsWithTerm: ReadonlySet<NoticeKind> = new Set(['requirement', 'resolution', 'approval', 'denial']);

/** What a mail gives time for: an appointment to attend, an answer, a payment. */
export function termOf(
  recognition: Recognition,
  appointment: MailFields | null,
  text: string,
): { deadlines: Deadline[]; evidence: Record<string, string> } {
  if (appointment) {
    const certainty = appointment.on === null ? 'unknown' : appointment.isYearDerived ? 'derived' : 'stated';
    const basis = appointment.quotes.date ?? recognition.phrase ?? '';
    return { deadlines: [{ what: 'attend', on: appointment.on, certainty, basis }], evidence: {} };
  }
  const what = recognition.event === 'paymentAsked' ? 'pay' : 'respond';
  const printed = kindsWithTerm.has(recognition.kind) ? printedTerm(text, what) : null;
  if (printed) return { deadlines: [printed.deadline], evidence: printed.evidence };
  if (recognition.kind === 'requirement') {
    return {
      deadlines: [{ what, on: null, certainty: 'unknown', basis: recognition.phrase ?? '' }],
      evidence: {},
    };
  }
  return { deadlines: [], evidence: {} };
}

/**
 * Shown beside the printed term and never counted: whether a Domicilio Digital Único binds these mails is not known, and the
 * mail's own day is the earlier and safer start.
 */
export function servedByDomicile(kind: NoticeKind, madeAt: string | null): Record<string, string> {
  const { zone, validFrom } = rules['cl.digitalDomicile'];
  const sentOn = madeAt === null || !kindsWithTerm.has(kind) ? null : dayIn(zone, madeAt);
  if (sentOn === null || sentOn < validFrom) return {};
  const servedOn = calculate('cl.digitalDomicile', { sentAt: madeAt }, [])?.result;
  return servedOn ? { deemedServedOn: servedOn } : {};
}
