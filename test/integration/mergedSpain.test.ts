// One notice that DEHú, an e-mail and a sede tell of is one notice, with its sources, its case and its person, in any order.
import { strict as assert } from 'node:assert';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { avisoA } from '../portals/dehu/avisos.ts';
import { proveConsent } from '../portals/dehu/proveConsent.ts';
import { sampleNotice } from '../portals/dehu/sampleNotices.ts';
import { type SampleSpain, startSampleSpain } from '../portals/dehu/startSampleSpain.ts';
import { sedeNotice } from '../portals/sede/sampleRows.ts';
import { type SampleSede, startSampleSede } from '../portals/sede/startSampleSede.ts';
import { openPortalCore, type PortalCore } from '../support/portalCore.ts';

/** As the sample aviso prints it. */
const identifier = '7f3a91c204d8e6b5a1f0';
const concept = 'not_330020261234567_12345678_87654321';

let spain: SampleSpain;
let sede: SampleSede;
let bench: PortalCore;

beforeAll(async () => {
  [spain, sede] = await Promise.all([startSampleSpain(), startSampleSede({ switches: { wafApartMs: 0 } })]);
});
afterAll(() => Promise.all([spain.stop(), sede.stop()]));
beforeEach(async () => {
  bench = await openPortalCore({ dehu: spain.endpoints, sede: sede.endpoints }, [spain.caPem, sede.caPem]);
  spain.notices.push(sampleNotice({ identifier, concept }));
  sede.notices.push(
    sedeNotice({
      identifier: identifier.toUpperCase(),
      title: 'Notificación',
      caseNumber: '330020261234567',
    }),
  );
});
afterEach(async () => {
  await bench.close();
  proveConsent(spain);
  assert.deepEqual(sede.openings, []);
  spain.reset();
  sede.reset();
});

const add = async (portal: 'dehu' | 'sede') => {
  const { p12, passphrase } = (portal === 'dehu' ? spain : sede).certificates.ana;
  await bench.value('accounts.add', {
    portal,
    method: 'pkcs12',
    label: portal,
    personId: null,
    personName: 'Ana Ejemplo',
    fields: {},
    secrets: { passphrase },
    certificate: { name: 'ana.p12', base64: p12.toString('base64') },
  });
  await bench.core.idle();
};
const tellers = {
  mail: () =>
    bench.value('notices.import', { files: [{ name: 'aviso.eml', base64: avisoA.toString('base64') }] }),
  dehu: () => add('dehu'),
  sede: () => add('sede'),
};

it.each([
  ['mail', 'dehu', 'sede'],
  ['sede', 'mail', 'dehu'],
  ['dehu', 'sede', 'mail'],
] as const)('told by %s, then %s, then %s', async (...order) => {
  for (const teller of order) await tellers[teller]();
  const rows = await bench.rows();
  expect(rows).toMatchObject([{ title: concept, portal: 'dehu', state: 'pending', dueWhat: 'open' }]);
  const notice = await bench.value('notices.get', { id: rows[0]?.id ?? '' });
  expect(notice.sources.map(({ portal, via }) => `${portal} by ${via}`)).toEqual([
    'dehu by portal',
    'sede by portal',
    'dehu by mail',
  ]);
  // The number in the concept is the one that the sede prints: both belong to one case.
  expect(notice.caseNumber).toBe('330020261234567');
  expect(notice).toMatchObject({ person: 'ANA EJEMPLO PRUEBA', titular: { nif: 'X1234567L' } });
  const persons = await bench.value('persons.list', {});
  expect(persons.find(({ id }) => id === notice.personId)).toMatchObject({
    name: 'Ana Ejemplo',
    nie: 'X1234567L',
  });
});

it('a sede that prints no identifier makes a notice of its own, which the person makes one with DEHú’s and parts again', async () => {
  const [day = '', time = ''] = (spain.notices[0]?.availabilityDate ?? '').split(/[T ]/);
  sede.notices.splice(
    0,
    1,
    sedeNotice({
      title: 'Notificación',
      caseNumber: '330020261234567',
      availableAt: `${day.split('-').toReversed().join('/')} ${time.slice(0, 5)}`,
    }),
  );
  await tellers.dehu();
  await tellers.sede();
  const rows = await bench.rows();
  expect(rows).toHaveLength(2);
  expect(new Set(rows.map(({ caseNumber }) => caseNumber))).toEqual(new Set(['330020261234567']));
  expect(new Set(rows.map(({ personId }) => personId)).size).toBe(1);

  const idOf = (portal: string) => rows.find((row) => row.portal === portal)?.id ?? '';
  const ids: [string, string] = [idOf('sede'), idOf('dehu')];
  const offers = await bench.value('sameNotices.offers', { noticeId: idOf('dehu') });
  expect(offers).toMatchObject([
    { notices: [{ portal: 'dehu' }, { portal: 'sede' }], reasons: expect.arrayContaining(['caseNumber']) },
  ]);
  expect(await bench.value('sameNotices.join', { ids })).toEqual({
    id: idOf('dehu'),
    joinedId: idOf('sede'),
  });
  // Both accounts are read again and go on telling of the one.
  await bench.value('sync.now', {});
  await bench.core.idle();
  expect(await bench.rows()).toMatchObject([{ id: idOf('dehu'), dueWhat: 'open' }]);
  expect(await bench.value('notices.get', { id: idOf('sede') })).toMatchObject({
    id: idOf('dehu'),
    sources: [{ portal: 'dehu' }, { portal: 'sede' }],
    joined: [{ id: idOf('sede') }],
  });
  await bench.value('sameNotices.part', { joinedId: idOf('sede') });
  expect((await bench.rows()).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  await bench.value('sameNotices.notTheSame', { ids, isSaid: true });
  expect(await bench.value('sameNotices.offers', { noticeId: null })).toEqual([]);
});
