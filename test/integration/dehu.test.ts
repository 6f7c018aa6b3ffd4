// Proves DEHú from the certificate file to the stored PDF, through the core as a host calls it, with the sample portal's own log as witness.
import { X509Certificate } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silentLogger } from '../../main/model/logger.ts';
import { openStore } from '../../main/store/openStore.ts';
import type { AuditRow } from '../../main/store/store.ts';
import type { SampleHolder } from '../portals/ca/sampleAuthority.ts';
import { legalText } from '../portals/dehu/dehuApi.ts';
import { proveConsent } from '../portals/dehu/proveConsent.ts';
import {
  madridTime,
  realisedNotice,
  type SampleNotice,
  sampleNotice,
} from '../portals/dehu/sampleNotices.ts';
import { type SampleSpain, startSampleSpain } from '../portals/dehu/startSampleSpain.ts';
import type { SpainSwitches } from '../portals/dehu/switches.ts';
import { samplePdf } from '../portals/samplePdf.ts';
import { openPortalCore, type PortalCore } from '../support/portalCore.ts';

let spain: SampleSpain;
let bench: PortalCore;
/** How many openings the person confirmed in this test; the portal may not have seen one more. */
let confirmed: number;

beforeAll(async () => {
  spain = await startSampleSpain();
});
afterAll(() => spain.stop());
beforeEach(async () => {
  // The core waits by the real clock: an acceptance is settled at once here.
  spain.set({ acceptanceSettlesMs: 0, documentsInARow: 0 });
  confirmed = 0;
  bench = await openPortalCore({ dehu: spain.endpoints }, [spain.caPem]);
});
afterEach(async () => {
  await bench.close();
  proveConsent(spain, confirmed);
  spain.reset();
});

const call: PortalCore['call'] = (name, input) => bench.call(name, input);
const value: PortalCore['value'] = (name, input) => bench.value(name, input);
const failure: PortalCore['failure'] = (name, input) => bench.failure(name, input);
const rows: PortalCore['rows'] = () => bench.rows();
const sync: PortalCore['sync'] = () => bench.sync();
const idle = () => bench.core.idle();
const newAccount = (holder: SampleHolder = 'ana', change: Record<string, unknown> = {}) => ({
  portal: 'dehu',
  method: 'pkcs12',
  label: '',
  personId: null,
  personName: 'Ana Ejemplo',
  fields: {},
  secrets: { passphrase: spain.certificates[holder].passphrase },
  certificate: { name: 'certificado.p12', base64: spain.certificates[holder].p12.toString('base64') },
  ...change,
});
const addAna = async () => {
  const account = await value('accounts.add', newAccount());
  await idle();
  return account;
};
const detailOf = async (notice: SampleNotice) => {
  const found = (await rows()).find(({ title }) => title === notice.concept);
  return value('notices.get', { id: found?.id ?? 'none' });
};
const confirm = (planId: string, identifier: string) => {
  confirmed += 1;
  return call('notices.open', { planId, typed: identifier.slice(-4) });
};
const bytesOf = async (id: string) =>
  Buffer.from((await value('documents.read', { id, offset: 0 })).base64, 'base64');
const daysAgo = (days: number) => madridTime(new Date(Date.now() - days * 86_400_000));
const hops = (name: string) => spain.log.filter(({ hop }) => hop === name).length;

test('from a certificate file to the stored PDF, and never further than the person said', async () => {
  const pending = sampleNotice({ concept: 'not_330020261234567_12345678_87654321' });
  const other = sampleNotice({ concept: 'Otra' });
  const settled = realisedNotice('ACEPTADA', daysAgo(5), { concept: 'Resuelta' });
  spain.notices.push(pending, other, settled);

  const account = await addAna();
  expect(account).toMatchObject({ subject: 'X1234567L', label: 'X1234567L', state: 'active' });
  expect(bench.runs).toMatchObject([{ result: 'ok', listed: 3, added: 3, isComplete: true }]);
  expect(bench.events.filter(({ name }) => name === 'run.progressed').length).toBeGreaterThan(10);
  expect(spain.legalActs).toBe(0);
  const before = await detailOf(pending);
  expect(before).toMatchObject({
    kind: 'notification',
    state: 'pending',
    person: 'X1234567L',
    caseNumber: '330020261234567',
    legalEffectOnOpen: true,
    documents: [],
    deadlines: [{ what: 'open', certainty: 'stated' }],
  });
  const stored = await detailOf(settled);
  expect(stored.documents.map(({ name, role, state }) => [name, role, state])).toEqual([
    [settled.document.name, 'resolution', 'stored'],
    [settled.voucher?.name, 'receipt', 'stored'],
  ]);

  // A second run changes nothing and fetches nothing again.
  const documentsAsked = hops('document');
  expect(await sync()).toMatchObject({ result: 'ok', added: 0, updated: 0, documents: 0 });
  expect(hops('document')).toBe(documentsAsked);

  const plan = await value('notices.planOpening', { id: before.id });
  expect(plan).toMatchObject({ isLegalAct: true, identifier: pending.identifier, charactersToType: 4 });
  expect(plan.legalText).toContain('diez días naturales');
  expect(legalText).toContain('44.5');
  expect([spain.legalActs, hops('appearanceForm'), hops('acceptance')]).toEqual([0, 0, 0]);
  expect(await failure('notices.open', { planId: plan.planId, typed: 'nope' })).toMatchObject({
    code: 'consentNeeded',
  });
  expect([spain.legalActs, hops('appearanceForm')]).toEqual([0, 0]);

  expect(await confirm(plan.planId, pending.identifier)).toEqual({ ok: true, value: { result: 'done' } });
  await idle();
  expect(spain.acts).toMatchObject([{ nif: 'X1234567L', identifier: pending.identifier }]);
  expect(hops('acceptance')).toBe(1);
  const after = await detailOf(pending);
  expect(after).toMatchObject({ state: 'accepted', legalEffectOnOpen: false });
  expect(after.documents.map(({ name, role, state }) => [name, role, state])).toEqual([
    [pending.document.name, 'resolution', 'stored'],
    [pending.voucher?.name, 'receipt', 'stored'],
  ]);
  expect(await bytesOf(after.documents[0]?.id ?? '')).toEqual(pending.document.bytes);
  expect((await detailOf(other)).state).toBe('pending');

  // The plan is used up, and what is open cannot be opened again.
  expect(
    await failure('notices.open', { planId: plan.planId, typed: pending.identifier.slice(-4) }),
  ).toMatchObject({ code: 'consentNeeded' });
  expect(await failure('notices.planOpening', { id: before.id })).toMatchObject({ code: 'input.invalid' });
  expect(spain.legalActs).toBe(1);
  const { pem } = spain.certificates.ana;
  expect(await auditOf()).toMatchObject([
    { what: 'account.added' },
    { what: 'opening.confirmed', details: { identifier: pending.identifier, subject: 'X1234567L' } },
    {
      what: 'notice.opened',
      noticeId: before.id,
      details: { subject: 'X1234567L', certificate: new X509Certificate(pem).fingerprint256, files: 2 },
    },
  ]);
});

/** The audit rows of the profile, oldest first; the core ends here, because nobody can ask it for them. */
async function auditOf(): Promise<AuditRow[]> {
  await idle();
  await bench.core.close();
  const store = await openStore({ profileDir: bench.profileDir, workerUrl: null, log: silentLogger });
  try {
    return (await store.audit.list({ limit: 50 })).toReversed();
  } finally {
    await store.close();
  }
}

describe('an opening whose line is cut', () => {
  const beforeTheAct = [
    ['loginForm', 1],
    ['serviceProvider', 1],
    ['serviceRedirect', 1],
    ['authenticateCitizen', 1],
    ['responseRedirect', 1],
    ['loginCheck', 1],
    ['legalText', 1],
    ['appearanceForm', 1],
    ['serviceProvider', 2],
    ['authenticateCitizen', 2],
    ['responseRedirect', 2],
    ['appearanceCheck', 1],
  ] as const;

  test('at any hop before the act has opened nothing, says why, and can be done anew', async () => {
    const pending = sampleNotice({ concept: 'Pendiente' });
    spain.notices.push(pending);
    await addAna();
    const { id } = await detailOf(pending);
    for (const [hop, nth] of beforeTheAct) {
      confirmed += 1;
      const { planId } = await value('notices.planOpening', { id });
      spain.set({ cut: { hop, nth, when: 'after' } });
      const envelope = await call('notices.open', { planId, typed: pending.identifier.slice(-4) });
      expect([hop, envelope.ok ? 'ok' : envelope.failure.code]).toEqual([hop, 'portal.down']);
      spain.set({ cut: null });
      await idle();
      expect([spain.legalActs, hops('acceptance')]).toEqual([0, 0]);
      expect((await detailOf(pending)).state).toBe('pending');
    }
    const { planId } = await value('notices.planOpening', { id });
    expect(await confirm(planId, pending.identifier)).toMatchObject({ ok: true, value: { result: 'done' } });
  }, 120_000);

  test.each([
    ['after', 'accepted', 1],
    ['before', 'pending', 0],
  ] as const)(
    'at the act itself (%s it was recorded) is never repeated; the next run says: %s',
    async (when, state, acts) => {
      const pending = sampleNotice({ concept: 'Perdida' });
      spain.notices.push(pending);
      await addAna();
      const { planId, noticeId } = await value('notices.planOpening', { id: (await detailOf(pending)).id });
      // The run that follows by itself is held up, so that the state in between can be seen.
      spain.set({ cut: { hop: 'acceptance', when }, statusAt: { hop: 'pendingList', status: 503 } });
      expect(await confirm(planId, pending.identifier)).toEqual({
        ok: true,
        value: { result: 'outcomeUnknown' },
      });
      await idle();
      expect([hops('acceptance'), spain.legalActs]).toEqual([1, acts]);
      expect((await value('notices.get', { id: noticeId })).state).toBe('outcomeUnknown');
      expect(await failure('notices.planOpening', { id: noticeId })).toMatchObject({ code: 'input.invalid' });

      spain.set({ cut: null, statusAt: null });
      await sync();
      const after = await value('notices.get', { id: noticeId });
      expect([after.state, hops('acceptance'), spain.legalActs]).toEqual([state, 1, acts]);
      expect(after.documents.map((document) => document.state)).toEqual(
        acts === 1 ? ['stored', 'stored'] : [],
      );
      expect((await auditOf()).map(({ what }) => what)).toEqual([
        'account.added',
        'opening.confirmed',
        'opening.outcomeUnknown',
      ]);
    },
  );

  test('or whose answer is not understood counts as lost as well', async () => {
    const pending = sampleNotice({ concept: 'Rara' });
    spain.notices.push(pending);
    await addAna();
    const { planId } = await value('notices.planOpening', { id: (await detailOf(pending)).id });
    spain.set({ statusAt: { hop: 'acceptance', status: 500 } });
    expect(await confirm(planId, pending.identifier)).toMatchObject({ value: { result: 'outcomeUnknown' } });
    await idle();
    expect([hops('acceptance'), (await detailOf(pending)).state]).toEqual([1, 'pending']);
  });

  test('after the act leaves the files to the next run', async () => {
    const pending = sampleNotice({ concept: 'Sin ficheros' });
    spain.notices.push(pending);
    await addAna();
    const { planId } = await value('notices.planOpening', { id: (await detailOf(pending)).id });
    spain.set({ htmlAt: 'acceptance', cut: { hop: 'voucher', when: 'before' } });
    confirmed += 1;
    // The page instead of the document hides that nothing was recorded: only the portal's list can tell.
    const envelope = await call('notices.open', { planId, typed: pending.identifier.slice(-4) });
    expect(envelope).toMatchObject({ ok: true, value: { result: 'documentsPending' } });
    await idle();
    expect([hops('acceptance'), (await detailOf(pending)).state]).toEqual([1, 'pending']);
  });
});

test('a communication is asked for in a lighter form, and only by the person', async () => {
  const communication = sampleNotice({ concept: 'Comunicación', box: 'communication' });
  spain.notices.push(communication);
  await addAna();
  const { id } = await detailOf(communication);
  const plan = await value('notices.planOpening', { id });
  expect(plan).toMatchObject({ isLegalAct: false, legalText: null, effects: [{ code: 'marksRead' }] });
  expect(spain.communicationReads).toEqual([]);
  expect(await confirm(plan.planId, communication.identifier)).toEqual({
    ok: true,
    value: { result: 'done' },
  });
  await idle();
  expect([spain.communicationReads, spain.legalActs]).toEqual([[communication.identifier], 0]);
  const after = await value('notices.get', { id });
  expect([after.state, after.documents.map(({ state }) => state)]).toEqual(['opened', ['stored']]);
  expect(spain.communicationReads).toHaveLength(1);
});

test('annexes come with the act, are stored with the document and stay when the list tells of it again', async () => {
  const png = { name: 'plano.png', bytes: Buffer.from('89504e470d0a1a0a0000', 'hex') };
  const pdf = { name: 'anexo.pdf', bytes: samplePdf('Anexo') };
  const pending = sampleNotice({ concept: 'Con anexos', hasAnnexes: true, annexes: [pdf, png] });
  spain.notices.push(pending);
  await addAna();
  const { planId } = await value('notices.planOpening', { id: (await detailOf(pending)).id });
  expect(await confirm(planId, pending.identifier)).toMatchObject({ value: { result: 'done' } });
  await idle();
  await sync();
  const { documents, evidence } = await detailOf(pending);
  expect(documents.map(({ name, role, state }) => [name, role, state])).toEqual([
    [pending.document.name, 'resolution', 'stored'],
    ['anexo.pdf', 'attachment', 'stored'],
    ['plano.png', 'attachment', 'stored'],
    [pending.voucher?.name, 'receipt', 'stored'],
  ]);
  expect(evidence['hasAnnexes']).toBe('true');
  expect(await bytesOf(documents[2]?.id ?? '')).toEqual(png.bytes);
});

test('annexes that do not come with the act are taken from the settled document, also of what was opened elsewhere', async () => {
  spain.set({ annexesWith: 'document', acceptanceSettlesMs: 0 });
  const annexes = [
    { name: 'anexo.pdf', bytes: samplePdf('Anexo') },
    { name: 'tabla.zip', bytes: Buffer.from('504b03040a0a', 'hex') },
  ];
  const pending = sampleNotice({ concept: 'Con anexos', hasAnnexes: true, annexes });
  const elsewhere = realisedNotice('ACEPTADA', daysAgo(5), {
    concept: 'Resuelta',
    hasAnnexes: true,
    annexes,
  });
  spain.notices.push(pending, elsewhere);
  await addAna();
  const annexesOf = async (notice: SampleNotice) =>
    (await detailOf(notice)).documents
      .filter(({ role }) => role === 'attachment')
      .map(({ name, state }) => [name, state]);
  const all = annexes.map(({ name }) => [name, 'stored']);
  expect(await annexesOf(elsewhere)).toEqual(all);

  // A file that was lost here is named and had again while the portal has it; nothing is opened for it.
  const { documents, accountId } = await detailOf(elsewhere);
  const { id = '', sha256 } = documents.find(({ name }) => name === 'anexo.pdf') ?? {};
  const hash = sha256 ?? '';
  await rm(join(bench.profileDir, 'documents', accountId, hash.slice(0, 2), hash));
  const lost = { documentId: id, name: 'anexo.pdf', reason: 'missing', canFetch: true };
  expect((await value('documents.verify', {})).lost).toMatchObject([lost]);
  expect(await value('documents.fetchAgain', { id })).toEqual({ state: 'stored' });
  expect((await value('documents.verify', {})).lost).toEqual([]);

  const { planId } = await value('notices.planOpening', { id: (await detailOf(pending)).id });
  expect(await confirm(planId, pending.identifier)).toMatchObject({ value: { result: 'done' } });
  await idle();
  await sync();
  expect(await annexesOf(pending)).toEqual(all);
});

test('communications are asked for once per account, until the person takes it back; notifications always', async () => {
  const [first, second, third] = ['Primera', 'Segunda', 'Tercera'].map((concept) =>
    sampleNotice({ concept, box: 'communication' }),
  ) as [SampleNotice, SampleNotice, SampleNotice];
  const notification = sampleNotice({ concept: 'Notificación' });
  spain.notices.push(first, second, third, notification);
  const { id: accountId } = await addAna();
  const plan = async (notice: SampleNotice) =>
    value('notices.planOpening', { id: (await detailOf(notice)).id });
  const asked = await plan(first);
  expect([asked.isAsked, (await plan(notification)).isAsked]).toEqual([true, true]);
  expect(await confirm(asked.planId, first.identifier)).toMatchObject({ value: { result: 'done' } });
  await idle();
  expect((await value('accounts.list', {}))[0]?.mayReadCommunications).toBe(true);

  const next = await plan(second);
  expect(next.isAsked).toBe(false);
  expect(spain.communicationReads).toEqual([first.identifier]);
  confirmed += 1;
  expect(await call('notices.open', { planId: next.planId, typed: '' })).toMatchObject({
    value: { result: 'done' },
  });
  await idle();
  // A notification is asked for as before, and an empty answer opens nothing.
  const legal = await plan(notification);
  expect(legal).toMatchObject({ isLegalAct: true, isAsked: true });
  expect(await failure('notices.open', { planId: legal.planId, typed: '' })).toMatchObject({
    code: 'consentNeeded',
  });
  expect(await value('accounts.askBeforeReading', { id: accountId })).toMatchObject({
    mayReadCommunications: false,
  });
  expect((await plan(third)).isAsked).toBe(true);
  expect([spain.communicationReads, spain.legalActs]).toEqual([[first.identifier, second.identifier], 0]);
  expect((await auditOf()).map(({ what }) => what)).toEqual([
    'account.added',
    'communications.allowed',
    'opening.confirmed',
    'notice.opened',
    'opening.confirmed',
    'notice.opened',
    'communications.askAgain',
  ]);
});

describe('an account', () => {
  test.each([
    ['expired', 'certificate.expired'],
    ['notYetValid', 'certificate.rejected'],
    ['signatureOnly', 'certificate.rejected'],
    ['revoked', 'certificate.rejected'],
  ] as const)('with a certificate that is %s is not added, and nothing of it stays', async (holder, code) => {
    expect(await failure('accounts.add', newAccount(holder))).toMatchObject({ code });
    expect(await value('accounts.list', {})).toEqual([]);
    expect(await readdir(bench.profileDir)).not.toContain('certificates');
  });

  test('without a file, with a file that is none, or with a wrong passphrase is told which', async () => {
    expect(await failure('accounts.test', newAccount('ana', { certificate: null }))).toEqual({
      code: 'input.invalid',
      details: { badFields: ['certificate'] },
    });
    const certificate = { name: 'x.p12', base64: Buffer.from('nada').toString('base64') };
    expect(await failure('accounts.test', newAccount('ana', { certificate }))).toEqual({
      code: 'certificate.rejected',
      details: { reason: 'notCertificateFile' },
    });
    expect(await failure('accounts.test', newAccount('ana', { secrets: { passphrase: 'otra' } }))).toEqual({
      code: 'certificate.rejected',
      details: { reason: 'passphrase' },
    });
    expect(spain.log).toEqual([]);
  });

  test('of the same person is not added twice', async () => {
    await addAna();
    expect(await failure('accounts.add', newAccount('anaTwin'))).toMatchObject({
      code: 'signIn.sameSubject',
    });
    expect(await value('accounts.list', {})).toHaveLength(1);
  });

  test('stays with its person when it signs in again, and takes a newer certificate', async () => {
    const { id } = await addAna();
    const again = (holder: SampleHolder) => {
      const { secrets, certificate } = newAccount(holder);
      return { id, fields: {}, secrets, certificate };
    };
    expect(await failure('accounts.signIn', again('boris'))).toMatchObject({ code: 'signIn.otherSubject' });
    expect(await value('accounts.signIn', again('anaTwin'))).toMatchObject({ subject: 'X1234567L' });
    await idle();
    expect(bench.runs.at(-1)).toMatchObject({ result: 'ok' });
    expect(await readFile(join(bench.profileDir, 'certificates', `${id}.p12`))).toEqual(
      spain.certificates.anaTwin.p12,
    );
  });

  test('knows until when its certificate is valid, anew with every sign-in', async () => {
    const account = await addAna();
    const validTo = new X509Certificate(spain.certificates.ana.pem).validToDate.toISOString();
    expect(account.certificate).toMatchObject({ nif: 'X1234567L', validTo });
    const { id } = account;
    const { secrets, certificate } = newAccount('anaTwin');
    const twin = await value('accounts.signIn', { id, fields: {}, secrets, certificate });
    const twinEnd = new X509Certificate(spain.certificates.anaTwin.pem).validToDate.toISOString();
    expect(twin.certificate).toMatchObject({ validTo: twinEnd });
    await idle();
    // A profile of before does not hold it: a run by itself tells it.
    await bench.core.close();
    const db = new DatabaseSync(join(bench.profileDir, 'recado.db'));
    db.exec('UPDATE accounts SET certificate = NULL');
    db.close();
    await bench.reopen({ [`account/${id}/passphrase`]: spain.certificates.anaTwin.passphrase });
    expect((await value('accounts.list', {}))[0]?.certificate).toBeUndefined();
    await sync();
    expect((await value('accounts.list', {}))[0]?.certificate).toMatchObject({ validTo: twinEnd });
  });

  test('switches its sign-in method only with all that the other one needs', async () => {
    const { id } = await addAna();
    const bare = { id, method: 'osCertificate', fields: {}, secrets: {}, certificate: null };
    expect(await failure('accounts.signIn', bare)).toEqual({
      code: 'input.invalid',
      details: { badFields: ['storeCertificate'] },
    });
    expect(await failure('accounts.signIn', { ...bare, method: 'none' })).toMatchObject({
      code: 'input.invalid',
    });
    // Plain Node has no store: nothing of the account is changed by the attempt.
    const choice = JSON.stringify({
      fingerprint: 'AA',
      serialNumber: '01',
      issuer: 'AC',
      validTo: '2099-01-01T00:00:00.000Z',
    });
    expect(
      await failure('accounts.signIn', { ...bare, fields: { storeCertificate: choice } }),
    ).not.toBeNull();
    expect((await value('accounts.list', {}))[0]).toMatchObject({ method: 'pkcs12', fields: {} });
    expect(await readdir(join(bench.profileDir, 'certificates'))).toEqual([`${id}.p12`]);
    expect(await sync()).toMatchObject({ result: 'ok' });
  });

  test('goes over from the store to a file, of the same person only', async () => {
    const { id } = await addAna();
    await bench.core.close();
    const db = new DatabaseSync(join(bench.profileDir, 'recado.db'));
    db.exec(`UPDATE accounts SET method = 'osCertificate', fields = '{"storeCertificate":"x"}'`);
    db.close();
    await bench.reopen();
    const to = (holder: SampleHolder) => {
      const { secrets, certificate } = newAccount(holder);
      return { id, method: 'pkcs12', fields: {}, secrets, certificate };
    };
    expect(await failure('accounts.signIn', { ...to('ana'), certificate: null })).toMatchObject({
      details: { badFields: ['certificate'] },
    });
    expect(await failure('accounts.signIn', to('boris'))).toMatchObject({ code: 'signIn.otherSubject' });
    expect((await value('accounts.list', {}))[0]).toMatchObject({ method: 'osCertificate' });
    expect(await value('accounts.signIn', to('ana'))).toMatchObject({
      method: 'pkcs12',
      fields: {},
      state: 'active',
      certificate: { nif: 'X1234567L' },
    });
    await idle();
    expect(bench.runs.at(-1)).toMatchObject({ result: 'ok' });
  });

  test('of a representative files the notices of others under them, once, also when they come themselves', async () => {
    const represented = (concept: string) =>
      sampleNotice({ concept, nifTitular: 'Y1234567X', bondType: 'APODERADO', vinculoReceptor: 'Apoderado' });
    spain.notices.push(sampleNotice({ concept: 'Propia' }), represented('Ajena'), represented('Otra ajena'));
    await addAna();
    const listOf = async (nie: string) => {
      const person = (await value('persons.list', {})).find((one) => one.nie === nie);
      const page = await value('notices.list', {
        filter: { box: 'all', personId: person?.id ?? 'nobody' },
        after: null,
        limit: 10,
      });
      return [person?.name, page.rows.map(({ title }) => title).toSorted()];
    };
    expect(await listOf('X1234567L')).toEqual(['Ana Ejemplo', ['Propia']]);
    expect(await listOf('Y1234567X')).toEqual(['Y1234567X', ['Ajena', 'Otra ajena']]);
    await value('accounts.add', newAccount('boris', { personName: 'Boris Muestra' }));
    await idle();
    expect(await value('persons.list', {})).toHaveLength(2);
    expect(await listOf('Y1234567X')).toEqual(['Boris Muestra', ['Ajena', 'Otra ajena']]);
  });

  test('of each person sees its own notices only', async () => {
    spain.notices.push(
      sampleNotice({ concept: 'de Ana' }),
      sampleNotice({ concept: 'de Boris', nif: 'Y1234567X', nifTitular: 'Y1234567X' }),
    );
    const ana = await value('accounts.add', newAccount('ana'));
    const boris = await value('accounts.add', newAccount('boris', { personName: 'Boris Muestra' }));
    await idle();
    const owners = (await rows()).map(({ accountId, title }) => [title, accountId]);
    expect(Object.fromEntries(owners)).toEqual({ 'de Ana': ana.id, 'de Boris': boris.id });
    expect(owners).toHaveLength(2);
  });

  test('parks once when its certificate is revoked, and goes on as the same person with another', async () => {
    spain.notices.push(sampleNotice({ concept: 'Pendiente' }));
    const { id } = await addAna();
    spain.set({ isAnaRevoked: true });
    expect((await sync())?.result).toEqual({ code: 'certificate.rejected', details: { reason: 'portal' } });
    expect(bench.events.filter(({ name }) => name === 'account.parked')).toHaveLength(1);
    expect((await value('accounts.list', {}))[0]).toMatchObject({ state: 'parked', nextCheckAt: null });
    expect(await rows()).toHaveLength(1);
    const { secrets, certificate } = newAccount('anaTwin');
    expect(await value('accounts.signIn', { id, fields: {}, secrets, certificate })).toMatchObject({
      state: 'active',
    });
  });

  test('keeps its file readable by its owner alone, its passphrase in no file, and takes both away with itself', async () => {
    const { id } = await addAna();
    const path = join(bench.profileDir, 'certificates', `${id}.p12`);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await sync();
    await bench.core.close();
    const { passphrase } = spain.certificates.ana;
    const names = await readdir(bench.profileDir, { recursive: true, withFileTypes: true });
    for (const entry of names.filter((one) => one.isFile())) {
      const bytes = await readFile(join(entry.parentPath, entry.name));
      expect([
        entry.name,
        bytes.includes(passphrase),
        bytes.includes('SAMLRe'),
        bytes.includes('eyJ0eXAiOiJKV1Q'),
      ]).toEqual([entry.name, false, false, false]);
    }
    await bench.reopen({ [`account/${id}/passphrase`]: passphrase });
    expect(await sync()).toMatchObject({ result: 'ok' });
    await value('accounts.remove', { id, isDryRun: false });
    expect(await readdir(join(bench.profileDir, 'certificates'))).toEqual([]);
  });

  test('whose file was taken away says so, parks, and loses nothing', async () => {
    spain.notices.push(sampleNotice({ concept: 'Pendiente' }));
    const { id } = await addAna();
    await rm(join(bench.profileDir, 'certificates', `${id}.p12`));
    expect((await sync())?.result).toEqual({ code: 'certificate.missing', details: {} });
    expect((await value('accounts.list', {}))[0]).toMatchObject({ state: 'parked' });
    expect(await rows()).toHaveLength(1);
  });
});

describe('a run', () => {
  const trouble: [string, Partial<SpainSwitches>, string][] = [
    ['HTML where JSON is expected', { htmlAt: 'pendingList' }, 'portal.changed'],
    ['a page for maintenance', { isInMaintenance: true }, 'portal.maintenance'],
    ['a new shape', { changedAtService: 'realisedList' }, 'portal.changed'],
    ['a new chooser', { changedAt: 'chooser' }, 'portal.changed'],
    [
      'too many requests',
      { statusAt: { hop: 'pendingList', status: 429, retryAfter: '120' } },
      'portal.rateLimited',
    ],
    ['a sign-in that never holds', { endsSessionAfter: 0 }, 'personNeeded'],
    ['a relay to an outside host', { isRelayTampered: true }, 'portal.changed'],
    ['a redirect to an outside host', { redirectsOutside: true }, 'portal.changed'],
  ];
  test.each(trouble)(
    'that meets %s ends with its failure and loses nothing',
    async (_what, switches, code) => {
      spain.notices.push(sampleNotice({ concept: 'Pendiente' }));
      await addAna();
      spain.set(switches);
      expect((await sync())?.result).toMatchObject({ code });
      expect((await rows()).map(({ title }) => title)).toEqual(['Pendiente']);
      expect(spain.legalActs).toBe(0);
    },
  );

  test('says that its listing was not whole when totals do not add up, and keeps what came', async () => {
    await addAna();
    spain.notices.push(sampleNotice({ concept: 'Nueva' }));
    spain.set({ paging: 'totals' });
    expect(await sync()).toMatchObject({ result: 'ok', isComplete: false, added: 1 });
  });

  test('gives a notice without expiry its ten days, and follows an extension', async () => {
    const extended = sampleNotice({ concept: 'Prorrogada' });
    spain.notices.push(
      sampleNotice({ concept: 'Sin vencimiento', availabilityDate: daysAgo(1), expirationDate: null }),
      extended,
    );
    await addAna();
    const deadlines = async (concept: string) => {
      const row = (await rows()).find(({ title }) => title === concept);
      return (await value('notices.get', { id: row?.id ?? '' })).deadlines;
    };
    const tenth = new Date(Date.parse(daysAgo(1).slice(0, 10)) + 10 * 86_400_000).toISOString().slice(0, 10);
    expect(await deadlines('Sin vencimiento')).toMatchObject([
      { what: 'open', on: tenth, certainty: 'derived' },
    ]);
    extended.expirationDate = '2030-01-31T23:59:59+01:00';
    expect(await sync()).toMatchObject({ updated: 1 });
    expect(await deadlines('Prorrogada')).toMatchObject([
      { what: 'open', on: '2030-01-31', certainty: 'stated' },
    ]);
  });
});
