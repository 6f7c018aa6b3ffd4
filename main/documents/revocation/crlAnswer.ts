// Looks a certificate up in its authority's list of revoked ones (CRL, RFC 5280), read only where that authority signed it.
import { fromBER } from 'asn1js';
import {
  BasicConstraints,
  type Certificate,
  CertificateRevocationList,
  IssuingDistributionPoint,
  RevokedCertificate,
} from 'pkijs';
import { type AuthorityAnswer, isOfNow, remembersSince, unchecked } from './authorityAnswer.ts';
import { distributionPointsOf, namesOf } from './certificateAddresses.ts';
import { partAt, partsOf, wrap } from './derParts.ts';

const oids = {
  issuingPoint: '2.5.29.28',
  delta: '2.5.29.27',
  expiredCerts: '2.5.29.60',
  basicConstraints: '2.5.29.19',
};
const sequence = 0x30;
const integer = 0x02;

/** Never throws. */
export async function readCrl(
  bytes: Uint8Array,
  certificate: Certificate,
  issuer: Certificate,
  expiredAt: Date | null,
  now: Date,
): Promise<AuthorityAnswer> {
  try {
    const { list, entries } = splitList(bytes);
    if (!(await list.verify({ issuerCertificate: issuer })) || !isAbout(list, certificate))
      return unchecked('notGenuine');
    const asOf = list.thisUpdate.value;
    if (!isOfNow(asOf, list.nextUpdate?.value, now)) return unchecked('outdated');
    const found = findEntry(entries, certificate.serialNumber.valueBlock.valueHexView);
    if (found) return { state: 'revoked', asOf, revokedAt: found.revocationDate.value };
    const since = remembersSince(list.crlExtensions?.extensions, oids.expiredCerts);
    const isForgotten = expiredAt !== null && (!since || since > expiredAt);
    return isForgotten ? unchecked('expired') : { state: 'good', asOf, revokedAt: null };
  } catch {
    return unchecked('notGenuine');
  }
}

/** Lists reach many thousands of entries: what is around them is read by the library, they themselves where they lie. */
function splitList(given: Uint8Array): { list: CertificateRevocationList; entries: Uint8Array } {
  const bytes = Uint8Array.from(given);
  const [tbs, ...signature] = partsOf(bytes, partAt(bytes, 0));
  if (!tbs) throw new Error('not a list');
  const parts = partsOf(bytes, tbs);
  // Version, algorithm, issuer, one or two moments; then the entries, where there are any, before the extensions.
  const times = parts.findIndex(({ tag }) => tag === 0x17 || tag === 0x18);
  const at = parts.findIndex(({ tag }, index) => index > times && tag === sequence);
  const sliceOf = ({ start, end }: { start: number; end: number }) => bytes.subarray(start, end);
  const short = wrap(sequence, [
    wrap(sequence, parts.filter((_, index) => index !== at).map(sliceOf)),
    ...signature.map(sliceOf),
  ]);
  const list = CertificateRevocationList.fromBER(short);
  list.tbsView = sliceOf(tbs);
  const entries = parts[at];
  return { list, entries: entries ? bytes.subarray(entries.bodyAt, entries.end) : new Uint8Array() };
}

function findEntry(entries: Uint8Array, serial: Uint8Array): RevokedCertificate | null {
  const wanted = withoutZeros(serial);
  for (let at = 0; at < entries.length; ) {
    const entry = partAt(entries, at);
    const number = partAt(entries, entry.bodyAt);
    if (number.tag !== integer) throw new Error('not an entry');
    if (Buffer.compare(withoutZeros(entries.subarray(number.bodyAt, number.end)), wanted) === 0)
      return new RevokedCertificate({
        schema: fromBER(Uint8Array.from(entries.subarray(entry.start, entry.end)).buffer).result,
      });
    at = entry.end;
  }
  return null;
}

const withoutZeros = (number: Uint8Array): Uint8Array => {
  const first = number.findIndex((byte) => byte !== 0);
  return first < 0 ? number.subarray(0, 0) : number.subarray(first);
};

/** An authority has several lists, all signed by it: another one would be silent about this certificate. */
function isAbout({ crlExtensions }: CertificateRevocationList, certificate: Certificate): boolean {
  const extensions = crlExtensions?.extensions ?? [];
  if (extensions.some(({ extnID }) => extnID === oids.delta)) return false;
  const point = extensions.find(({ extnID }) => extnID === oids.issuingPoint);
  if (!point) return true;
  const part: unknown = point.parsedValue;
  if (!(part instanceof IssuingDistributionPoint)) return false;
  if (part.indirectCRL || part.onlyContainsAttributeCerts || part.onlySomeReasons) return false;
  const isAuthority = isCa(certificate);
  if (isAuthority ? part.onlyContainsUserCerts : part.onlyContainsCACerts) return false;
  const { distributionPoint } = part;
  if (distributionPoint === undefined) return true;
  const places = new Set(namesIn(distributionPointsOf(certificate).flatMap(namesOf)));
  return Array.isArray(distributionPoint) && namesIn(distributionPoint).some((name) => places.has(name));
}

const namesIn = (names: ReturnType<typeof namesOf>): string[] =>
  names.map((name) => JSON.stringify(name.toJSON()));

function isCa({ extensions }: Certificate): boolean {
  const value: unknown = extensions?.find(({ extnID }) => extnID === oids.basicConstraints)?.parsedValue;
  return value instanceof BasicConstraints && value.cA;
}
