// What is known of the certificate behind an account, and when its end is near enough to warn.

/** All that may be shown of a certificate; a part that nobody told is null. */
export interface CertificateView {
  name: string | null;
  nif: string | null;
  issuer: string | null;
  validFrom: string | null;
  validTo: string | null;
}

/** The field in which an account keeps its choice out of the system's store. */
const choiceField = 'storeCertificate';

/** Null when the account's fields tell nothing of a certificate, as with one that lies in a file. */
export function certificateIn(fields: Record<string, string>): CertificateView | null {
  const text = fields[choiceField];
  if (text === undefined) return null;
  try {
    const choice: unknown = JSON.parse(text);
    if (typeof choice !== 'object' || choice === null) return null;
    const issuer = 'issuer' in choice && typeof choice.issuer === 'string' ? commonName(choice.issuer) : null;
    const validTo = 'validTo' in choice && typeof choice.validTo === 'string' ? choice.validTo : null;
    return { name: null, nif: null, issuer, validFrom: null, validTo };
  } catch {
    return null;
  }
}

/** Out of a distinguished name with one attribute a line. */
const commonName = (distinguished: string): string => /^CN=(.+)$/m.exec(distinguished)?.[1] ?? distinguished;

const day = 86_400_000;

export interface CertificateEnd {
  /** Whole days left; 0 on the last day, negative when it has ended. */
  daysLeft: number;
  urgency: 'ended' | 'week' | 'month' | 'soon';
}

/** Null while the end is more than 60 days away or not known; more urgent from 30 and from 7 days on. */
export function certificateEnd(validTo: string | null, now: Date): CertificateEnd | null {
  const end = Date.parse(validTo ?? '');
  if (Number.isNaN(end)) return null;
  const daysLeft = Math.floor((end - now.getTime()) / day);
  if (daysLeft < 0) return { daysLeft, urgency: 'ended' };
  if (daysLeft <= 7) return { daysLeft, urgency: 'week' };
  if (daysLeft <= 30) return { daysLeft, urgency: 'month' };
  return daysLeft <= 60 ? { daysLeft, urgency: 'soon' } : null;
}
