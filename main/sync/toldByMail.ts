// A mail that tells of something new at a portal brings that portal's next look forward: to the first moment that is polite.
import { failureOf } from '../contract/failure.ts';
import { mailboxPortal } from '../model/portal.ts';
import type { NoticeRecord } from '../store/store.ts';
import type { SyncDeps } from './syncDeps.ts';

type Deps = Pick<SyncDeps, 'hub' | 'store' | 'clock' | 'log' | 'registry' | 'updateAccount'>;

/** Listens until the core ends. Parked and paused accounts stay so; a suspicious mail moves nothing. */
export function startToldByMail(deps: Deps): void {
  let queue: Promise<void> = Promise.resolve();
  deps.hub.on('notices.changed', ({ added }) => {
    for (const id of added)
      queue = queue
        .then(() => bringForward(deps, id))
        .catch((error: unknown) =>
          deps.log.warn('look.notBroughtForward', { noticeId: id, failure: failureOf(error) }),
        );
  });
}

async function bringForward(
  { store, clock, registry, updateAccount }: Deps,
  noticeId: string,
): Promise<void> {
  const record = await store.notices.get(noticeId);
  if (!record || !isToldByMailAlone(record)) return;
  const { notice, personId } = record;
  const open = (await store.accounts.list()).filter(
    ({ portal, state }) => portal === notice.portal && state === 'active',
  );
  if (open.length === 0) return;
  // Zones are loaded with the first mail that moves anything, not with the first sight of the inbox.
  const { politeLook } = await import('./nextLook.ts');
  const own = open.filter((account) => account.personId === personId);
  for (const { id, portal, nextCheckAt } of own.length > 0 ? own : open) {
    const manifest = registry.get(portal)?.manifest;
    const [last] = await store.runs.list({ accountId: id, limit: 1 });
    // After a failure the portal's own word and the table of failures say when: a mail does not know better.
    const hasFailed = last !== undefined && last.result !== null && last.result !== 'ok';
    if (!manifest || hasFailed) continue;
    const lastAt = last ? new Date(last.startedAt) : null;
    const at = politeLook({ manifest, lastAt, now: clock.now() }).toISOString();
    // Of many mails the first has done it.
    if (nextCheckAt !== null && nextCheckAt <= at) continue;
    await updateAccount(id, (account) => ({
      ...account,
      nextCheckAt: account.nextCheckAt !== null && account.nextCheckAt < at ? account.nextCheckAt : at,
    }));
  }
}

const isToldByMailAlone = ({ notice, sources }: NoticeRecord): boolean =>
  notice.portal !== mailboxPortal &&
  notice.authenticity?.verdict !== 'suspicious' &&
  sources.every(({ via }) => via === 'mail');
