// What connectors may use of certificates: to open a file and to say why it cannot sign in; the files' keeping is not theirs.
export { checkCertificate } from '../vault/certificates/checkCertificate.ts';
export {
  type CertificateFacts,
  type ClientCertificate,
  keptCertificate,
} from '../vault/certificates/clientCertificate.ts';
export { readPkcs12 } from '../vault/certificates/readPkcs12.ts';
