// Verifies the signatures of a PDF: what each covers, whether it is unchanged, and whether its signer leads to a known root.
import { fromBER } from 'asn1js';
import {
  Certificate,
  CertificateChainValidationEngine,
  ContentInfo,
  SignedData,
  type SignerInfo,
  TSTInfo,
} from 'pkijs';
import type { DocumentSignature } from '../model/documentSignature.ts';

const oids = {
  signingTime: '1.2.840.113549.1.9.5',
  timestamp: '1.2.840.113549.1.9.16.2.14',
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
};
/** More than a document of an office ever has; each costs a hash over the file. */
const mostSignatures = 20;

/** In the order of the file; empty for a PDF without signatures. `roots` are DER. Revocation is not checked. */
export async function verifySignatures(
  bytes: Uint8Array,
  roots: readonly Uint8Array[],
): Promise<DocumentSignature[]> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const trusted = roots.map((der) => Certificate.fromBER(Uint8Array.from(der)));
  const found: DocumentSignature[] = [];
  for (const match of text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)) {
    if (found.length === mostSignatures) break;
    const range = match.slice(1).map(Number);
    found.push(await verifyOne(bytes, text, range, trusted).catch(() => unreadable));
  }
  return found;
}

const unreadable: DocumentSignature = {
  signer: null,
  issuer: null,
  integrity: 'unreadable',
  trust: 'unknown',
  signedAt: null,
  timeFrom: null,
};

async function verifyOne(
  bytes: Uint8Array,
  text: string,
  [start = 0, length = 0, next = 0, rest = 0]: number[],
  trusted: Certificate[],
): Promise<DocumentSignature> {
  // Between the two parts there may be the signature and nothing else: what else stands there would be signed by nobody.
  const hole = /^<([0-9a-fA-F\s]*)>$/.exec(text.slice(start + length, next));
  if (start !== 0 || next + rest > bytes.byteLength || !hole) return unreadable;
  const signed = readSigned(Buffer.from((hole[1] ?? '').replaceAll(/\s/g, ''), 'hex'));
  const info = signed.signerInfos[0];
  if (!info) return unreadable;
  const data = Buffer.concat([bytes.subarray(0, length), bytes.subarray(next, next + rest)]);
  const { isUnchanged, certificate } = await check(signed, toBuffer(data));
  const time = await timeOf(info);
  const at = time.signedAt === null ? new Date() : new Date(time.signedAt);
  const coversAll = next + rest === bytes.byteLength;
  return {
    signer: certificate ? nameOf(certificate.subject) : null,
    issuer: certificate ? nameOf(certificate.issuer) : null,
    integrity: !isUnchanged ? 'changed' : coversAll ? 'whole' : 'addedAfter',
    trust: certificate ? await trustOf(certificate, signed, trusted, at) : 'unknown',
    ...time,
  };
}

const toBuffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

function readSigned(der: Uint8Array): SignedData {
  // Writers leave room behind the signature, filled with zeros.
  const content = new ContentInfo({ schema: fromBER(toBuffer(der)).result });
  return new SignedData({ schema: content.content });
}

async function check(
  signed: SignedData,
  data?: ArrayBuffer,
): Promise<{ isUnchanged: boolean; certificate: Certificate | null }> {
  const asked = { signer: 0, checkChain: false, extendedMode: true as const };
  try {
    const told = await signed.verify({ ...asked, ...(data === undefined ? {} : { data }) });
    return { isUnchanged: told.signatureVerified === true, certificate: told.signerCertificate ?? null };
  } catch {
    const [first] = signed.certificates ?? [];
    return { isUnchanged: false, certificate: first instanceof Certificate ? first : null };
  }
}

async function trustOf(
  certificate: Certificate,
  signed: SignedData,
  trustedCerts: Certificate[],
  at: Date,
): Promise<DocumentSignature['trust']> {
  const given = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
  // The engine takes the last as the one to be led to a root.
  const certs = [...given.filter((one) => one !== certificate), certificate];
  const leads = async (checkDate: Date): Promise<boolean> =>
    (await new CertificateChainValidationEngine({ trustedCerts, certs, checkDate }).verify()).result;
  if (await leads(at)) return 'known';
  const { notBefore, notAfter } = certificate;
  const wasValid = at >= notBefore.value && at <= notAfter.value;
  const middle = new Date((notBefore.value.getTime() + notAfter.value.getTime()) / 2);
  return !wasValid && (await leads(middle)) ? 'expired' : 'unknown';
}

function nameOf({ typesAndValues }: Certificate['subject']): string | null {
  const valueOf = (oid: string): string | null => {
    const value: unknown = typesAndValues.find(({ type }) => type === oid)?.value.valueBlock.value;
    return typeof value === 'string' ? value : null;
  };
  return valueOf(oids.commonName) ?? valueOf(oids.organization);
}

async function timeOf(info: SignerInfo): Promise<Pick<DocumentSignature, 'signedAt' | 'timeFrom'>> {
  const stamped = await timestampOf(info).catch(() => null);
  if (stamped) return { signedAt: stamped.toISOString(), timeFrom: 'timestamp' };
  const attribute = info.signedAttrs?.attributes.find(({ type }) => type === oids.signingTime);
  const told: unknown = (attribute?.values[0] as { toDate?(): Date } | undefined)?.toDate?.();
  return told instanceof Date
    ? { signedAt: told.toISOString(), timeFrom: 'signer' }
    : { signedAt: null, timeFrom: null };
}

/** The moment of a timestamp over this very signature; null where there is none or it is not whole. */
async function timestampOf(info: SignerInfo): Promise<Date | null> {
  const attribute = info.unsignedAttrs?.attributes.find(({ type }) => type === oids.timestamp);
  if (!attribute) return null;
  const content = new ContentInfo({ schema: attribute.values[0] });
  const signed = new SignedData({ schema: content.content });
  const inner = signed.encapContentInfo.eContent?.getValue();
  if (!inner) return null;
  // The check compares the token's imprint with the signature that it is over.
  const over = toBuffer(info.signature.valueBlock.valueHexView);
  return (await check(signed, over)).isUnchanged ? TSTInfo.fromBER(inner).genTime : null;
}
