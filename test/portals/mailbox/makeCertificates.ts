// A certificate authority and a server certificate for 127.0.0.1, made when the sample mailbox starts and gone with it.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificates {
  caPem: string;
  certPath: string;
  keyPath: string;
}

/** Writes key and certificate into `dir`; needs openssl. */
export function makeCertificates(dir: string): Certificates {
  const at = (name: string): string => join(dir, name);
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: dir, stdio: 'ignore' });
  };
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  writeFileSync(at('san.txt'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n');
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '30',
    '-subj',
    '/CN=AC de prueba',
  );
  openssl('req', ...newKey, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost');
  const sign = ['x509', '-req', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'];
  openssl(...sign, '-days', '30', '-extfile', 'san.txt', '-out', 'server.pem');
  return { caPem: readFileSync(at('ca.pem'), 'utf8'), certPath: at('server.pem'), keyPath: at('server.key') };
}

let first: { caPem: string; cert: Buffer; key: Buffer } | null = null;

/** Those of the first call in this process, copied: openssl takes longer than the server that uses them. */
export function sameCertificates(dir: string): Certificates {
  if (first === null) {
    const made = makeCertificates(dir);
    first = { caPem: made.caPem, cert: readFileSync(made.certPath), key: readFileSync(made.keyPath) };
    return made;
  }
  const [certPath, keyPath] = [join(dir, 'server.pem'), join(dir, 'server.key')];
  writeFileSync(certPath, first.cert);
  writeFileSync(keyPath, first.key);
  return { caPem: first.caPem, certPath, keyPath };
}
