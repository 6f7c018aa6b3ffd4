// A process that writes page after page until it is killed, and prints what was acknowledged: <profile folder> <first number>.
import { addAccount, openTestStore, planOf, sampleDocument, sampleNotice } from './storeFixtures.ts';

const [, , profileDir, first] = process.argv;
const store = await openTestStore(profileDir as string);
await addAccount(store);
for (let page = Number(first); ; page += 1) {
  const notices = Array.from({ length: 8 }, (_, at) =>
    sampleNotice({
      portalNoticeId: `${page}-${at}`,
      madeAvailableAt: null,
      text: `Página ${page} aviso ${at}`,
    }),
  );
  await store.notices.applyListing(
    planOf(notices, {
      documents: notices.map(({ portalNoticeId }) =>
        sampleDocument({ id: `d-${portalNoticeId}`, noticeId: `n-${portalNoticeId}` }),
      ),
      cursor: { page },
    }),
  );
  await store.notices.mark([`n-${page}-0`], { isFlagged: true }, '2026-11-21T10:00:00.000Z');
  process.stdout.write(`${page}\n`);
}
