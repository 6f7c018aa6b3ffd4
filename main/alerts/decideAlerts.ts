// Decides which facts are worth interrupting a person for; hosts only show what is decided here.
import type { EventPayload } from '../contract/events.ts';
import { failurePolicy } from '../contract/failurePolicy.ts';
import type { Hub } from '../model/hub.ts';
import type { Logger } from '../model/logger.ts';
import type { AccountStore, NoticeStore, RunStore } from '../store/store.ts';
import { isWorthTelling } from './isWorthTelling.ts';

type Alert = EventPayload<'alert.raised'>;

/** After an absence many notices come at once: beyond this many they are told as one. */
const fewAtOnce = 3;
/** A ladder climbs some eight steps a day; three days of them fit. */
const runsLookedAt = 60;

/** Listens to facts and raises alerts: new notices (never suspicious ones), accounts that need their person. */
export function startAlerts(deps: {
  hub: Hub;
  notices: NoticeStore;
  accounts: AccountStore;
  runs: RunStore;
  log: Logger;
  newId: () => string;
}): void {
  const raise = (alert: Omit<Alert, 'id'>) => deps.hub.emit('alert.raised', { id: deps.newId(), ...alert });

  const tellNew = async (added: string[]) => {
    const records = await Promise.all(added.map((id) => deps.notices.get(id)));
    const believable = records.filter(
      (record) => record !== null && record.notice.authenticity?.verdict !== 'suspicious',
    );
    const ids = believable.map((record) => record?.notice.id ?? '');
    if (ids.length > fewAtOnce)
      raise({ kind: 'notices.new', count: ids.length, noticeId: null, accountId: null });
    else for (const noticeId of ids) raise({ kind: 'notice.new', count: 1, noticeId, accountId: null });
  };

  deps.hub.on('notices.changed', ({ added }) => {
    if (added.length > 0)
      void tellNew(added).catch((error: unknown) => deps.log.error('alert.failed', { error }));
  });

  const tellAccount = (accountId: string) =>
    raise({ kind: 'account.parked', count: 0, noticeId: null, accountId });
  // Accounts whose run could not even be written down: they are told once, until a run is kept again.
  const unwritten = new Set<string>();
  const followRun = async ({ id, accountId }: EventPayload<'run.finished'>['run']) => {
    const runs = await deps.runs.list({ accountId, limit: runsLookedAt });
    if (runs.every((run) => run.id !== id)) {
      if (!unwritten.has(accountId)) tellAccount(accountId);
      unwritten.add(accountId);
      return;
    }
    unwritten.delete(accountId);
    const account = await deps.accounts.get(accountId);
    if (account?.state !== 'active') return;
    if (isWorthTelling({ runs, lastWholeAt: account.lastCompleteListingAt ?? account.createdAt }))
      tellAccount(accountId);
  };
  deps.hub.on('account.parked', ({ accountId, failure }) => {
    if (failurePolicy[failure.code].alert !== 'no') tellAccount(accountId);
  });
  deps.hub.on('run.finished', ({ run }) => {
    void followRun(run).catch((error: unknown) => deps.log.error('alert.failed', { error }));
  });
}
