// A certificate authority of our own, made when a test needs it: the sample portals' servers and the synthetic people's certificates.
import { execFile } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface SampleCertificate {
  p12: Buffer;
  passphrase: string;
  pem: string;
}

export interface SampleAuthority {
  caPem: string;
  serverCert: string;
  serverKey: string;
  certificate(name: SampleHolder): Promise<SampleCertificate>;
}

const day = 86_400_000;
const people = {
  /** A foreign resident; the usual shape of the Spanish mint's personal certificate. */
  ana: { subject: person('X1234567L', 'ANA', 'EJEMPLO PRUEBA') },
  boris: { subject: person('Y1234567X', 'BORIS', 'MUESTRA ÑANDÚ') },
  zoe: { subject: person('Z1234567R', 'ZOE', 'EJEMPLO PRUEBA') },
  /** Same name and issuer as ana, another key: the two can only be told apart by fingerprint. */
  anaTwin: { subject: person('X1234567L', 'ANA', 'EJEMPLO PRUEBA') },
  representative: {
    subject:
      '/C=ES/O=EMPRESA EJEMPLO SL/organizationIdentifier=VATES-B12345674/serialNumber=IDCES-12345678Z/GN=JUAN/SN=MUESTRA/CN=12345678Z JUAN MUESTRA (R: B12345674)',
  },
  expired: { subject: person('X1234567L', 'ANA', 'EJEMPLO PRUEBA'), from: -800, to: -70 },
  notYetValid: { subject: person('X1234567L', 'ANA', 'EJEMPLO PRUEBA'), from: 3, to: 800 },
  endsSoon: { subject: person('X1234567L', 'ANA', 'EJEMPLO PRUEBA'), from: -700, to: 20 },
  revoked: { subject: person('X1234567L', 'ANA', 'EJEMPLO PRUEBA') },
  /** The DNIe's second certificate: it signs documents and may not identify anybody. */
  signatureOnly: { subject: person('X1234567L', 'ANA', 'EJEMPLO PRUEBA'), use: 'nonRepudiation' },
  /** Without a NIF in its subject: nobody can say whose it is. */
  nameless: { subject: '/C=ES/CN=SIN NUMERO' },
  /** RC2-40 and 3DES under a SHA-1 MAC, as old exports are. */
  legacy: { subject: person('X1234567L', 'ANA', 'EJEMPLO PRUEBA'), isLegacy: true },
} satisfies Record<string, Holder>;

interface Holder {
  subject: string;
  /** Days from today. */
  from?: number;
  to?: number;
  use?: string;
  isLegacy?: boolean;
}
export type SampleHolder = keyof typeof people;
export const sampleHolders = Object.keys(people) as SampleHolder[];

function person(nif: string, given: string, surnames: string): string {
  return `/C=ES/serialNumber=IDCES-${nif}/GN=${given}/SN=${surnames}/CN=${surnames} ${given} - ${nif}`;
}

let shared: Promise<SampleAuthority> | null = null;

/** One authority per process; needs openssl. */
export function sampleAuthority(): Promise<SampleAuthority> {
  return (shared ??= makeAuthority());
}

const run = promisify(execFile);
export const samplePassphrase = 'clave-de-prueba-ñ';

interface Certified {
  certPem: string;
  keyPem: string;
}

/** `at`: the moment from which all validity counts. */
type Issuer = Certified & { at: number };

const newEcKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Everything is kept in memory: a folder is gone before anybody can be stopped half-way. */
async function inOwnFolder<T>(make: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'recado-ca-'));
  try {
    return await make(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * Where a whole run of tests names a folder, its first process makes it and the others read it: a site of Spain needs forty
 * processes of openssl before it answers. Whoever comes second of two takes what the first has put there.
 */
async function onceInRun<T>(name: string, make: (dir: string) => Promise<T>): Promise<T> {
  const folder = process.env['RECADO_SAMPLE_CERTIFICATES'];
  if (folder === undefined) return inOwnFolder(make);
  const kept = join(folder, `${name}.json`);
  const read = (): T => JSON.parse(readFileSync(kept, 'utf8')) as T;
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return inOwnFolder(async (dir) => {
    const whole = `${kept}.${process.pid}`;
    writeFileSync(whole, JSON.stringify(await make(dir)));
    try {
      linkSync(whole, kept);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(whole);
    }
    return read();
  });
}

interface PersonMade {
  p12Base64: string;
  pem: string;
}

const asGiven = ({ p12Base64, pem }: PersonMade): SampleCertificate => ({
  p12: Buffer.from(p12Base64, 'base64'),
  passphrase: samplePassphrase,
  pem,
});

/** A person's certificate takes three processes of openssl: it is made when it is first asked for. */
async function makeAuthority(): Promise<SampleAuthority> {
  const issuer = await onceInRun('issuer', makeIssuer);
  const server = await onceInRun('server', (dir) =>
    issue(dir, issuer, {
      name: 'server',
      holder: { subject: '/CN=localhost' },
      serial: 1001,
      extensions: 'subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n',
    }),
  );
  const made = new Map<SampleHolder, Promise<SampleCertificate>>();
  return {
    caPem: issuer.certPem,
    serverCert: server.certPem,
    serverKey: server.keyPem,
    certificate: (name) => {
      const certificate =
        made.get(name) ?? onceInRun(`person-${name}`, (dir) => makePersons(dir, issuer, name)).then(asGiven);
      made.set(name, certificate);
      return certificate;
    },
  };
}

async function makeIssuer(dir: string): Promise<Issuer> {
  const subject = '/C=ES/O=AC DE PRUEBA/CN=AC de prueba';
  const into = ['-keyout', 'ca.key', '-out', 'ca.pem', '-days', '3650', '-subj', subject];
  await run('openssl', ['req', '-x509', ...newEcKey, ...into], { cwd: dir });
  return {
    at: Date.now(),
    certPem: readFileSync(join(dir, 'ca.pem'), 'utf8'),
    keyPem: readFileSync(join(dir, 'ca.key'), 'utf8'),
  };
}

interface Asked {
  name: string;
  holder: Holder;
  serial: number;
  extensions: string;
}

/** Leaves the key and the certificate in `dir` as well. */
async function issue(
  dir: string,
  issuer: Issuer,
  { name, holder, serial, extensions }: Asked,
): Promise<Certified> {
  const at = (file: string): string => join(dir, file);
  mkdirSync(at('new'));
  const stamp = (days: number): string =>
    new Date(issuer.at + days * day).toISOString().replace(/[-:T]/g, '').slice(0, 14).concat('Z');
  writeFileSync(at('ca.pem'), issuer.certPem);
  writeFileSync(at('ca.key'), issuer.keyPem);
  writeFileSync(at('index.txt'), '');
  writeFileSync(at('serial'), `${serial}\n`);
  writeFileSync(at('ca.cnf'), config(dir));
  writeFileSync(at('asked.ext'), extensions);
  const key = holder.isLegacy === true ? ['-newkey', 'rsa:2048', '-nodes'] : newEcKey;
  const request = ['-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', holder.subject];
  await run('openssl', ['req', '-utf8', ...key, ...request], { cwd: dir });
  const signing = ['-batch', '-notext', '-utf8', '-config', 'ca.cnf', '-in', `${name}.csr`];
  const dates = ['-startdate', stamp(holder.from ?? -30), '-enddate', stamp(holder.to ?? 700)];
  const out = ['-out', `${name}.pem`, '-extfile', 'asked.ext'];
  await run('openssl', ['ca', ...signing, ...dates, ...out], { cwd: dir });
  return {
    certPem: readFileSync(at(`${name}.pem`), 'utf8'),
    keyPem: readFileSync(at(`${name}.key`), 'utf8'),
  };
}

async function makePersons(dir: string, issuer: Issuer, name: SampleHolder): Promise<PersonMade> {
  const holder: Holder = people[name];
  const { certPem: pem } = await issue(dir, issuer, {
    name,
    holder,
    serial: 1002 + sampleHolders.indexOf(name),
    extensions: `basicConstraints=CA:FALSE\nkeyUsage=${holder.use ?? 'digitalSignature'}\nextendedKeyUsage=${holder.use ? 'emailProtection' : 'clientAuth'}\n`,
  });
  const old = ['-legacy', '-certpbe', 'PBE-SHA1-RC2-40', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];
  const from = ['-inkey', `${name}.key`, '-in', `${name}.pem`, '-certfile', 'ca.pem', '-name', name];
  const to = ['-passout', `pass:${samplePassphrase}`, '-out', `${name}.p12`];
  const legacy = holder.isLegacy ? old : [];
  await run('openssl', ['pkcs12', '-export', ...legacy, ...from, ...to], { cwd: dir });
  return { p12Base64: readFileSync(join(dir, `${name}.p12`), 'base64'), pem };
}

const config = (dir: string) => `[ca]
default_ca=own
[own]
new_certs_dir=${dir}/new
database=${dir}/index.txt
serial=${dir}/serial
certificate=${dir}/ca.pem
private_key=${dir}/ca.key
default_md=sha256
policy=any
preserve=yes
unique_subject=no
string_mask=utf8only
[any]
countryName=optional
organizationName=optional
organizationIdentifier=optional
serialNumber=optional
givenName=optional
surname=optional
commonName=supplied
`;
