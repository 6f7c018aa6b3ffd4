// Asks the authorities of a PDF's signers whether they took their certificates back: only on a person's word, only them.
import type { Certificate } from 'pkijs';
import type { CertificateStanding, UncheckedFor } from '../../model/documentSignature.ts';
import type { PublicRoot } from '../publicRoots.ts';
import { nameOf, type SignerPath, verifyWithPaths } from '../verifySignatures.ts';
import { unchecked } from './authorityAnswer.ts';
import { addressesOf, isOf } from './certificateAddresses.ts';
import { readCrl } from './crlAnswer.ts';
import { askOcsp, readOcsp } from './ocspAnswer.ts';

export interface AuthorityRequest {
  url: string;
  /** Null asks with GET. */
  body: Uint8Array | null;
  type: string;
}
/** The answer's bytes; throws where none comes. */
export type AskAuthority = (request: AuthorityRequest) => Promise<Uint8Array>;

/** For each signature in the order of the file: what is told of its certificates, from the signer's up to below the root. Never throws. */
export async function checkRevocation(
  bytes: Uint8Array,
  roots: readonly PublicRoot[],
  ask: AskAuthority,
  now: Date,
): Promise<CertificateStanding[][]> {
  const asked = new Map<string, Promise<CertificateStanding>>();
  const standings: CertificateStanding[][] = [];
  for (const { signature, path } of await verifyWithPaths(bytes, roots)) {
    if (path === null) {
      standings.push([{ ...nothing, name: signature.signer, why: 'signerUnknown' }]);
      continue;
    }
    const told: CertificateStanding[] = [];
    for (const { certificate, issuer } of linksOf(path)) {
      const key = Buffer.from(certificate.toSchema().toBER()).toString('base64');
      const standing = asked.get(key) ?? standingOf(certificate, issuer, { domains: path.domains, ask, now });
      asked.set(key, standing);
      told.push(await standing);
    }
    standings.push(told);
  }
  return standings;
}

/** Hosts that a check would ask; none where nobody can be asked. */
export function hostsToAsk(path: SignerPath | null): string[] {
  if (path === null) return [];
  return linksOf(path).flatMap(({ certificate }) => {
    const { ocsp, crl } = addressesOf(certificate);
    return [...ocsp, ...crl].filter((url) => isOf(path.domains, url)).map((url) => new URL(url).host);
  });
}

const linksOf = ({ certificates }: SignerPath): { certificate: Certificate; issuer: Certificate }[] =>
  certificates.slice(0, -1).flatMap((certificate, at) => {
    const issuer = certificates[at + 1];
    return issuer ? [{ certificate, issuer }] : [];
  });

const nothing: CertificateStanding = {
  name: null,
  state: 'unchecked',
  from: null,
  host: null,
  asOf: null,
  revokedAt: null,
  why: null,
};

/** The authority's own answer first, then its list; the first place that says something counts. Never throws. */
export async function standingOf(
  certificate: Certificate,
  issuer: Certificate,
  { domains, ask, now }: { domains: readonly string[]; ask: AskAuthority; now: Date },
): Promise<CertificateStanding> {
  const name = nameOf(certificate.subject);
  const { ocsp, crl } = addressesOf(certificate);
  const { notAfter } = certificate;
  const expiredAt = notAfter.value < now ? notAfter.value : null;
  const places = [
    ...ocsp.map((url) => ({ url, from: 'ocsp' as const })),
    ...crl.map((url) => ({ url, from: 'crl' as const })),
  ];
  let left: { why: UncheckedFor; host: string | null } = {
    why: places.length === 0 ? 'noAddress' : 'foreignHost',
    host: places[0] ? new URL(places[0].url).host : null,
  };
  for (const { url, from } of places.filter((place) => isOf(domains, place.url))) {
    const { host } = new URL(url);
    const read = async () => {
      if (from === 'crl') {
        const bytes = await ask({ url, body: null, type: 'application/pkix-crl' });
        return readCrl(bytes, certificate, issuer, expiredAt, now);
      }
      const question = await askOcsp(certificate, issuer);
      const bytes = await ask({ url, body: question.body, type: 'application/ocsp' });
      return readOcsp(bytes, question, issuer, expiredAt, now);
    };
    const answer = await read().catch(() => unchecked('noAnswer'));
    if (answer.state !== 'unchecked') {
      const { state, asOf, revokedAt } = answer;
      const at = { asOf: asOf.toISOString(), revokedAt: revokedAt?.toISOString() ?? null };
      return { ...nothing, name, state, from, host, ...at };
    }
    left = { why: answer.why, host };
  }
  return { ...nothing, name, ...left };
}
