// What an authority's answer about one certificate comes to, whichever way it was given.
import { fromBER, GeneralizedTime } from 'asn1js';
import type { Extension } from 'pkijs';
import type { UncheckedFor } from '../../model/documentSignature.ts';

export type AuthorityAnswer =
  | { state: 'good' | 'revoked'; asOf: Date; revokedAt: Date | null }
  | { state: 'unchecked'; why: UncheckedFor };

export const unchecked = (why: UncheckedFor): AuthorityAnswer => ({ state: 'unchecked', why });

/** Two computers' clocks may differ by this much. */
const skewMs = 5 * 60_000;

/** Of now: not from the future, and not past the moment at which a newer one was promised; without one, a day old at most. */
export function isOfNow(from: Date, until: Date | undefined, now: Date): boolean {
  const end = until?.getTime() ?? from.getTime() + 86_400_000;
  return from.getTime() - skewMs <= now.getTime() && now.getTime() <= end + skewMs;
}

/** A moment in an extension that says since when expired certificates are not forgotten (RFC 6960 4.4.4, X.509 8.5.2.12). */
export function remembersSince(extensions: readonly Extension[] | undefined, oid: string): Date | null {
  const found = extensions?.find(({ extnID }) => extnID === oid);
  if (!found) return null;
  const { result } = fromBER(Uint8Array.from(found.extnValue.valueBlock.valueHexView).buffer);
  return result instanceof GeneralizedTime ? result.toDate() : null;
}
