// A sample authority that signs public bodies' certificates and says which it took back: OCSP and lists, made by openssl itself.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * What the server says instead of the truth. `down`: 503. `stranger`: signed by somebody else. `replayed`: its first answer again.
 * `junk`: no answer at all. `forgets`: it does not know this certificate. `otherList`: its list of other certificates.
 */
export type AuthorityMood = 'down' | 'stranger' | 'replayed' | 'junk' | 'forgets' | 'otherList';

export interface SampleSignatureAuthority {
  rootDer: Buffer;
  issuerDer: Buffer;
  /** `localhost` with the port that certificates name. */
  host: string;
  /** DER, by the names given at the start. */
  signers: Record<string, Buffer>;
  /** For signing, with the certificates up to the root; passphrase `x`. */
  p12Of(name: string): Promise<Buffer>;
  /** From now on; null: the truth. */
  setMood(mood: AuthorityMood | null): void;
  /** Its list, with this signer in the midst of `count` others. */
  longList(name: string, count: number): Promise<Buffer>;
  /** Methods and paths, in order. */
  requests: string[];
  close(): Promise<void>;
}

export interface SampleSignerOptions {
  /** Which places its certificate names; `foreign`: an OCSP address on somebody else's host. */
  places: ('ocsp' | 'crl' | 'foreign')[];
  isRevoked?: boolean;
  isExpired?: boolean;
}

const run = promisify(execFile);
const day = 86_400_000;

/** Needs openssl; everything lies in memory and in a temporary folder that goes with it. */
export async function startSampleAuthority(
  wanted: Record<string, SampleSignerOptions>,
): Promise<SampleSignatureAuthority> {
  const dir = mkdtempSync(join(tmpdir(), 'recado-authority-'));
  const at = (name: string) => join(dir, name);
  const openssl = (...args: (string | string[])[]) => run('openssl', args.flat(), { cwd: dir });
  let mood: AuthorityMood | null = null;
  let first: Buffer | null = null;
  const requests: string[] = [];

  const answerOcsp = async (body: Buffer): Promise<Buffer> => {
    if (mood === 'replayed' && first) return first;
    writeFileSync(at('request.der'), body);
    const by = mood === 'stranger' ? 'stranger' : 'responder';
    await openssl(
      ['ocsp', '-index', mood === 'forgets' ? 'empty.txt' : 'index.txt', '-CA', 'issuer.pem'],
      ['-rsigner', `${by}.pem`, '-rkey', 'responder.key', '-ndays', '2'],
      ['-reqin', 'request.der', '-respout', 'response.der'],
    );
    const answer = readFileSync(at('response.der'));
    first ??= answer;
    return answer;
  };
  const answerList = async (path: string): Promise<Buffer> => {
    const name = path === '/issuer.crl' ? 'issuer' : 'root';
    const extensions = name === 'root' ? [] : ['-crlexts', mood === 'otherList' ? 'other_list' : 'own_list'];
    await openssl('ca', '-gencrl', '-config', `${name}.cnf`, ...extensions, '-out', 'list.pem');
    await openssl('crl', '-in', 'list.pem', '-outform', 'der', '-out', 'list.der');
    return readFileSync(at('list.der'));
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requests.push(`${request.method} ${request.url}`);
    const pieces: Buffer[] = [];
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
    const body = Buffer.concat(pieces);
    const isList = request.url?.endsWith('.crl') === true;
    if (mood === 'down') return void response.writeHead(503).end();
    if (mood === 'junk') return void response.end('<html>no service</html>');
    response.end(isList ? await answerList(request.url ?? '') : await answerOcsp(body));
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `localhost:${(server.address() as AddressInfo).port}`;

  const files = ['issuer', 'root'].map((name) => [name, configOf(dir, name, host)] as const);
  for (const [name, text] of files) writeFileSync(at(`${name}.cnf`), text);
  for (const name of ['index.txt', 'empty.txt', 'root.index']) writeFileSync(at(name), '');
  for (const name of ['serial', 'root.serial', 'crlnumber', 'root.crlnumber'])
    writeFileSync(at(name), '1001\n');
  // Who signs PDFs in tests reads no other keys from a chain.
  const rsa = ['-newkey', 'rsa:2048', '-nodes'];
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await openssl(
    ['req', '-x509', ...rsa, '-keyout', 'root.key', '-out', 'root.pem', '-days', '900'],
    [
      '-subj',
      '/C=ES/O=AC de prueba/CN=AC Raiz de prueba',
      '-addext',
      'keyUsage=critical,keyCertSign,cRLSign',
    ],
  );
  const subject = (name: string) => `/C=ES/O=AC de prueba/CN=${name}`;
  const asked = async (name: string, key: string[], cn: string) =>
    openssl('req', ...key, '-out', `${name}.csr`, '-subj', subject(cn));
  const signed = (name: string, config: string, extensions: string, more: string[] = []) =>
    openssl(
      ['ca', '-batch', '-notext', '-config', `${config}.cnf`, '-extensions', extensions],
      ['-in', `${name}.csr`, '-out', `${name}.pem`, ...more],
    );
  await asked('issuer', [...rsa, '-keyout', 'issuer.key'], 'AC Sector de prueba');
  await signed('issuer', 'root', 'authority');
  await asked('responder', [...ec, '-keyout', 'responder.key'], 'OCSP de prueba');
  await signed('responder', 'issuer', 'responder');
  // Not one whom the authority gave this task.
  await asked('stranger', ['-new', '-key', 'responder.key'], 'Nadie');
  await signed('stranger', 'issuer', 'plain');

  const pemOf = (name: string) => readFileSync(at(`${name}.pem`), 'utf8');
  writeFileSync(at('chain.pem'), pemOf('issuer') + pemOf('root'));
  const signers: Record<string, Buffer> = {};
  await asked('signer', [...rsa, '-keyout', 'signer.key'], 'Firmante');
  for (const [name, { places, isRevoked, isExpired }] of Object.entries(wanted)) {
    const stamp = (days: number) =>
      `${new Date(Date.now() + days * day).toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
    const span = isExpired ? ['-startdate', stamp(-400), '-enddate', stamp(-2)] : [];
    await signed('signer', 'issuer', places.join('_') || 'plain', [
      ...span,
      '-subj',
      subject(name),
      '-out',
      `${name}.pem`,
    ]);
    if (isRevoked) await openssl('ca', '-config', 'issuer.cnf', '-revoke', `${name}.pem`);
    signers[name] = derOf(pemOf(name));
  }
  return {
    rootDer: derOf(pemOf('root')),
    issuerDer: derOf(pemOf('issuer')),
    host,
    signers,
    p12Of: async (name) => {
      await openssl(
        ['pkcs12', '-export', '-inkey', 'signer.key', '-in', `${name}.pem`, '-certfile', 'chain.pem'],
        ['-passout', 'pass:x', '-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
        ['-out', `${name}.p12`],
      );
      return readFileSync(at(`${name}.p12`));
    },
    setMood: (next) => {
      mood = next;
    },
    longList: async (name, count) => {
      const index = readFileSync(at('index.txt'), 'utf8');
      const others = Array.from({ length: count }, (_, number) => {
        const serial = (0x10000000 + number).toString(16).toUpperCase();
        return `R\t490101000000Z\t260101000000Z\t${serial}\tunknown\t/CN=${number}\n`;
      });
      const own = index.split('\n').find((line) => line.endsWith(`/CN=${name}`));
      const half = count >> 1;
      const lines = [...others.slice(0, half), `${own}\n`, ...others.slice(half)];
      writeFileSync(at('index.txt'), lines.join(''));
      try {
        return await answerList('/issuer.crl');
      } finally {
        writeFileSync(at('index.txt'), index);
      }
    },
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const derOf = (pem: string): Buffer => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');

const configOf = (dir: string, name: string, host: string) => `[ca]
default_ca=own
[own]
new_certs_dir=${dir}
database=${dir}/${name === 'root' ? 'root.index' : 'index.txt'}
serial=${dir}/${name === 'root' ? 'root.serial' : 'serial'}
crlnumber=${dir}/${name === 'root' ? 'root.crlnumber' : 'crlnumber'}
certificate=${dir}/${name}.pem
private_key=${dir}/${name}.key
default_md=sha256
default_days=400
default_crl_days=2
policy=any
unique_subject=no
[any]
countryName=optional
organizationName=optional
commonName=supplied
[authority]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
crlDistributionPoints=URI:http://${host}/root.crl
[responder]
basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=OCSPSigning
[plain]
basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature,nonRepudiation
[ocsp]
basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature,nonRepudiation
authorityInfoAccess=OCSP;URI:http://${host}/ocsp
[ocsp_crl]
basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature,nonRepudiation
authorityInfoAccess=OCSP;URI:http://${host}/ocsp
crlDistributionPoints=URI:http://${host}/issuer.crl
[crl]
basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature,nonRepudiation
crlDistributionPoints=URI:http://${host}/issuer.crl
[foreign]
basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature,nonRepudiation
authorityInfoAccess=OCSP;URI:http://127.0.0.1:9/ocsp
[own_list]
issuingDistributionPoint=critical,@own_point
[own_point]
fullname=URI:http://${host}/issuer.crl
[other_list]
issuingDistributionPoint=critical,@other_point
[other_point]
fullname=URI:http://${host}/other.crl
`;
