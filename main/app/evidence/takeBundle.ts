// Takes a bundle into the inbox: notices under an account of their own, as files given by hand, with marks, documents and cases.
import type {
  BundledCase,
  BundledNotice,
  BundledPayment,
  EvidenceTaken,
} from '../../contract/evidenceViews.ts';
import type { CaseEntry } from '../../model/caseEntry.ts';
import type { NoticeDocument } from '../../model/document.ts';
import type { ListedNotice } from '../../model/notice.ts';
import { noticeOfPayment } from '../../model/payments.ts';
import { hashFacts } from '../../sync/reconcile.ts';
import type { SyncDeps } from '../../sync/syncDeps.ts';
import { importAccount } from '../importAccount.ts';
import type { OpenBundle } from './readBundle.ts';

/** Every file is read and checked before anything is kept, so that a damaged bundle changes nothing. */
export async function takeBundle(deps: SyncDeps, bundle: OpenBundle): Promise<EvidenceTaken> {
  const { index } = bundle;
  for (const sha256 of Object.keys(index.files)) await bundle.read(sha256);

  const personOf = await persons(deps, bundle);
  const taken: EvidenceTaken = { notices: 0, known: 0, cases: 0, documents: 0 };
  const idOf = new Map<string, string>();
  const runId = deps.newId();
  for (const notice of index.notices) {
    const known = await knownId(deps, notice);
    if (known !== null) {
      idOf.set(notice.id, known);
      taken.known += 1;
      continue;
    }
    const { id, documents } = await takeNotice(deps, bundle, notice, personOf(notice.personId), runId);
    idOf.set(notice.id, id);
    taken.notices += 1;
    taken.documents += documents;
  }
  const caseIds: string[] = [];
  for (const one of index.cases)
    caseIds.push(await takeCase(deps, bundle, one, personOf(one.personId), idOf));
  taken.cases = caseIds.length;
  for (const payment of index.payments) await takePayment(deps, bundle, payment, idOf, caseIds);

  const at = deps.clock.now().toISOString();
  const { notices, known, cases } = taken;
  await deps.store.audit.append({
    at,
    what: 'evidence.taken',
    accountId: null,
    noticeId: null,
    details: { madeAt: index.madeAt, notices, known, cases },
  });
  deps.hub.emit('notices.changed', { added: [...idOf.values()], changed: [] });
  if (caseIds.length > 0) deps.hub.emit('cases.changed', { caseIds });
  return taken;
}

/** The person here with the same number, else the same name; one that is not here comes with the bundle. */
async function persons(deps: SyncDeps, { index }: OpenBundle): Promise<(id: string) => string> {
  const here = await deps.store.persons.list();
  const ids = new Map<string, string>();
  for (const person of index.persons) {
    const same = here.find(({ nie, passport, name }) =>
      person.nie !== null
        ? nie === person.nie
        : person.passport !== null
          ? passport === person.passport
          : name === person.name,
    );
    const own = same ?? { ...person, id: deps.newId() };
    if (!same) {
      await deps.store.persons.save(own);
      here.push(own);
    }
    ids.set(person.id, own.id);
  }
  return (id) => ids.get(id) ?? here[0]?.id ?? id;
}

async function knownId(deps: SyncDeps, { portal, portalNoticeId }: BundledNotice): Promise<string | null> {
  for (const account of await deps.store.accounts.list()) {
    const [known] = await deps.store.notices.findKnown(account.id, [portalNoticeId]);
    if (known?.facts.portal === portal) return known.id;
  }
  return null;
}

async function takeNotice(
  deps: SyncDeps,
  bundle: OpenBundle,
  bundled: BundledNotice,
  personId: string,
  runId: string,
): Promise<{ id: string; documents: number }> {
  const accountId = (await importAccount(deps, bundled.portal, personId)).id;
  const facts = listedOf(bundled);
  const id = deps.newId();
  const documents: NoticeDocument[] = [];
  for (const { path, ...document } of bundled.documents) {
    const bytes = path === null || document.sha256 === null ? null : await bundle.read(document.sha256);
    const file = bytes && (await deps.files.write(accountId, bytes));
    documents.push({
      ...document,
      id: deps.newId(),
      noticeId: id,
      accountId,
      state: file ? 'stored' : 'failed',
      sha256: file?.sha256 ?? null,
      failureCode: file ? null : 'document.gone',
      attempts: 0,
    });
  }
  const at = bundled.firstSeenAt;
  const change = { id, factsHash: hashFacts(facts), facts };
  await deps.store.notices.applyListing({
    accountId,
    runId,
    at,
    added: [change],
    changed: [],
    documents,
    cursor: null,
    listed: 1,
  });
  await deps.store.notices.restoreMarks([{ id, mark: bundled.mark }], deps.clock.now().toISOString());
  return { id, documents: documents.filter(({ state }) => state === 'stored').length };
}

/** Anybody can write a bundle: it joins no notice of a portal by itself, and nothing in it counts as proven genuine. */
function listedOf(bundled: BundledNotice): ListedNotice {
  const { authenticity, titular, deadlines } = bundled;
  return {
    portalNoticeId: bundled.portalNoticeId,
    portal: bundled.portal,
    kind: bundled.kind,
    title: bundled.title,
    issuer: bundled.issuer,
    person: bundled.person,
    ...(titular === null ? {} : { titular }),
    caseNumber: bundled.caseNumber,
    madeAvailableAt: bundled.madeAvailableAt,
    expiresOn: bundled.expiresOn,
    state: bundled.state,
    legalEffectOnOpen: bundled.legalEffectOnOpen,
    amount: bundled.amount,
    text: bundled.text,
    appointment: bundled.appointment && withoutUndefined(bundled.appointment),
    deadlines: deadlines.map(withoutUndefined),
    authenticity:
      authenticity?.verdict === 'genuine' ? { ...authenticity, verdict: 'unverified' } : authenticity,
    isInJunk: bundled.isInJunk,
    documents: bundled.documents.map(({ portalDocumentId, name, type, size, role }) => ({
      portalDocumentId,
      name,
      type,
      size,
      role,
    })),
    evidence: bundled.evidence,
    ...(bundled.thread.length === 0 ? {} : { thread: bundled.thread }),
  };
}

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const withoutUndefined = <T extends object>(value: T): Given<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Given<T>;

/** Read from JSON, where what is undefined cannot stand: the shape says more than there can be. */
const entryOf = (entry: BundledCase['entries'][number]): CaseEntry =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the bundle's schema has just read it
  JSON.parse(JSON.stringify(entry)) as CaseEntry;

/** Its notices may have made the case by its number already; what the person wrote comes to it. Returns its id. */
async function takeCase(
  deps: SyncDeps,
  bundle: OpenBundle,
  bundled: BundledCase,
  personId: string,
  idOf: ReadonlyMap<string, string>,
): Promise<string> {
  const { cases } = deps.store;
  const at = deps.clock.now().toISOString();
  const same = await Promise.all(bundled.numbers.map((number) => cases.withNumber(number, personId)));
  const known = same.flat()[0];
  const id = known?.id ?? deps.newId();
  const { title, nie, filedOn, birthYear, cadenceDays, isWatched, numbers } = bundled;
  const noticeIds = bundled.placed.flatMap((placed) => idOf.get(placed) ?? []);
  // What the person has written here already stays as it is.
  const details = known
    ? { title: known.title ?? title, nie: known.nie ?? nie, filedOn: known.filedOn ?? filedOn }
    : { title, nie, filedOn, birthYear, cadenceDays, isWatched };
  await cases.save(
    {
      id,
      personId,
      country: bundled.country,
      details,
      numbers: [...new Set([...(known?.numbers ?? []), ...numbers])],
      noticeIds,
    },
    at,
  );
  for (const entry of bundled.history) await cases.addStatus(id, withoutUndefined(entry));
  const here = new Set(known?.entries.map((entry) => entry.id));
  for (const entry of bundled.entries.filter((one) => !here.has(one.id))) {
    const documents: typeof entry.documents = [];
    for (const document of entry.documents) {
      if (bundle.index.files[document.sha256] === undefined) continue;
      const { sha256 } = await deps.files.write(id, await bundle.read(document.sha256));
      documents.push({ ...document, id: deps.newId(), sha256 });
    }
    await cases.saveEntry(id, entry.id, entryOf({ ...entry, documents }), at);
  }
  return id;
}

/** Where its notice or its entry is in a case here; a mark that the person has set here stays as it is. */
async function takePayment(
  { store, files, newId, clock }: SyncDeps,
  bundle: OpenBundle,
  { id, paidOn, receipt }: BundledPayment,
  idOf: ReadonlyMap<string, string>,
  caseIds: readonly string[],
): Promise<void> {
  const bundledId = noticeOfPayment(id);
  const noticeId = idOf.get(bundledId);
  const paymentId = noticeId === undefined ? id : id.replace(bundledId, noticeId);
  const around = noticeId === undefined ? caseIds : [await store.cases.ofNotice(noticeId)];
  for (const caseId of around) {
    const record = caseId === null ? null : await store.cases.get(caseId);
    const isMeant = noticeId !== undefined || record?.case.entries.some((entry) => entry.id === id);
    if (!record || !isMeant || record.payments[paymentId] !== undefined) continue;
    const at = clock.now().toISOString();
    const hasBytes = receipt !== null && bundle.index.files[receipt.sha256] !== undefined;
    if (hasBytes) await files.write(record.case.id, await bundle.read(receipt.sha256));
    const mark = { paidOn, receipt: hasBytes ? { ...receipt, id: newId() } : null };
    await store.cases.markPayment(record.case.id, paymentId, mark, at);
  }
}
