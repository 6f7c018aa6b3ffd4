// Reads from the store what a mailbox does not show; alerts and the account's card ask the same.
import { readMailCursor, type UnreadMail } from '../mail/mailCursor.ts';
import { type Account, importMethod } from '../model/account.ts';
import { presentWaiting, waitingListsOf } from '../model/caseFacts.ts';
import { mailboxPortal, type PortalId, portalIds } from '../model/portal.ts';
import { type ExpectedSender, type QuietSender, quietSenders } from '../model/quietSenders.ts';
import type { Store } from '../store/store.ts';

export interface MailHealth {
  unread: UnreadMail[];
  quiet: QuietSender[];
}

/** A mailbox is added for Chile's mails; others count once they have written there. */
export async function mailHealth(store: Store, account: Account, now: Date): Promise<MailHealth> {
  if (account.portal !== mailboxPortal || account.method === importMethod) return { unread: [], quiet: [] };
  const expected: ExpectedSender[] = [];
  for (const portal of portalIds) {
    const lastAt = await lastMailAt(store, account.id, portal);
    if (lastAt === null && portal !== mailboxPortal) continue;
    expected.push({
      portal,
      lastAt,
      isAwaited: portal === 'chile' && (await isWaiting(store, account.personId)),
    });
  }
  const cursor = readMailCursor(await store.accounts.cursor(account.id));
  // What was never read whole is another trouble, and told as such.
  const isRead = account.state === 'active' && account.lastCompleteListingAt !== null;
  return {
    unread: cursor?.unread ?? [],
    quiet: isRead ? quietSenders(expected, account.createdAt, now) : [],
  };
}

async function lastMailAt(store: Store, accountId: string, portal: PortalId): Promise<string | null> {
  const { rows } = await store.notices.list({ box: 'all', accountId, portal }, null, 1);
  return rows[0]?.sortAt ?? null;
}

async function isWaiting(store: Store, personId: string): Promise<boolean> {
  const { rows } = await store.cases.list({ personId, country: 'CL' }, null, 50);
  return rows.some((row) => presentWaiting(waitingListsOf(row.notices, row.case.entries)) !== null);
}
