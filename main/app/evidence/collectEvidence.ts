// Gathers what a bundle is about: its notices with their documents, its cases, its persons, its lines of the audit.

import type {
  BundledCase,
  BundledNotice,
  BundledPayment,
  EvidenceIndex,
  EvidenceSubject,
} from '../../contract/evidenceViews.ts';
import { evidenceVersion } from '../../contract/evidenceViews.ts';
import { FailureError } from '../../contract/failure.ts';
import type { CaseDocument } from '../../model/caseEntry.ts';
import { noticeOfPayment } from '../../model/payments.ts';
import { safeFileName } from '../../model/safeFileName.ts';
import type { CaseRecord } from '../../store/caseStore.ts';
import type { AuditExtract, DocumentFiles, NoticeFilter, NoticeRecord, Store } from '../../store/store.ts';
import { type BundleWatch, step } from './bundleWatch.ts';

/** A file of the bundle and where its bytes lie. */
export interface BundledFile {
  path: string;
  sha256: string;
  /** Account or case under which it is stored. */
  folder: string;
}

export interface Evidence {
  index: EvidenceIndex;
  files: BundledFile[];
  audit: AuditExtract;
  /** Names of documents whose bytes are not here, or are no longer what was stored. */
  missing: string[];
}

const pageSize = 500;

export async function collectEvidence(
  { store, files }: { store: Store; files: Pick<DocumentFiles, 'verify'> },
  about: EvidenceSubject,
  now: Date,
  watch: BundleWatch,
): Promise<Evidence> {
  const { noticeIds, caseIds } = await subjectOf(store, about);
  const bundled = new Map<string, BundledFile>();
  const missing: string[] = [];
  let looked = 0;

  const keep = async (file: { name: string; sha256: string | null }, folder: string, shelf: string) => {
    const { name, sha256 } = file;
    step(watch, looked++, null);
    if (sha256 === null || (await files.verify(folder, sha256)) !== 'whole') {
      missing.push(name);
      return null;
    }
    const known = bundled.get(sha256);
    const path = known?.path ?? `${shelf}/${sha256.slice(0, 12)} ${safeName(name)}`;
    bundled.set(sha256, known ?? { path, sha256, folder });
    return path;
  };

  const notices: BundledNotice[] = [];
  const accountIds = new Set<string>();
  const auditedIds = new Set(noticeIds);
  for (const id of noticeIds) {
    const record = await store.notices.get(id);
    if (!record) continue;
    accountIds.add(record.notice.accountId);
    // What was done with one that went into it was done with it.
    for (const joined of record.joined) auditedIds.add(joined.id);
    const documents: BundledNotice['documents'] = [];
    for (const {
      noticeId: _n,
      accountId,
      state: _s,
      failureCode: _f,
      attempts: _a,
      ...document
    } of record.documents) {
      const path = await keep(document, accountId, document.role === 'evidence' ? 'evidence' : 'documents');
      documents.push({ ...document, path });
    }
    notices.push(bundledNotice(record, documents));
  }

  /** Files of a part that was joined lie under that part. */
  const keepOwn = async (file: CaseDocument): Promise<void> => {
    const folder = (await store.cases.document(file.id))?.caseId;
    if (folder === undefined) missing.push(file.name);
    else await keep(file, folder, 'documents');
  };
  const cases: BundledCase[] = [];
  const payments = new Map<string, BundledPayment>();
  const keepPayments = async (marks: CaseRecord['payments'], isMeant: (id: string) => boolean) => {
    for (const [paymentId, { paidOn, receipt }] of Object.entries(marks)) {
      if (paidOn === null || payments.has(paymentId) || !isMeant(paymentId)) continue;
      if (receipt) await keepOwn(receipt);
      payments.set(paymentId, { id: paymentId, paidOn, receipt });
    }
  };
  for (const id of caseIds) {
    const record = await store.cases.get(id);
    if (!record) continue;
    for (const file of record.case.entries.flatMap(({ documents }) => documents)) await keepOwn(file);
    await keepPayments(record.payments, () => true);
    cases.push(bundledCase(record));
  }
  // A receipt lies with the case, and proves something about the notice.
  const caseId = about.what === 'notice' ? await store.cases.ofNotice(about.id) : null;
  const around = caseId === null ? null : await store.cases.get(caseId);
  if (around) await keepPayments(around.payments, (id) => auditedIds.has(noticeOfPayment(id)));

  const personIds = new Set([...notices, ...cases].map(({ personId }) => personId));
  if (about.what === 'person') personIds.add(about.id);
  const persons = (await store.persons.list())
    .filter(({ id }) => personIds.has(id))
    .map(({ id, name, nie, passport }) => ({ id, name, nie, passport }));
  const index: EvidenceIndex = {
    format: 'recado-evidence',
    version: evidenceVersion,
    madeAt: now.toISOString(),
    about,
    persons,
    notices,
    cases,
    payments: [...payments.values()],
    files: Object.fromEntries([...bundled.values()].map(({ sha256, path }) => [sha256, path])),
  };
  const audit = await store.audit.extract([...auditedIds], [...accountIds]);
  return { index, files: [...bundled.values()], audit, missing };
}

/** Ids of notices, newest first, and of cases. Fails with `input.notFound`. */
async function subjectOf(
  store: Store,
  { what, id }: EvidenceSubject,
): Promise<{ noticeIds: string[]; caseIds: string[] }> {
  const absent = () => new FailureError('input.notFound', { what });
  switch (what) {
    case 'notice': {
      if (!(await store.notices.get(id))) throw absent();
      return { noticeIds: [id], caseIds: [] };
    }
    case 'case': {
      if (!(await store.cases.get(id))) throw absent();
      return { noticeIds: await allNotices(store, { box: 'all', caseId: id }), caseIds: [id] };
    }
    case 'person': {
      if (!(await store.persons.list()).some((person) => person.id === id)) throw absent();
      const caseIds: string[] = [];
      for (let after: string | null = null; ; ) {
        const page = await store.cases.list({ personId: id }, after, pageSize);
        caseIds.push(...page.rows.map((row) => row.case.id));
        if (page.next === null) break;
        after = page.next;
      }
      return { noticeIds: await allNotices(store, { box: 'all', personId: id }), caseIds };
    }
  }
}

async function allNotices(store: Store, filter: NoticeFilter): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const page = await store.notices.list(filter, after, pageSize);
    ids.push(...page.rows.map((row) => row.id));
    if (page.next === null) return ids;
    after = page.next;
  }
}

function bundledNotice(
  { notice, personId, mark, sources, joined }: NoticeRecord,
  documents: BundledNotice['documents'],
): BundledNotice {
  // What a secret was called says nothing to others, and its value stays in the keychain.
  const { accountId: _account, secretNames: _names, mergeKey: _key, ...facts } = notice;
  return {
    ...facts,
    personId,
    titular: notice.titular ?? null,
    thread: notice.thread ?? [],
    mark,
    sources: sources.map(({ portal, via, seenAt }) => ({ portal, via, seenAt })),
    documents,
    joinedIds: joined.map(({ id }) => id),
  };
}

const bundledCase = ({ case: known, notices }: CaseRecord): BundledCase => ({
  ...known,
  placed: notices.filter(({ isByHand }) => isByHand).map(({ id }) => id),
});

/** The ending stays: a system opens a file by it. */
function safeName(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return `${safeFileName(name.slice(0, name.length - ending.length), 80) || 'file'}${ending}`;
}
