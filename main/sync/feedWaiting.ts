// Puts what mails tell of a waiting list into a case of its own, and the appointment that ends the wait beside it.
import { failureOf } from '../contract/failure.ts';
import type { Notice } from '../model/notice.ts';
import type { CaseRecord } from '../store/caseStore.ts';
import type { NoticeRecord } from '../store/store.ts';
import type { SyncDeps } from './syncDeps.ts';

/** A person is on few lists; more cases than this are not looked through. */
const mostCases = 200;

/** Never fails a page: what could not be placed stays in the inbox, and the person can place it. */
export async function feedWaiting(deps: SyncDeps, added: readonly string[]): Promise<void> {
  for (const id of added) {
    try {
      const record = await deps.store.notices.get(id);
      if (record && isAboutWaiting(record.notice)) await place(deps, record);
    } catch (error) {
      deps.log.warn('cases.notFed', { noticeId: id, failure: failureOf(error) });
    }
  }
}

const isAboutWaiting = ({ portal, kind, authenticity }: Notice): boolean =>
  portal === 'chile' &&
  (kind === 'waitlist' || kind === 'appointment') &&
  authenticity?.verdict !== 'suspicious';

async function place({ store, clock, newId }: SyncDeps, { notice, personId }: NoticeRecord): Promise<void> {
  if ((await store.cases.ofNotice(notice.id)) !== null) return;
  const at = clock.now().toISOString();
  const { rows } = await store.cases.list({ personId, country: 'CL' }, null, mostCases);
  const known = rows.find((row) => isOfList(row, notice));
  if (known) {
    await store.cases.place([notice.id], known.case.id, at);
    return;
  }
  // An appointment alone needs no case; a list is one: its first day counts for years.
  if (notice.kind !== 'waitlist') return;
  await store.cases.save(
    {
      id: newId(),
      personId,
      country: 'CL',
      details: { title: procedureOf(notice) ?? notice.title },
      noticeIds: [notice.id],
    },
    at,
  );
}

/** The same procedure where both name one; an appointment without one only where a single list can be meant. */
function isOfList({ notices }: CaseRecord, notice: Notice): boolean {
  const lists = notices.filter(({ kind }) => kind === 'waitlist');
  const procedure = procedureOf(notice);
  return lists.some((list) => {
    const named = list.appointment?.procedure ?? list.evidence['procedure'] ?? null;
    return procedure === null || named === null || plain(named) === plain(procedure);
  });
}

const procedureOf = ({ appointment, evidence }: Notice): string | null =>
  appointment?.procedure ?? evidence['procedure'] ?? null;

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
