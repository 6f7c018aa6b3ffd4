// Whose signatures are known: roots of authorities that certify public bodies, as dated data.
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import type { Country } from '../model/case.ts';
import type { KnownRoots } from '../model/documentSignature.ts';

export interface PublicRoot {
  der: Uint8Array;
  /** Where its authority says what it has revoked: these names and those below them; nobody else is ever asked. */
  domains: readonly string[];
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

export interface AddedRoot {
  country: Country;
  /** Who runs it and where its certificate was taken from. */
  source: string;
  takenOn: string;
  /** Hex SHA-256 of the DER, compared with a second source of the authority by whoever adds it. */
  sha256: string;
  pem: string;
  domains: readonly string[];
}

/**
 * Roots that no store of Node brings: the place for Peru's (ECERNEP and the providers of the IOFE, RENIEC first) and Chile's
 * (the providers that the Entidad Acreditadora lists). None was added: a root counts only when it was taken from its
 * authority and compared with a second source. Until then their signers are told as unknown, and the screen says why.
 */
export const addedRoots: readonly AddedRoot[] = [];

export const knownRoots: KnownRoots = {
  countries: [...new Set([...inNode, ...addedRoots].map(({ country }) => country))],
  checkedOn: '2026-11-22',
};

export const publicRoots = (): PublicRoot[] => [
  ...rootCertificates
    .map((pem) => new X509Certificate(pem))
    .flatMap(({ raw, subject }) => {
      const known = inNode.find((one) => one.subject.test(subject));
      return known ? [{ der: raw, domains: known.domains }] : [];
    }),
  ...addedRoots.map(({ pem, domains }) => ({ der: new X509Certificate(pem).raw, domains })),
];
