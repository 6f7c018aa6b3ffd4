// Whose signatures are known: roots of authorities that certify public bodies, as dated data.
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import type { Country } from '../model/case.ts';
import type { KnownRoots, RootOrigin } from '../model/documentSignature.ts';
import type { AddedRoot } from './roots/addedRoot.ts';
import { chile } from './roots/chile.ts';
import { peru } from './roots/peru.ts';

export interface PublicRoot {
  der: Uint8Array;
  /** Where its authority says what it has revoked: these names and those below them; nobody else is ever asked. */
  domains: readonly string[];
  origin: RootOrigin;
  /** DER of authorities below it that papers may leave out. */
  intermediates: readonly Uint8Array[];
}

/**
 * Roots that certify Spanish public bodies and come with Node (Mozilla's store): their subjects, and the domains of the
 * addresses that their certificates name (`ocspusu.cert.fnmt.es`, `www.cert.fnmt.es/crls…`, `ocsp.accv.es`,
 * `ocsp.izenpe.com:8094`, `ocsp.firmaprofesional.com`). Looked at on 2026-11-22.
 */
const inNode: readonly { country: Country; subject: RegExp; domains: readonly string[] }[] = [
  { country: 'ES', subject: /OU ?= ?AC RAIZ FNMT-RCM/, domains: ['cert.fnmt.es'] },
  { country: 'ES', subject: /CN ?= ?AC RAIZ FNMT-RCM SERVIDORES SEGUROS/, domains: ['cert.fnmt.es'] },
  { country: 'ES', subject: /CN ?= ?ACCVRAIZ1/, domains: ['accv.es'] },
  { country: 'ES', subject: /CN ?= ?Izenpe\.com/, domains: ['izenpe.com'] },
  {
    country: 'ES',
    subject: /CN ?= ?Autoridad de Certificacion Firmaprofesional/,
    domains: ['firmaprofesional.com'],
  },
  { country: 'ES', subject: /CN ?= ?FIRMAPROFESIONAL CA ROOT/, domains: ['firmaprofesional.com'] },
];

/**
 * Authorities that no store of Node brings. One counts only when two public sources that do not come from each other agree: on
 * the same bytes, or on its key by a signer's certificate that somebody else published. None itself could be reached, and the
 * screen says so of each signer that leads to one. Most of Chile's (the State's own first) stand in one source only, so their
 * signers are told as unknown, and the screen says why.
 */
export const addedRoots: readonly AddedRoot[] = [...peru, ...chile];

export function knownRoots(): KnownRoots {
  const providers = addedRoots.filter(({ isOfState }) => !isOfState);
  const ofStates = [...inNode, ...addedRoots.filter(({ isOfState }) => isOfState)];
  const countries = new Set(ofStates.map(({ country }) => country));
  const partly = new Set(providers.map(({ country }) => country)).difference(countries);
  return {
    countries: [...countries],
    partly: [...partly].map((country) => ({
      country,
      authorities: providers.filter((one) => one.country === country).map(nameOf),
    })),
    checkedOn: '2026-11-22',
  };
}

export const publicRoots = (): PublicRoot[] => [
  ...rootCertificates
    .map((pem) => new X509Certificate(pem))
    .flatMap(({ raw, subject }) => {
      const known = inNode.find((one) => one.subject.test(subject));
      const origin = { source: 'nodeStore', comparedOn: null } as const;
      return known ? [{ der: raw, domains: known.domains, origin, intermediates: [] }] : [];
    }),
  ...addedRoots.map(({ pem, domains, takenOn, intermediates = [] }) => ({
    der: derOf(pem),
    domains,
    origin: { source: 'publicSources', comparedOn: takenOn } as const,
    intermediates: intermediates.map(derOf),
  })),
];

const derOf = (pem: string): Uint8Array => new X509Certificate(pem).raw;

const nameOf = ({ pem }: AddedRoot): string => /^CN=(.*)$/m.exec(new X509Certificate(pem).subject)?.[1] ?? '';
