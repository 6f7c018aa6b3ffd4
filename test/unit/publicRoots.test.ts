// Whose signatures are known: that every root is what is written down of it, and that real authorities and signers lead to them.
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Certificate, CertificateChainValidationEngine } from 'pkijs';
import { expect, it } from 'vitest';
import { addedRoots, knownRoots, type PublicRoot, publicRoots } from '../../main/documents/publicRoots.ts';
import { hostsToAsk } from '../../main/documents/revocation/checkRevocation.ts';
import { ecepReniec } from '../../main/documents/roots/ecepReniec.ts';

const fixture = (path: string) =>
  new X509Certificate(readFileSync(join(import.meta.dirname, '../fixtures', path)));
/** Signers' certificates that somebody else published (where: `secondSource`), by the authority that each proves the key of. */
const signers: Record<string, X509Certificate> = {
  'E-Sign Class 3 Firma Electronica Avanzada CA': fixture('chile/signatures/trustedListSigner.pem'),
};
const parse = (der: Uint8Array) => Certificate.fromBER(Uint8Array.from(der));
const nameOf = ({ subject }: X509Certificate) => /^CN=(.*)$/m.exec(subject)?.[1];
const named = (name: string) => {
  const found = publicRoots().find(({ der }) => nameOf(new X509Certificate(der)) === name);
  if (!found) throw new Error(`${name} is not there`);
  return found;
};

it('knows domains for each of its roots, and how far it can answer for it', () => {
  for (const { domains, origin } of publicRoots()) {
    expect(domains.length).toBeGreaterThan(0);
    expect(origin.comparedOn === null).toBe(origin.source === 'nodeStore');
  }
  expect(knownRoots()).toEqual({
    countries: ['ES', 'PE'],
    partly: [{ country: 'CL', authorities: ['E-Sign Class 3 Firma Electronica Avanzada CA'] }],
    checkedOn: '2026-11-22',
  });
});

it.each(addedRoots.map((root) => [nameOf(new X509Certificate(root.pem)) ?? '', root] as const))(
  '%s: it is what two sources agree on, by its bytes or by a signer that its key signed, and it is valid',
  (name, { pem, sha256, source, secondSource, takenOn, country }) => {
    const root = new X509Certificate(pem);
    expect(createHash('sha256').update(root.raw).digest('hex')).toBe(sha256);
    // Nothing between: a false root can vouch for a true key, so a longer way proves nothing of what stands above.
    const signed = signers[name] ?? root;
    expect(root.ca && signed.checkIssued(root) && signed.verify(root.publicKey)).toBe(true);
    const at = new Date(takenOn);
    expect(root.validFromDate < at && at < root.validToDate).toBe(true);
    expect(root.subject).toContain(`C=${country}`);
    expect(source).not.toBe('');
    expect(secondSource).not.toBe('');
    expect(secondSource).not.toContain(source);
  },
);

it('leads a real authority of Peru to its root, also where a paper leaves out the one between', async () => {
  const classOne = fixture('peru/signatures/ecepReniecClass1.pem');
  const between = new X509Certificate(ecepReniec);
  const root = named('ECERNEP PERU CA ROOT 3');
  expect(classOne.checkIssued(between) && classOne.verify(between.publicKey)).toBe(true);
  expect(between.verify(new X509Certificate(root.der).publicKey)).toBe(true);
  expect(root.intermediates.map((der) => Buffer.from(der))).toEqual([between.raw]);

  const engine = new CertificateChainValidationEngine({
    trustedCerts: publicRoots().map(({ der }) => parse(der)),
    certs: [...root.intermediates.map(parse), parse(classOne.raw)],
    checkDate: new Date('2021-01-23'),
  });
  const { result, certificatePath = [] } = await engine.verify();
  expect(result).toBe(true);
  const { domains, origin } = root;
  expect(hostsToAsk({ certificates: certificatePath, domains, root: { ...origin, name: null } })).toEqual([
    'crl.reniec.gob.pe',
    'crl2.reniec.gob.pe',
    'crl.reniec.gob.pe',
    'crl2.reniec.gob.pe',
  ]);
});

it('leads the signer of Chile’s trusted list to the authority that is believed by itself, and asks only its hosts', async () => {
  const eSign = named('E-Sign Class 3 Firma Electronica Avanzada CA');
  const [signer] = Object.values(signers);
  if (!signer) throw new Error('There is no signer');
  const verify = (roots: PublicRoot[]) =>
    new CertificateChainValidationEngine({
      trustedCerts: roots.map(({ der }) => parse(der)),
      // As papers carry it: with its authority.
      certs: [parse(eSign.der), parse(signer.raw)],
      checkDate: new Date('2025-06-30'),
    }).verify();
  const { result, certificatePath = [] } = await verify(publicRoots());
  expect(result).toBe(true);
  expect(certificatePath.map((one) => Buffer.from(one.toSchema().toBER()))).toEqual([signer.raw, eSign.der]);
  const { domains, origin } = eSign;
  expect(hostsToAsk({ certificates: certificatePath, domains, root: { ...origin, name: null } })).toEqual([
    'ocsp.esign-la.com',
    'pki.esign-la.com',
  ]);
  const others = publicRoots().filter(({ der }) => !eSign.der.every((byte, at) => der[at] === byte));
  expect((await verify(others)).result).toBe(false);
});
