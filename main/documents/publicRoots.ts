// Whose signatures are known: roots of authorities that certify public bodies, as dated data.
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';

/**
 * Names of roots that certify Spanish public bodies and come with Node (Mozilla's store), looked at on 2026-11-22. Peru's
 * ECERNEP and the Chilean providers are in no store that comes with Node: their signatures are told as of an unknown signer.
 */
export const publicRootsCheckedOn = '2026-11-22';
const spanishRoots = [
  /OU ?= ?AC RAIZ FNMT-RCM/,
  /CN ?= ?AC RAIZ FNMT-RCM SERVIDORES SEGUROS/,
  /CN ?= ?ACCVRAIZ1/,
  /CN ?= ?Izenpe\.com/,
  /CN ?= ?Autoridad de Certificacion Firmaprofesional/,
  /CN ?= ?FIRMAPROFESIONAL CA ROOT/,
];

/** DER of each. */
export const publicRoots = (): Uint8Array[] =>
  rootCertificates
    .map((pem) => new X509Certificate(pem))
    .filter(({ subject }) => spanishRoots.some((name) => name.test(subject)))
    .map(({ raw }) => raw);
