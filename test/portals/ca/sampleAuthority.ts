// A certificate authority of our own, made when a test needs it: the sample portals' servers and the synthetic people's certificates.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** All is made at once and kept in memory, so that the folder is gone before anybody can be stopped half-way. */
async function makeAuthority(): Promise<SampleAuthority> {
  const dir = mkdtempSync(join(tmpdir(), 'recado-ca-'));
  try {
    return await makeIn(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function makeIn(dir: string): Promise<SampleAuthority> {
  const at = (name: string) => join(dir, name);
  const openssl = (...args: string[]) => run('openssl', args, { cwd: dir });
  mkdirSync(at('new'));
  writeFileSync(at('index.txt'), '');
  writeFileSync(at('serial'), '1001\n');
  writeFileSync(at('ca.cnf'), config(dir));
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '3650',
    '-subj',
    '/C=ES/O=AC DE PRUEBA/CN=AC de prueba',
  );

  const issue = async (name: string, holder: Holder, extensions: string) => {
    const isRsa = holder.isLegacy === true;
    await openssl(
      'req',
      '-utf8',
      ...(isRsa ? ['-newkey', 'rsa:2048', '-nodes'] : newKey),
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      holder.subject,
    );
    const stamp = (days: number) =>
      new Date(Date.now() + days * day).toISOString().replace(/[-:T]/g, '').slice(0, 14).concat('Z');
    writeFileSync(at(`${name}.ext`), extensions);
    await openssl(
      'ca',
      '-batch',
      '-notext',
      '-utf8',
      '-config',
      'ca.cnf',
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.pem`,
      '-startdate',
      stamp(holder.from ?? -30),
      '-enddate',
      stamp(holder.to ?? 700),
      '-extfile',
      `${name}.ext`,
    );
    return readFileSync(at(`${name}.pem`), 'utf8');
  };
  const serverCert = await issue(
    'server',
    { subject: '/CN=localhost' },
    'subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n',
  );

  const make = async (name: SampleHolder): Promise<SampleCertificate> => {
    const holder: Holder = people[name];
    const pem = await issue(
      name,
      holder,
      `basicConstraints=CA:FALSE\nkeyUsage=${holder.use ?? 'digitalSignature'}\nextendedKeyUsage=${holder.use ? 'emailProtection' : 'clientAuth'}\n`,
    );
    const old = ['-legacy', '-certpbe', 'PBE-SHA1-RC2-40', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];
    await openssl(
      'pkcs12',
      '-export',
      ...(holder.isLegacy ? old : []),
      '-inkey',
      `${name}.key`,
      '-in',
      `${name}.pem`,
      '-certfile',
      'ca.pem',
      '-name',
      name,
      '-passout',
      `pass:${samplePassphrase}`,
      '-out',
      `${name}.p12`,
    );
    return { p12: readFileSync(at(`${name}.p12`)), passphrase: samplePassphrase, pem };
  };
  const made = new Map<SampleHolder, SampleCertificate>();
  // The authority's index and serial are files: one certificate after the other.
  for (const name of sampleHolders) made.set(name, await make(name));
  return {
    caPem: readFileSync(at('ca.pem'), 'utf8'),
    serverCert,
    serverKey: readFileSync(at('server.key'), 'utf8'),
    certificate: async (name) => made.get(name) ?? Promise.reject(new Error(`no certificate for ${name}`)),
  };
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
