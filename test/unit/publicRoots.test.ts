// Whose signatures are known: that every root is what is written down of it, and that Peru's lead to real authorities.
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Certificate, CertificateChainValidationEngine } from 'pkijs';
import { expect, it } from 'vitest';
import { addedRoots, knownRoots, publicRoots } from '../../main/documents/publicRoots.ts';
import { hostsToAsk } from '../../main/documents/revocation/checkRevocation.ts';
import { ecepReniec } from '../../main/documents/roots/ecepReniec.ts';

const parse = (der: Uint8Array) => Certificate.fromBER(Uint8Array.from(der));
const named = (name: string) => {
  const found = publicRoots().find(({ der }) => new X509Certificate(der).subject.endsWith(`CN=${name}`));
  if (!found) throw new Error(`${name} is not there`);
  return found;
};

it('knows domains for each of its roots, and how far it can answer for it', () => {
  for (const { domains, origin } of publicRoots()) {
    expect(domains.length).toBeGreaterThan(0);
    expect(origin.comparedOn === null).toBe(origin.source === 'nodeStore');
  }
  expect(knownRoots.countries).toEqual(['ES', 'PE']);
});

it.each(addedRoots.map((root) => [new X509Certificate(root.pem).subject.split('CN=')[1], root] as const))(
  '%s: its bytes are those that two copies have, it signed itself, and it is valid',
  (_name, { pem, sha256, source, secondSource, takenOn, country }) => {
    const root = new X509Certificate(pem);
    expect(createHash('sha256').update(root.raw).digest('hex')).toBe(sha256);
    expect(root.ca && root.verify(root.publicKey) && root.checkIssued(root)).toBe(true);
    const at = new Date(takenOn);
    expect(root.validFromDate < at && at < root.validToDate).toBe(true);
    expect(root.subject).toContain(`C=${country}`);
    expect(source).not.toBe('');
    expect(secondSource).not.toBe('');
    expect(secondSource).not.toContain(source);
  },
);

it('leads a real authority of Peru to its root, also where a paper leaves out the one between', async () => {
  const fixture = join(import.meta.dirname, '../fixtures/peru/signatures/ecepReniecClass1.pem');
  const classOne = new X509Certificate(readFileSync(fixture));
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
