// Makes a profile as large as an office's after years, through the store's own port.
import { silentLogger } from '../../main/model/logger.ts';
import { openStore } from '../../main/store/openStore.ts';
import {
  planOf,
  sampleAccount,
  sampleDocument,
  seededNotice,
  seededRandom,
  workerUrl,
} from '../support/storeFixtures.ts';

/** The first has most notices, the last one in fifty. */
export const largeProfileAccounts = ['account-1', 'account-2', 'account-3', 'account-4'];
const pageSize = 6_000;

function accountOf(index: number): string {
  if (index % 50 === 0) return 'account-4';
  return largeProfileAccounts[index % 3] as string;
}

/**
 * Seeds `count` notices (the same ones every time): three persons, four accounts, a document for one in four. Marks as
 * after years: nearly all read, most archived, one in 400 flagged; the newest two thousand still in the inbox.
 */
export async function seedLargeProfile(profileDir: string, count: number): Promise<void> {
  const store = await openStore({ profileDir, workerUrl, log: silentLogger });
  for (const [index, id] of largeProfileAccounts.entries()) {
    const personId = `person-${index % 3}`;
    await store.persons.save({ id: personId, name: `Persona ${index % 3}`, nie: null, passport: null });
    await store.accounts.save(sampleAccount({ id, personId, subject: id }));
  }
  const random = seededRandom(20_261_121);
  let last = Promise.resolve();
  for (let from = 0; from < count; from += pageSize) {
    const pages = new Map(largeProfileAccounts.map((id) => [id, planOf([], { accountId: id })]));
    for (let index = from; index < Math.min(from + pageSize, count); index += 1) {
      const facts = seededNotice(index, count, random);
      const plan = pages.get(accountOf(index));
      plan?.added.push({ id: `n-${facts.portalNoticeId}`, factsHash: 'h1', facts });
      if (index % 4 === 0) {
        plan?.documents.push(sampleDocument({ id: `d-${index}`, noticeId: `n-${facts.portalNoticeId}` }));
      }
    }
    // One page is being made while the worker writes the one before.
    await last;
    last = Promise.all([...pages.values()].map((plan) => store.notices.applyListing(plan))).then(
      () => undefined,
    );
  }
  await last;

  const at = '2026-11-20T12:00:00.000Z';
  const ids = (from: number, to: number, every: number): string[] => {
    const found: string[] = [];
    for (let index = from; index < to; index += every) found.push(`n-p-${index}`);
    return found;
  };
  const inboxFrom = Math.max(0, count - 2_000);
  await store.notices.mark(ids(0, inboxFrom, 1), { isRead: true, isArchived: true }, at);
  await store.notices.mark(ids(inboxFrom, count, 2), { isRead: true }, at);
  await store.notices.mark(ids(0, count, 400), { isFlagged: true }, at);
  await store.notices.mark(ids(0, count, 33), { isDone: true }, at);
  await store.close();
}
