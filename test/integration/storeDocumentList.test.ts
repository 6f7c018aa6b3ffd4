// All documents as one list: each filter, pages that neither repeat nor lose, and the person's own files among them.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DocumentFilter } from '../../main/store/documentListStore.ts';
import type { Store } from '../../main/store/store.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  sampleDocument,
  sampleNotice,
  temporaryProfile,
} from '../support/storeFixtures.ts';

let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let store: Store;

beforeEach(async () => {
  profile = await temporaryProfile();
  store = await openTestStore(profile.profileDir, { workerUrl: null });
  await addAccount(store);
  await addAccount(store, { id: 'chile', portal: 'chile', subject: 'ana@example.com' });
  const spain = sampleNotice({
    portalNoticeId: 'es',
    kind: 'resolution',
    title: 'Resolución',
    madeAvailableAt: '2026-11-10T08:00:00.000Z',
  });
  const other = sampleNotice({
    portalNoticeId: 'luis',
    title: 'Requerimiento',
    titular: { nif: 'Y1234567X', name: 'Luis' },
    caseNumber: 'OTRO-1',
    madeAvailableAt: '2026-10-01T08:00:00.000Z',
  });
  const chile = sampleNotice({
    portalNoticeId: 'cl',
    portal: 'chile',
    kind: 'appointment',
    title: 'Cita',
    caseNumber: null,
    madeAvailableAt: '2026-11-20T08:00:00.000Z',
  });
  const stored = (id: string, notice: string, name: string, accountId = 'account-1') =>
    sampleDocument({
      id,
      noticeId: `n-${notice}`,
      accountId,
      name,
      state: 'stored',
      sha256: id.repeat(8),
      storedAt: now,
    });
  await store.notices.applyListing(
    planOf([spain, other], {
      documents: [
        stored('d1', 'es', 'resolucion.pdf'),
        stored('d2', 'es', 'acuse.pdf'),
        stored('d3', 'luis', 'requerimiento.pdf'),
        { ...stored('d9', 'es', 'correo.eml'), role: 'evidence' },
      ],
    }),
  );
  await store.notices.applyListing(
    planOf([chile], { accountId: 'chile', documents: [stored('d4', 'cl', 'comprobante.pdf', 'chile')] }),
  );
  await read('d1', true, true);
  await read('d2', true, false);
  await read('d3', false, false);
});
afterEach(async () => {
  await store.close();
  await profile.remove();
});

const read = (documentId: string, isSigned: boolean, hasCode: boolean, text = '') => {
  const code = { id: 'f', kind: 'verificationCode' as const, value: '***', page: 1, line: '***' };
  return store.readings.save({
    documentId,
    sha256: documentId.repeat(8),
    version: 1,
    text,
    reading: {
      state: 'read',
      refusedFor: null,
      pageCount: 1,
      readPages: 1,
      traits: [],
      facts: hasCode ? [code] : [],
      isSigned,
      readAt: now,
    },
  });
};
const names = async (filter: DocumentFilter) =>
  (await store.documents.list(filter, null, 50)).rows.map(({ name }) => name);
const idOf = async (name: string) => (await store.persons.list()).find((one) => one.name === name)?.id ?? '';

it('lists the newest first without raw evidence, with what is known of each', async () => {
  const { rows, next } = await store.documents.list({}, null, 50);
  expect(rows.map(({ id, isSigned, hasCode }) => [id, isSigned, hasCode])).toEqual([
    ['d4', null, null],
    ['d2', true, false],
    ['d1', true, true],
    ['d3', false, false],
  ]);
  expect(next).toBeNull();
  expect(rows[0]).toMatchObject({
    noticeId: 'n-cl',
    caseId: null,
    portal: 'chile',
    kind: 'appointment',
    title: 'Cita',
  });
});

it('narrows by person, portal, kind, case, period, name and proof', async () => {
  expect(await names({ personId: await idOf('Luis') })).toEqual(['requerimiento.pdf']);
  expect(await names({ portal: 'chile' })).toEqual(['comprobante.pdf']);
  expect(await names({ kind: 'resolution' })).toEqual(['acuse.pdf', 'resolucion.pdf']);
  const caseId = (await store.cases.ofNotice('n-luis')) ?? '';
  expect(await names({ caseId })).toEqual(['requerimiento.pdf']);
  expect(await names({ since: '2026-11-15' })).toEqual(['comprobante.pdf']);
  expect(await names({ before: '2026-11-01' })).toEqual(['requerimiento.pdf']);
  expect(await names({ text: 'RESOLUCIÓN' })).toEqual(['acuse.pdf', 'resolucion.pdf']);
  expect(await names({ text: 'acuse resol' })).toEqual(['acuse.pdf']);
  expect(await names({ proof: 'signed' })).toEqual(['acuse.pdf', 'resolucion.pdf']);
  expect(await names({ proof: 'code' })).toEqual(['resolucion.pdf']);
  expect(await names({ text: 'nada' })).toEqual([]);
});

it('gives every document once, however small the pages, and the files of cases in their place', async () => {
  const caseId = (await store.cases.ofNotice('n-es')) ?? '';
  const own = {
    id: 'own-1',
    name: 'recibo.png',
    type: 'image/png',
    size: 3,
    sha256: 'f'.repeat(64),
    storedAt: '2026-11-12T09:00:00.000Z',
  };
  const entry = { id: 'e1', addedAt: now, documents: [own], what: 'note' as const, on: null, text: 'x' };
  await store.cases.saveEntry(caseId, 'e1', entry, now);
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const page = await store.documents.list({}, after, 1);
    found.push(...page.rows.map(({ id }) => id));
    if (page.next === null) break;
    after = page.next;
  }
  expect(found).toEqual(['d4', 'own-1', 'd2', 'd1', 'd3']);
  const [listed] = (await store.documents.list({ text: 'recibo' }, null, 5)).rows;
  expect(listed).toMatchObject({ noticeId: null, caseId, portal: null, state: 'stored', isSigned: null });
  expect(await names({ portal: 'dehu', text: 'recibo' })).toEqual([]);
});

it('finds what stands in files of notices and of cases, and says on which page', async () => {
  await read('d1', true, true, 'Ministerio\fPlazo de diez días\fdiez');
  await read('d3', false, false, 'Sin plazo');
  const caseId = (await store.cases.ofNotice('n-es')) ?? '';
  const own = {
    id: 'own-1',
    name: 'recibo.pdf',
    type: 'application/pdf',
    size: 3,
    sha256: 'f'.repeat(64),
    storedAt: '2026-11-12T09:00:00.000Z',
  };
  const entry = { id: 'e1', addedAt: now, documents: [own], what: 'note' as const, on: null, text: 'x' };
  await store.cases.saveEntry(caseId, 'e1', entry, now);
  const isOwn = {
    id: 'own-1',
    name: 'recibo.pdf',
    type: 'application/pdf',
    sha256: own.sha256,
    folder: caseId,
  };
  expect(await store.ownReadings.unread(1, 5)).toEqual([isOwn]);
  const reading = (await store.readings.get('d1', 1)) ?? null;
  const text = 'Tasa\fFuera de PLAZO';
  await store.ownReadings.save([
    { fileId: 'own-1', name: own.name, version: 1, reading, text },
    { fileId: 'gone', name: 'x', version: 1, reading, text },
  ]);
  expect(await store.ownReadings.unread(1, 5)).toEqual([]);
  expect(await store.ownReadings.unread(2, 5)).toEqual([isOwn]);

  const { rows } = await store.documents.list({ text: 'plazo' }, null, 50);
  expect(rows.map(({ id, found }) => [id, found])).toEqual([
    ['own-1', { page: 2, snippet: 'Fuera de \u0002PLAZO\u0003' }],
    ['d1', { page: 2, snippet: '\u0002Plazo\u0003 de diez días' }],
    ['d3', { page: 1, snippet: 'Sin \u0002plazo\u0003' }],
  ]);
  expect(await names({ text: '"diez dias"' })).toEqual(['resolucion.pdf']);
  expect(await names({ text: 'plazo', proof: 'signed' })).toEqual(['recibo.pdf', 'resolucion.pdf']);
  expect(await names({ text: 'plazo', personId: await idOf('Luis') })).toEqual(['requerimiento.pdf']);
  expect((await store.documents.list({ text: 'acuse' }, null, 5)).rows).toMatchObject([
    { id: 'd2', found: null },
  ]);

  const found = { documentId: 'own-1', caseId, found: { page: 2 } };
  expect(await store.ownReadings.find('fuera plaz', { caseId, isPdf: true }, 5)).toMatchObject([found]);
  expect(await store.ownReadings.find('recibo', {}, 5)).toMatchObject([{ documentId: 'own-1', found: null }]);
  for (const filter of [{ isPdf: false }, { caseId: 'other' }, { personId: await idOf('Luis') }])
    expect(await store.ownReadings.find('plazo', filter, 5)).toEqual([]);
  expect(await store.ownReadings.find('" * (', {}, 5)).toEqual([]);
  await store.cases.remove(caseId, now);
  expect(await store.ownReadings.find('plazo', {}, 5)).toEqual([]);
});

it('finds names as they are now: a notice that was told anew, and none that went', async () => {
  const facts = sampleNotice({ portalNoticeId: 'luis', title: 'Propuesta', caseNumber: 'NUEVO-7' });
  await store.notices.applyListing(planOf([], { changed: [{ id: 'n-luis', factsHash: 'h2', facts }] }));
  const document = await store.documents.get('d3');
  if (!document) throw new Error('not there');
  await store.documents.save({ ...document, name: 'Notificación ñandú.pdf' });
  expect(await names({ text: 'propuesta' })).toEqual(['Notificación ñandú.pdf']);
  expect(await names({ text: 'NANDU nuevo-7' })).toEqual(['Notificación ñandú.pdf']);
  expect(await names({ text: '"%_' })).toEqual([]);
  expect(await names({ text: 'requerimiento' })).toEqual([]);
  expect(await names({ text: 'correo' })).toEqual([]);
  await store.bin.remove('bin-1', 'account', 'account-1', now);
  expect(await names({ text: 'propuesta' })).toEqual([]);
  await store.bin.restore('bin-1', { code: 'vault.missing', details: {} });
  expect(await names({ text: 'propuesta' })).toEqual(['Notificación ñandú.pdf']);
});
