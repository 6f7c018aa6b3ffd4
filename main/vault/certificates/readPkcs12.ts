// Opens a certificate file (.p12, .pfx), old encryption included, which OpenSSL 3 and Electron's TLS refuse.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { FailureError } from '../../contract/failure.ts';
import { certificateFacts } from './certificateFacts.ts';
import type { ClientCertificate } from './clientCertificate.ts';
import { type Pkcs12Contents, readModernPkcs12 } from './modernPkcs12.ts';

/** A certificate file is some kilobytes; what is larger is another file. */
const mostBytes = 256 * 1024;

/**
 * The key and its certificate, out of the file. Fails with `certificate.rejected` and a reason: `passphrase` (wrong),
 * `notCertificateFile`, `noKey` (only the public half was exported).
 */
export function readPkcs12(bytes: Uint8Array, passphrase: string): ClientCertificate {
  if (bytes.byteLength === 0 || bytes.byteLength > mostBytes) throw rejected('notCertificateFile');
  const file = read(bytes);
  const modern = readModernPkcs12(file, passphrase);
  if (modern === 'wrongPassphrase') throw rejected('passphrase');
  const { keys, certificates } = modern === 'other' ? readOldPkcs12(file, passphrase) : modern;
  const pairs = keys.flatMap((key) =>
    certificates.filter((one) => one.checkPrivateKey(key)).map((certificate) => ({ key, certificate })),
  );
  // A file may hold a second pair for signing only; the one that identifies is meant.
  const pair = pairs.find(({ certificate }) => certificateFacts(certificate).canIdentify) ?? pairs[0];
  if (!pair) throw rejected('noKey');
  const chain = certificates.filter((one) => one !== pair.certificate);
  return {
    facts: certificateFacts(pair.certificate),
    certPem: [pair.certificate, ...chain].map(String).join(''),
    keyPem: pair.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** RC2 and 3DES, and whatever else forge knows; its rounds are few enough for plain JavaScript. */
function readOldPkcs12(file: forge.asn1.Asn1, passphrase: string): Pkcs12Contents {
  try {
    const { safeContents } = forge.pkcs12.pkcs12FromAsn1(file, false, passphrase);
    const bags = safeContents.flatMap(({ safeBags }) => safeBags);
    return { keys: bags.flatMap(keyIn), certificates: bags.flatMap(certificateIn) };
  } catch (error) {
    const isPassphrase = error instanceof Error && error.message.includes('MAC');
    throw rejected(isPassphrase ? 'passphrase' : 'notCertificateFile', error);
  }
}

function read(bytes: Uint8Array): forge.asn1.Asn1 {
  try {
    return forge.asn1.fromDer(Buffer.from(bytes).toString('latin1'));
  } catch (error) {
    throw rejected('notCertificateFile', error);
  }
}

const derOf = (value: forge.asn1.Asn1): Buffer => Buffer.from(forge.asn1.toDer(value).getBytes(), 'latin1');

function keyIn({ type, key, asn1 }: forge.pkcs12.Bag): KeyObject[] {
  const { keyBag, pkcs8ShroudedKeyBag } = forge.pki.oids;
  if (type !== keyBag && type !== pkcs8ShroudedKeyBag) return [];
  // forge reads RSA keys only; others it leaves as they are.
  const own = key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)) : asn1;
  return [createPrivateKey({ key: derOf(own), format: 'der', type: 'pkcs8' })];
}

function certificateIn({ type, cert, asn1 }: forge.pkcs12.Bag): X509Certificate[] {
  if (type !== forge.pki.oids.certBag) return [];
  const der = cert ? forge.pki.certificateToAsn1(cert) : asn1;
  return [new X509Certificate(derOf(der))];
}

const rejected = (reason: string, cause?: unknown): FailureError =>
  new FailureError('certificate.rejected', { reason }, cause);
