// Decides which facts are worth interrupting a person for; hosts only show what is decided here.
import type { EventPayload } from '../contract/events.ts';
import type { Hub } from '../model/hub.ts';
import type { Logger } from '../model/logger.ts';
import type { NoticeStore } from '../store/store.ts';

type Alert = EventPayload<'alert.raised'>;

/** After an absence many notices come at once: beyond this many they are told as one. */
const fewAtOnce = 3;

/** Listens to facts and raises alerts: new notices (never suspicious ones), accounts that need their person. */
export function startAlerts(deps: {
  hub: Hub;
  notices: NoticeStore;
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
  deps.hub.on('account.parked', ({ accountId }) =>
    raise({ kind: 'account.parked', count: 0, noticeId: null, accountId }),
  );
}
