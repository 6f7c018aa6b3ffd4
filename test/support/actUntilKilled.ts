// A process that joins and separates cases and notices and writes histories until it is killed, and prints each status that was acknowledged: <profile folder> <first number>.
import { addAccount, openTestStore, planOf, sampleNotice } from './storeFixtures.ts';

const [, , profileDir, first] = process.argv;
const store = await openTestStore(profileDir as string);
await addAccount(store);
const numbers = ['280020260000001', '280020260000002'] as const;
await store.notices.applyListing(
  planOf(
    [0, 1, 2, 3].map((at) =>
      sampleNotice({ portalNoticeId: `${first}-${at}`, caseNumber: numbers[at % 2] ?? null }),
    ),
  ),
);
await addAccount(store, { id: 'sede', portal: 'sede' });
const sede = sampleNotice({ portalNoticeId: `${first}-sede`, portal: 'sede', caseNumber: numbers[0] });
await store.notices.applyListing(planOf([sede], { accountId: 'sede' }));
const at = '2026-11-21T10:00:00.000Z';
const idOf = async (number: string): Promise<string> =>
  (await store.cases.withNumber(number, null))[0]?.id ?? '';
for (let round = Number(first); ; round += 1) {
  const moment = new Date(Date.UTC(2026, 0, 1) + round * 1_000).toISOString();
  const [one, other] = [await idOf(numbers[0]), await idOf(numbers[1])];
  await store.cases.addStatus(one, { at: moment, source: 'form', status: 'EN_TRAMITE', raw: `${round}` });
  process.stdout.write(`${round}\n`);
  if (one === other) await store.cases.split(one, { numbers: [numbers[1]], noticeIds: [] }, `s${round}`, at);
  else await store.cases.restore(await store.cases.join(one, [other], at), at);
  const [dehu, copy] = [`n-${first}-0`, `n-${first}-sede`] as const;
  if (round % 2 === 0) await store.sameNotices.join([dehu, copy], at);
  else await store.sameNotices.part(copy, at);
  if (round % 3 === 0)
    await store.cases.join(await idOf(numbers[0]), [await idOf(numbers[1])], at).catch(() => null);
}
