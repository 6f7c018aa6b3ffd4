// Opens certificate files in today's encryption (PBES2, RFC 8018) with Node's own cryptography: some programs ask for half a
// million rounds, which would stand still in plain JavaScript.
import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  type KeyObject,
  pbkdf2Sync,
  X509Certificate,
} from 'node:crypto';
import forge from 'node-forge';

type Asn1 = forge.asn1.Asn1;

export interface Pkcs12Contents {
  keys: KeyObject[];
  certificates: X509Certificate[];
}

/** `other`: an encryption or a shape that is not read here. */
export type ModernReading = Pkcs12Contents | 'wrongPassphrase' | 'other';

const oids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  pbes2: '1.2.840.113549.1.5.13',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  certBag: '1.2.840.113549.1.12.10.1.3',
};
const digests: Record<string, { name: string; block: number }> = {
  '1.3.14.3.2.26': { name: 'sha1', block: 64 },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', block: 64 },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', block: 128 },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', block: 128 },
};
const prfs: Record<string, string> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const ciphers: Record<string, { name: string; keyBytes: number }> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyBytes: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32 },
};
/** More rounds than any program asks for; a file with more is made to keep us busy. */
const mostRounds = 2_000_000;

/** The passphrase is UTF-8 for the content and UTF-16 for the checksum (RFC 7292, appendix B). */
export function readModernPkcs12(file: Asn1, passphrase: string): ModernReading {
  try {
    const safe = octets(at(file, 1, 1, 0));
    const mac = childrenOf(file)[2];
    if (mac) {
      if (!isMacRight(mac, safe, passphrase)) return 'wrongPassphrase';
    }
    const bags = childrenOf(parse(safe)).flatMap((content) =>
      childrenOf(parse(contentOf(content, passphrase))),
    );
    return {
      keys: bags.flatMap((bag) => keyIn(bag, passphrase)),
      certificates: bags.flatMap(certificateIn),
    };
  } catch {
    return 'other';
  }
}

function isMacRight(mac: Asn1, safe: Buffer, passphrase: string): boolean {
  const digest = known(digests, oid(at(mac, 0, 0, 0)));
  const salt = octets(at(mac, 1));
  const rounds = numberOf(childrenOf(mac)[2]) ?? 1;
  const key = macKey(digest, Buffer.from(`${passphrase}\0`, 'utf16le').swap16(), salt, rounds);
  return createHmac(digest.name, key)
    .update(safe)
    .digest()
    .equals(octets(at(mac, 0, 1)));
}

/** RFC 7292, appendix B.2, with the id 3: the key of a checksum is as long as its hash, so one block is enough. */
function macKey(
  digest: { name: string; block: number },
  password: Buffer,
  salt: Buffer,
  rounds: number,
): Buffer {
  const filled = (bytes: Buffer) =>
    Buffer.alloc(Math.ceil(bytes.length / digest.block) * digest.block, bytes);
  let key: Buffer = Buffer.concat([Buffer.alloc(digest.block, 3), filled(salt), filled(password)]);
  for (let round = 0; round < rounds; round += 1) key = createHash(digest.name).update(key).digest();
  return key;
}

/** One content of the authenticated safe, decrypted where it is encrypted. */
function contentOf(content: Asn1, passphrase: string): Buffer {
  const type = oid(at(content, 0));
  if (type === oids.data) return octets(at(content, 1, 0));
  if (type !== oids.encryptedData) throw new Error('other content');
  const encrypted = at(content, 1, 0, 1);
  const algorithm = at(encrypted, 1);
  if (oid(at(algorithm, 0)) !== oids.pbes2) throw new Error('other encryption');
  const [derivation, scheme] = [at(algorithm, 1, 0), at(algorithm, 1, 1)];
  const parameters = childrenOf(at(derivation, 1));
  const cipher = known(ciphers, oid(at(scheme, 0)));
  const prf = parameters.find((one) => one.type === forge.asn1.Type.SEQUENCE);
  const key = pbkdf2Sync(
    passphrase,
    octets(at(derivation, 1, 0)),
    numberOf(parameters[1]) ?? 1,
    cipher.keyBytes,
    prf ? known(prfs, oid(at(prf, 0))) : 'sha1',
  );
  const decipher = createDecipheriv(cipher.name, key, octets(at(scheme, 1)));
  return Buffer.concat([decipher.update(octets(at(encrypted, 2))), decipher.final()]);
}

function keyIn(bag: Asn1, passphrase: string): KeyObject[] {
  const type = oid(at(bag, 0));
  if (type !== oids.keyBag && type !== oids.shroudedKeyBag) return [];
  const key = Buffer.from(forge.asn1.toDer(at(bag, 1, 0)).getBytes(), 'latin1');
  return [
    createPrivateKey({ key, format: 'der', type: 'pkcs8', ...(type === oids.keyBag ? {} : { passphrase }) }),
  ];
}

const certificateIn = (bag: Asn1): X509Certificate[] =>
  oid(at(bag, 0)) === oids.certBag ? [new X509Certificate(octets(at(bag, 1, 0, 1, 0)))] : [];

const parse = (der: Buffer): Asn1 => forge.asn1.fromDer(der.toString('latin1'));

function childrenOf(value: Asn1): Asn1[] {
  if (!Array.isArray(value.value)) throw new Error('not a sequence');
  return value.value;
}

/** The value at this path of positions. */
function at(value: Asn1, ...path: number[]): Asn1 {
  let here = value;
  for (const position of path) {
    const next = childrenOf(here)[position];
    if (!next) throw new Error('cut short');
    here = next;
  }
  return here;
}

function octets(value: Asn1): Buffer {
  if (typeof value.value !== 'string') throw new Error('in pieces');
  return Buffer.from(value.value, 'latin1');
}

const oid = (value: Asn1): string => forge.asn1.derToOid(octets(value).toString('latin1'));

function numberOf(value: Asn1 | undefined): number | null {
  if (!value) return null;
  const number = Number.parseInt(octets(value).toString('hex'), 16);
  if (number > mostRounds) throw new Error('too many rounds');
  return number;
}

function known<T>(table: Record<string, T>, name: string): T {
  const found = table[name];
  if (found === undefined) throw new Error('unknown algorithm');
  return found;
}
