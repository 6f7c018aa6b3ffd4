// Whether a signer's certificate was taken back, asked of a sample authority whose answers and lists openssl makes and signs.

import { X509Certificate } from 'node:crypto';
import { Certificate } from 'pkijs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { askRevocation, readSignatures } from '../../main/app/documentSignatures.ts';
import { noEndpoints } from '../../main/app/endpoints.ts';
import { signaturesSchema } from '../../main/contract/signatureViews.ts';
import { checkRevocation, hostsToAsk, standingOf } from '../../main/documents/revocation/checkRevocation.ts';
import { readCrl } from '../../main/documents/revocation/crlAnswer.ts';
import { verifyWithPaths } from '../../main/documents/verifySignatures.ts';
import { systemClock } from '../../main/model/day.ts';
import { openAuthorityAsker } from '../../main/net/askAuthority.ts';
import type { Store } from '../../main/store/store.ts';
import {
  type SampleSignatureAuthority,
  startSampleAuthority,
} from '../portals/authority/startSampleAuthority.ts';
import { samplePdf } from '../portals/samplePdf.ts';
import { signAgain, withoutChain } from '../support/moreSignatures.ts';
import { signedPdf } from '../support/signedPdf.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  sampleDocument,
  sampleNotice,
  temporaryProfile,
} from '../support/storeFixtures.ts';

let authority: SampleSignatureAuthority;
/** Signed by the one whose certificate was revoked. */
let pdf: Buffer;
let p12: Buffer;
const asker = openAuthorityAsker(new AbortController().signal);
const days = 86_400_000;

beforeAll(async () => {
  authority = await startSampleAuthority({
    good: { places: ['ocsp', 'crl'] },
    revoked: { places: ['ocsp', 'crl'], isRevoked: true },
    listed: { places: ['crl'], isRevoked: true },
    unlisted: { places: ['crl'] },
    expired: { places: ['ocsp'], isExpired: true },
    expiredListed: { places: ['crl'], isExpired: true },
    silent: { places: [] },
    foreign: { places: ['foreign'] },
  });
  p12 = await authority.p12Of('revoked');
  pdf = await signedPdf(p12);
}, 120_000);
beforeEach(() => {
  authority.setMood(null);
  authority.requests.length = 0;
});
afterAll(async () => {
  await asker.close();
  await authority.close();
});

const certificateOf = (der: Uint8Array): Certificate => Certificate.fromBER(Uint8Array.from(der));
const standing = (name: string, { inDays = 0, domains = ['localhost'] } = {}) =>
  standingOf(certificateOf(authority.signers[name] ?? Buffer.alloc(0)), certificateOf(authority.issuerDer), {
    domains,
    ask: asker.ask,
    now: new Date(Date.now() + inDays * days),
  });
const sample = { source: 'sample', comparedOn: null } as const;
const roots = (intermediates: Uint8Array[] = []) => [
  { der: authority.rootDer, domains: ['localhost'], origin: sample, intermediates },
];

it('asks for each certificate of a signature, below the root, and each only once', async () => {
  const twice = await signAgain(pdf, p12);
  const told = [
    { name: 'revoked', state: 'revoked', from: 'ocsp', host: authority.host, why: null },
    { name: 'AC Sector de prueba', state: 'good', from: 'crl', host: authority.host },
  ];
  expect(await checkRevocation(twice, roots(), asker.ask, new Date())).toMatchObject([told, told]);
  expect(authority.requests).toEqual(['POST /ocsp', 'GET /root.crl']);
  const [verified] = await verifyWithPaths(twice, roots());
  const root = { ...sample, name: 'AC Raiz de prueba' };
  expect(verified?.signature).toMatchObject({ trust: 'known', issuerCountry: 'ES', root });
  expect(hostsToAsk(verified?.path ?? null)).toContain(authority.host);

  // Nobody is asked about a signer that leads to no root of ours.
  const unknown = [{ name: 'revoked', state: 'unchecked', why: 'signerUnknown' }];
  expect(await checkRevocation(twice, [], asker.ask, new Date())).toMatchObject([unknown, unknown]);
  expect(authority.requests).toHaveLength(2);
});

async function keepDocument(store: Store) {
  await addAccount(store);
  const document = sampleDocument({
    noticeId: 'n-p-1',
    state: 'stored',
    sha256: 'a'.repeat(64),
    storedAt: now,
  });
  await store.notices.applyListing(planOf([sampleNotice()], { documents: [document] }));
  return document;
}

it('keeps what was said with the document, for as long as its bytes are these, and an asking in vain hides none', async () => {
  const profile = await temporaryProfile();
  const store = await openTestStore(profile.profileDir);
  try {
    const document = await keepDocument(store);
    const root = new X509Certificate(authority.rootDer).toString();
    const endpoints = { ...noEndpoints, signatureRoots: [{ pem: root, domains: ['localhost'] }] };
    const deps = { store, clock: systemClock, endpoints };
    expect(await readSignatures(deps, document, pdf)).toMatchObject({
      signatures: [{ signer: 'revoked', trust: 'known' }],
      askable: [authority.host],
      checks: [],
    });
    expect(authority.requests).toEqual([]);
    await askRevocation(deps, document, 'a'.repeat(64), pdf);
    authority.setMood('down');
    await askRevocation(deps, document, 'a'.repeat(64), pdf);
    const { checks } = await readSignatures(deps, document, pdf);
    expect(checks.map(({ standings }) => standings.flat().map(({ state, why }) => why ?? state))).toEqual([
      ['noAnswer', 'noAnswer'],
      ['revoked', 'good'],
    ]);
    expect(
      (await store.audit.list({ limit: 9 })).map(({ what, details }) => [what, details['certificates']]),
    ).toEqual([
      ['document.revocationAsked', checks[0]?.standings.flat()],
      ['document.revocationAsked', checks[1]?.standings.flat()],
    ]);
    await store.documents.save({ ...document, sha256: 'b'.repeat(64) });
    expect((await readSignatures(deps, document, pdf)).checks).toEqual([]);
  } finally {
    await store.close();
    await profile.remove();
  }
});

it('leads a signer to its root where the paper leaves out the authority between, if that is held with the root', async () => {
  const bare = await signedPdf(withoutChain(p12));
  const [unknown] = await verifyWithPaths(bare, roots());
  expect(unknown).toMatchObject({
    signature: { integrity: 'whole', trust: 'unknown', root: null },
    path: null,
  });
  for (const bytes of [bare, pdf]) {
    const [known] = await verifyWithPaths(bytes, roots([authority.issuerDer]));
    expect(known).toMatchObject({ signature: { trust: 'known' }, path: { certificates: { length: 3 } } });
  }
});

it('says of a signer that leads to a root known from two public sources that its authority was not reached, also in the audit', async () => {
  const profile = await temporaryProfile();
  const store = await openTestStore(profile.profileDir);
  try {
    const document = await keepDocument(store);
    const pem = new X509Certificate(authority.rootDer).toString();
    const comparedOn = '2026-11-22';
    const endpoints = { ...noEndpoints, signatureRoots: [{ pem, domains: ['localhost'], comparedOn }] };
    const deps = { store, clock: systemClock, endpoints };
    const root = { name: 'AC Raiz de prueba', source: 'publicSources', comparedOn };
    const told = signaturesSchema.parse(await readSignatures(deps, document, pdf));
    expect(told.signatures).toMatchObject([{ trust: 'known', root }]);
    await askRevocation(deps, document, 'a'.repeat(64), pdf);
    const [row] = await store.audit.list({ limit: 1 });
    expect(row?.details['copiedRoots']).toEqual([{ name: root.name, comparedOn }]);
    expect(
      signaturesSchema.parse(await readSignatures({ ...deps, endpoints: noEndpoints }, document, pdf)),
    ).toMatchObject({
      signatures: [{ trust: 'unknown', root: null }],
      roots: { countries: ['ES', 'PE'] },
    });
  } finally {
    await store.close();
    await profile.remove();
  }
});

it('asks nobody for a file without signatures', async () => {
  expect(await checkRevocation(samplePdf('sin firma'), roots(), asker.ask, new Date())).toEqual([]);
  expect(authority.requests).toEqual([]);
});

it('says when a certificate was revoked, from the answer or from the list', async () => {
  for (const [name, from] of [
    ['revoked', 'ocsp'],
    ['listed', 'crl'],
  ] as const) {
    const told = await standing(name);
    expect(told).toMatchObject({ name, state: 'revoked', from, why: null });
    expect(Math.abs(Date.parse(told.revokedAt ?? '') - Date.now())).toBeLessThan(10 * 60_000);
  }
  expect(await standing('unlisted')).toMatchObject({ state: 'good', from: 'crl', revokedAt: null });
});

it.each([
  ['down', 'good', 'noAnswer'],
  ['junk', 'good', 'notGenuine'],
  ['stranger', 'expired', 'notGenuine'],
  ['forgets', 'expired', 'notKnownThere'],
  ['otherList', 'listed', 'notGenuine'],
] as const)('%s: could not be checked, and says why', async (mood, name, why) => {
  authority.setMood(mood);
  expect(await standing(name)).toMatchObject({ state: 'unchecked', from: null, why });
});

it('turns to the list where the answer is worth nothing', async () => {
  authority.setMood('stranger');
  expect(await standing('revoked')).toMatchObject({ state: 'revoked', from: 'crl' });
  expect(authority.requests).toEqual(['POST /ocsp', 'GET /issuer.crl']);
});

it('takes no answer twice, and none of another day', async () => {
  await standing('expired');
  authority.setMood('replayed');
  expect(await standing('expired')).toMatchObject({ state: 'unchecked', why: 'notGenuine' });
  authority.setMood(null);
  for (const inDays of [5, -5])
    for (const name of ['good', 'unlisted'])
      expect(await standing(name, { inDays })).toMatchObject({ state: 'unchecked', why: 'outdated' });
});

it('takes no silence about an expired certificate for an answer', async () => {
  for (const name of ['expired', 'expiredListed'])
    expect(await standing(name)).toMatchObject({ state: 'unchecked', why: 'expired' });
});

it('asks only places of the authority itself', async () => {
  expect(await standing('silent')).toMatchObject({ state: 'unchecked', why: 'noAddress', host: null });
  expect(await standing('foreign')).toMatchObject({ why: 'foreignHost', host: '127.0.0.1:9' });
  for (const domains of [[], ['host'], ['cert.fnmt.es']])
    expect(await standing('good', { domains })).toMatchObject({ why: 'foreignHost' });
  expect(authority.requests).toEqual([]);
});

it('finds one certificate in a list of many thousands, and reads no list that was changed', async () => {
  const list = await authority.longList('listed', 4_000);
  const certificate = certificateOf(authority.signers['listed'] ?? Buffer.alloc(0));
  const issuer = certificateOf(authority.issuerDer);
  const read = (bytes: Uint8Array) => readCrl(bytes, certificate, issuer, null, new Date());
  expect(await read(list)).toMatchObject({ state: 'revoked' });
  const changed = Buffer.from(list);
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
  for (const bytes of [
    changed,
    list.subarray(0, list.length - 9),
    Buffer.alloc(0),
    Buffer.from([0x30, 0x80]),
  ])
    expect(await read(bytes)).toEqual({ state: 'unchecked', why: 'notGenuine' });
});
