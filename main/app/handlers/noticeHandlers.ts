// Answers what the inbox asks: pages, search, one notice, marks with undo, secrets to the clipboard.
import { FailureError } from '../../contract/failure.ts';
import type { DocumentView, NoticeDetail } from '../../contract/views.ts';
import { noticeSecretKey } from '../../model/account.ts';
import type { NoticeDocument } from '../../model/document.ts';
import { dueDaysOf, nearestDue } from '../../model/nearestDue.ts';
import { withoutPaid } from '../../model/payments.ts';
import { portalsOwnId } from '../../model/portalsOwnId.ts';
import type { NoticeRecord } from '../../store/store.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

const clipboardMs = 30_000;

type Own = Exclude<`notices.${string}` & keyof Handlers, 'notices.planOpening' | 'notices.open'>;

export const noticeHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const { store, clock, hub } = deps;
  const now = () => clock.now().toISOString();
  const record = async (id: string): Promise<NoticeRecord> => {
    const found = await store.notices.get(id);
    if (!found) throw new FailureError('input.notFound', { what: 'notice' });
    return found;
  };
  return {
    'notices.list': ({ filter, sections, after, limit }) =>
      sections === undefined
        ? store.notices.list(filter, after, limit)
        : store.notices.listSections(filter, sections, after, limit),
    'notices.sectionCounts': ({ filter, newSince }) => store.notices.countSections(filter, newSince),
    'notices.foundIn': async ({ id, text }) => {
      const { readSearch } = await import('../../model/searchText.ts');
      const { words } = readSearch(text);
      return words === '' ? [] : store.notices.findIn(id, words);
    },
    'notices.history': ({ id }) => store.notices.history(id),
    'notices.search': async ({ text, filter, after, limit }) => {
      // Calendars come with the first search: the list must not wait for them.
      const { readSearch } = await import('../../model/searchText.ts');
      const { words, narrows, notUnderstood } = readSearch(text);
      const narrowed = { ...filter, ...narrows };
      const page =
        words === ''
          ? await store.notices.list(narrowed, after, limit)
          : await store.notices.search(words, narrowed, after, limit);
      return notUnderstood.length === 0 ? page : { ...page, notUnderstood };
    },
    'notices.get': async ({ id }) => detailOf(await record(id), now()),
    'notices.conversation': ({ id }) => store.notices.conversation(id),
    'notices.counts': () => store.notices.counts(),
    'notices.mark': async ({ ids, change }) => {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const before = await store.notices.mark(ids, given, now());
      hub.emit('notices.changed', { added: [], changed: ids });
      return before;
    },
    'notices.restoreMarks': async ({ marks }) => {
      await store.notices.restoreMarks(marks, now());
      hub.emit('notices.changed', { added: [], changed: marks.map(({ id }) => id) });
      return {};
    },
    'notices.copySecret': async ({ id, name }) => {
      if (!deps.host.desktop) throw new FailureError('ability.missing', { what: 'clipboard' });
      const { notice } = await record(id);
      const secret = await deps.vault.read(noticeSecretKey(id, name));
      if (secret === null) throw new FailureError('vault.missing', { field: name });
      await deps.host.desktop.copyToClipboard(secret, clipboardMs);
      await store.audit.append({
        at: now(),
        what: 'secret.copied',
        accountId: notice.accountId,
        noticeId: id,
        details: { name },
      });
      return { clearsAt: new Date(clock.now().getTime() + clipboardMs).toISOString() };
    },
    'notices.forgetSecret': async ({ id, name }) => {
      const { notice } = await record(id);
      // First the value, then its name: what is named can always be tried again.
      await deps.vault.remove(noticeSecretKey(id, name));
      await store.notices.forgetSecret(id, name);
      await store.audit.append({
        at: now(),
        what: 'secret.forgotten',
        accountId: notice.accountId,
        noticeId: id,
        details: { name },
      });
      hub.emit('notices.changed', { added: [], changed: [id] });
      return {};
    },
    'notices.import': async ({ files }) => (await import('../importFiles.ts')).importFiles(deps, files),
    'notices.export': async ({ format, filter }) =>
      (await import('../exportNotices.ts')).exportNotices(store.notices, format, filter, clock.now()),
  };
};

function detailOf(
  { notice, personId, mark, documents, sources, joined, paid }: NoticeRecord,
  now: string,
): NoticeDetail {
  // What is paid is no longer due; that it was is told with the payments.
  const { deadlines, expiresOn } = withoutPaid(notice.id, notice, new Set(paid));
  const due = nearestDue(dueDaysOf({ deadlines, expiresOn }), now);
  return {
    id: notice.id,
    portalNoticeId: portalsOwnId(notice.portalNoticeId),
    portal: notice.portal,
    accountId: notice.accountId,
    personId,
    kind: notice.kind,
    title: notice.title,
    issuer: notice.issuer,
    person: notice.person,
    caseNumber: notice.caseNumber,
    ...(notice.titular === undefined ? {} : { titular: notice.titular }),
    sortAt: notice.madeAvailableAt ?? notice.firstSeenAt,
    madeAvailableAt: notice.madeAvailableAt,
    dueOn: due?.on ?? null,
    dueWhat: due?.what ?? null,
    appointmentOn: notice.appointment?.on ?? null,
    hasDocuments: documents.some((document) => document.role !== 'evidence'),
    isInJunk: notice.isInJunk,
    verdict: notice.authenticity?.verdict ?? null,
    mark,
    snippet: null,
    state: notice.state,
    expiresOn: notice.expiresOn,
    legalEffectOnOpen: notice.legalEffectOnOpen,
    amount: notice.amount,
    text: notice.text,
    appointment: notice.appointment,
    deadlines,
    authenticity: notice.authenticity,
    documents: documents.map(documentView),
    secretNames: notice.secretNames ?? [],
    evidence: notice.evidence,
    sources,
    joined,
    firstSeenAt: notice.firstSeenAt,
    noLongerListedAt: notice.noLongerListedAt,
  };
}

const documentView = ({
  noticeId: _notice,
  accountId: _account,
  portalDocumentId: _portal,
  attempts: _attempts,
  ...document
}: NoticeDocument): DocumentView => document;
