// Writes what a portal's own list of cases says into the history of those cases; new ones are offered to the person elsewhere.
import { failureOf } from '../contract/failure.ts';
import { latestStatus, type StatusEntry } from '../model/case.ts';
import { readCaseStatus } from '../model/caseStatus.ts';
import type { Clock } from '../model/day.ts';
import type { Hub } from '../model/hub.ts';
import { readPersonNumber } from '../model/identifiers/personNumber.ts';
import type { Logger } from '../model/logger.ts';
import type { Notice } from '../model/notice.ts';
import type { Store } from '../store/store.ts';
import type { StatusChecks } from './statusChecks.ts';

/** One listing tells the same case in several sections. */
const sameListingMs = 600_000;

/** Listens until the core ends. */
export function startStatusJoiner(deps: {
  hub: Hub;
  store: Store;
  statusChecks: Pick<StatusChecks, 'keep'>;
  clock: Clock;
  log: Logger;
}): void {
  const { hub, store, clock } = deps;
  let queue: Promise<void> = Promise.resolve();
  const join = async (noticeId: string): Promise<void> => {
    const record = await store.notices.get(noticeId);
    const entry = record && statusEntryIn(record.notice, clock.now());
    const caseId = entry ? await store.cases.ofNotice(noticeId) : null;
    const known = caseId === null ? null : await store.cases.get(caseId);
    if (!entry || !known) return;
    const last = latestStatus(known.case.history);
    const isTold =
      last !== null &&
      last.status === entry.status &&
      (last.resolvedOn ?? null) === (entry.resolvedOn ?? null) &&
      Date.parse(last.at) + sameListingMs > clock.now().getTime();
    if (!isTold) await deps.statusChecks.keep(known.case.id, entry);
  };
  hub.on('notices.changed', ({ added, changed }) => {
    for (const id of [...added, ...changed]) {
      queue = queue
        .then(() => join(id))
        .catch((error: unknown) =>
          deps.log.warn('status.notJoined', { noticeId: id, failure: failureOf(error) }),
        );
    }
  });
}

/** Null for what tells no status of a case. A decided case whose resolution lies beside it is a resolution and tells its status too. */
export function statusEntryIn(
  { portal, evidence, person }: Pick<Notice, 'portal' | 'evidence' | 'person'>,
  now: Date,
): StatusEntry | null {
  const raw = evidence['statusRaw'];
  if (portal !== 'sede' || typeof raw !== 'string') return null;
  const resolvedOn = evidence['resolvedOn'];
  const authorization = evidence['kind'];
  // The column of the person may hold a name.
  const number = readPersonNumber(person ?? '');
  return {
    at: now.toISOString(),
    source: 'clave',
    ...readCaseStatus(raw),
    resolvedOn: typeof resolvedOn === 'string' ? resolvedOn : null,
    ...(number.isValid && number.kind === 'nie' ? { nie: number.value } : {}),
    ...(typeof authorization === 'string' ? { authorization } : {}),
  };
}
