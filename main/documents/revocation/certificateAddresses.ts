// Where a certificate says that its revocation is told, and whose place that is.
import {
  type Certificate,
  CRLDistributionPoints,
  type DistributionPoint,
  type GeneralName,
  InfoAccess,
} from 'pkijs';

const oids = {
  authorityInfo: '1.3.6.1.5.5.7.1.1',
  ocsp: '1.3.6.1.5.5.7.48.1',
  distributionPoints: '2.5.29.31',
};
/** GeneralName's choice for a URI. */
const uriType = 6;
/** Of each kind; a stranger's file shall not make us ask around. */
const mostAddresses = 2;

export interface CertificateAddresses {
  ocsp: string[];
  crl: string[];
}

/** Addresses over http or https; lists in directories (LDAP) are not read. */
export function addressesOf(certificate: Certificate): CertificateAddresses {
  const access = extensionOf(certificate, oids.authorityInfo, InfoAccess)?.accessDescriptions ?? [];
  return {
    ocsp: webOf(
      access.filter(({ accessMethod }) => accessMethod === oids.ocsp).map((one) => one.accessLocation),
    ),
    crl: webOf(distributionPointsOf(certificate).flatMap(namesOf)),
  };
}

/** Those of lists that are the issuer's own and hold every reason. */
export const distributionPointsOf = (certificate: Certificate): DistributionPoint[] =>
  (extensionOf(certificate, oids.distributionPoints, CRLDistributionPoints)?.distributionPoints ?? []).filter(
    ({ reasons, cRLIssuer }) => reasons === undefined && cRLIssuer === undefined,
  );

/** The full names of a place; one that is only named in relation to its issuer has none. */
export const namesOf = ({
  distributionPoint,
}: Pick<DistributionPoint, 'distributionPoint'>): GeneralName[] =>
  Array.isArray(distributionPoint) ? distributionPoint : [];

/** A name of the authority or one below it. */
export function isOf(domains: readonly string[], url: string): boolean {
  const { hostname, username, password } = new URL(url);
  return (
    username === '' &&
    password === '' &&
    domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`))
  );
}

const webOf = (names: readonly GeneralName[]): string[] =>
  names
    .flatMap(({ type, value }): string[] => (type === uriType && typeof value === 'string' ? [value] : []))
    .filter((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))
    .slice(0, mostAddresses);

function extensionOf<T extends object>(
  { extensions }: Certificate,
  oid: string,
  shape: new () => T,
): T | null {
  const value: unknown = extensions?.find(({ extnID }) => extnID === oid)?.parsedValue;
  return value instanceof shape ? value : null;
}
