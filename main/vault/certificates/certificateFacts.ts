// Reads from a certificate whose it is and what it may be used for.
import type { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from './clientCertificate.ts';

const clientAuthentication = '1.3.6.1.5.5.7.3.2';
const anyPurpose = '2.5.29.37.0';
const nifShape = /\b([A-Z]?\d{7,8}[A-Z]|[A-HJNP-SUVW]\d{7}[0-9A-J])\b/;

/**
 * Spanish issuers put the number into `serialNumber` as `IDCES-…` (ETSI EN 319 412-1) or bare, a company's into
 * `organizationIdentifier` as `VATES-…`, and all of them into the common name as well.
 */
export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  const subject = attributesOf(certificate.toLegacyObject().subject);
  const issuer = attributesOf(certificate.toLegacyObject().issuer);
  const commonName = subject['CN'] ?? '';
  const ownNif = nifIn(subject['serialNumber']) ?? nifIn(commonName);
  const ownName = [subject['GN'], subject['SN']].filter(Boolean).join(' ') || nameIn(commonName);
  const companyNif = nifIn(subject['organizationIdentifier']);
  return {
    nif: companyNif ?? ownNif,
    name: companyNif ? (subject['O'] ?? ownName) : ownName,
    representative: companyNif ? { nif: ownNif, name: ownName } : null,
    issuer: issuer['CN'] ?? issuer['O'] ?? '',
    serialNumber: certificate.serialNumber,
    fingerprint: certificate.fingerprint256,
    validFrom: certificate.validFromDate.toISOString(),
    validTo: certificate.validToDate.toISOString(),
    canIdentify: maySign(certificate.raw) && mayAuthenticate(certificate),
  };
}

function mayAuthenticate({ keyUsage }: X509Certificate): boolean {
  // Node calls the extended key usage `keyUsage`; absent means no limit.
  return keyUsage === undefined || keyUsage.includes(clientAuthentication) || keyUsage.includes(anyPurpose);
}

/** True unless the key usage extension (2.5.29.15) is there without `digitalSignature`, its first bit. */
function maySign(der: Buffer): boolean {
  const at = der.indexOf(Buffer.from('0603551d0f', 'hex'));
  if (at < 0) return true;
  const isCritical = der.subarray(at + 5, at + 8).equals(Buffer.from('0101ff', 'hex'));
  // OCTET STRING, its length, BIT STRING, its length, unused bits, then the bits.
  const bits = der[at + (isCritical ? 8 : 5) + 5];
  return bits === undefined || (bits & 0x80) !== 0;
}

function attributesOf(subject: unknown): Record<string, string | undefined> {
  const entries = Object.entries(subject ?? {}).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(' ') : String(value),
  ]);
  return Object.fromEntries(entries) as Record<string, string | undefined>;
}

const nifIn = (text: string | undefined): string | null => nifShape.exec(text ?? '')?.[1] ?? null;

const nameIn = (commonName: string): string =>
  commonName
    .replace(nifShape, '')
    .replace(/\b(?:NIF|NIE|NOMBRE)\b|\(R: *\)/g, '')
    .replaceAll(/[\s-]+/g, ' ')
    .trim();
