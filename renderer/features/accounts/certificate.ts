// What is known of the certificate behind an account: told by its last sign-in, else by the choice in the system's store.
import type { AccountView } from '../../../main/contract/views.ts';

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

/** Null for an account that signs in otherwise, or that has told nothing yet. */
export const certificateOf = ({
  certificate,
  fields,
}: Pick<AccountView, 'certificate' | 'fields'>): CertificateView | null =>
  certificate ?? certificateIn(fields);

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
