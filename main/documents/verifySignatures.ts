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
import type { DocumentSignature, SignatureRoot } from '../model/documentSignature.ts';
import type { PublicRoot } from './publicRoots.ts';

const oids = {
  signingTime: '1.2.840.113549.1.9.5',
  timestamp: '1.2.840.113549.1.9.16.2.14',
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  country: '2.5.4.6',
};
/** More than a document of an office ever has; each costs a hash over the file. */
const mostSignatures = 20;

/** The way from a signer's certificate up to a root of ours, both included. */
export interface SignerPath {
  certificates: Certificate[];
  root: SignatureRoot;
  /** Of that root: who may be asked about these certificates. */
  domains: readonly string[];
}

export interface VerifiedSignature {
  signature: DocumentSignature;
  /** Null where it leads to no root of ours. */
  path: SignerPath | null;
}

/** In the order of the file; empty for a PDF without signatures. Revocation is no part of it: see `revocation/`. */
export async function verifySignatures(
  bytes: Uint8Array,
  roots: readonly PublicRoot[],
): Promise<DocumentSignature[]> {
  return (await verifyWithPaths(bytes, roots)).map(({ signature }) => signature);
}

export async function verifyWithPaths(
  bytes: Uint8Array,
  roots: readonly PublicRoot[],
): Promise<VerifiedSignature[]> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const trusted = roots.map(({ der, domains, origin, intermediates }) => ({
    certificate: parse(der),
    domains,
    origin,
    intermediates: intermediates.map(parse),
  }));
  const found: VerifiedSignature[] = [];
  for (const match of text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)) {
    if (found.length === mostSignatures) break;
    const range = match.slice(1).map(Number);
    found.push(await verifyOne(bytes, text, range, trusted).catch(() => unreadable));
  }
  return found;
}

const parse = (der: Uint8Array): Certificate => Certificate.fromBER(Uint8Array.from(der));

type Trusted = (Pick<PublicRoot, 'domains' | 'origin'> & {
  certificate: Certificate;
  intermediates: Certificate[];
})[];

const unreadable: VerifiedSignature = {
  signature: {
    signer: null,
    issuer: null,
    issuerCountry: null,
    integrity: 'unreadable',
    trust: 'unknown',
    root: null,
    signedAt: null,
    timeFrom: null,
  },
  path: null,
};

async function verifyOne(
  bytes: Uint8Array,
  text: string,
  [start = 0, length = 0, next = 0, rest = 0]: number[],
  trusted: Trusted,
): Promise<VerifiedSignature> {
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
  const { trust, path } = certificate
    ? await trustOf(certificate, signed, trusted, at)
    : { trust: 'unknown' as const, path: null };
  return {
    signature: {
      signer: certificate && nameOf(certificate.subject),
      issuer: certificate && nameOf(certificate.issuer),
      issuerCountry: certificate && valueIn(certificate.issuer, oids.country),
      integrity: !isUnchanged ? 'changed' : coversAll ? 'whole' : 'addedAfter',
      trust,
      root: path?.root ?? null,
      ...time,
    },
    path,
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
  trusted: Trusted,
  at: Date,
): Promise<{ trust: DocumentSignature['trust']; path: SignerPath | null }> {
  const given = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
  // The engine takes the last as the one to be led to a root.
  const others = given.filter((one) => one !== certificate);
  const certs = [...others, ...trusted.flatMap(({ intermediates }) => intermediates), certificate];
  const trustedCerts = trusted.map((one) => one.certificate);
  const pathOn = async (checkDate: Date): Promise<SignerPath | null> => {
    const engine = new CertificateChainValidationEngine({ trustedCerts, certs, checkDate });
    const { result, certificatePath = [] } = await engine.verify();
    const last = certificatePath.at(-1);
    const root = last && trusted.find((one) => isSame(one.certificate, last));
    if (!result || !root) return null;
    const told = { ...root.origin, name: nameOf(root.certificate.subject) };
    return { certificates: certificatePath, root: told, domains: root.domains };
  };
  const path = await pathOn(at);
  if (path) return { trust: 'known', path };
  const { notBefore, notAfter } = certificate;
  const wasValid = at >= notBefore.value && at <= notAfter.value;
  const middle = new Date((notBefore.value.getTime() + notAfter.value.getTime()) / 2);
  const then = wasValid ? null : await pathOn(middle);
  return { trust: then ? 'expired' : 'unknown', path: then };
}

const isSame = (one: Certificate, other: Certificate): boolean =>
  Buffer.from(one.toSchema().toBER()).equals(Buffer.from(other.toSchema().toBER()));

function valueIn({ typesAndValues }: Certificate['subject'], oid: string): string | null {
  const value: unknown = typesAndValues.find(({ type }) => type === oid)?.value.valueBlock.value;
  return typeof value === 'string' ? value : null;
}

/** Of a person or a body. */
export const nameOf = (subject: Certificate['subject']): string | null =>
  valueIn(subject, oids.commonName) ?? valueIn(subject, oids.organization);

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
