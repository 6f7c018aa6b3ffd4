// Every whole operation of the store by name; their types are what the other side of the worker may ask for.
import type { Failure } from '../../contract/failure.ts';
import type { Account } from '../../model/account.ts';
import type { AlertOutcome } from '../../model/alert.ts';
import type { Instant } from '../../model/day.ts';
import type { Deadline } from '../../model/deadline.ts';
import type { NoticeDocument } from '../../model/document.ts';
import type { LearnedSign } from '../../model/learnedSign.ts';
import type { Mark } from '../../model/notice.ts';
import type { Person } from '../../model/person.ts';
import type { Run } from '../../model/run.ts';
import type { SavedView } from '../../model/savedView.ts';
import type { AlertChanges, AlertFactsAsked } from '../alertStore.ts';
import type { CalendarAsked } from '../calendarStore.ts';
import type { DocumentFilter } from '../documentListStore.ts';
import type { KeptRevocation, SavedReading, Verification } from '../readingStore.ts';
import type { BinEntry } from '../storageStore.ts';
import type { AuditRow, ListingClose, ListingPlan, NoticeFilter, SectionsAsked } from '../store.ts';
import { dueAccounts, getAccount, listAccounts, readCursor, saveAccount } from './accounts.ts';
import { readAlertMemory, readArrivals, readUpcoming } from './alertMemory.ts';
import {
  answerAlerts,
  applyAlerts,
  getAlert,
  listAlerts,
  markShowing,
  markShown,
  resumeAlerts,
  snoozeAlerts,
} from './alerts.ts';
import { appendAudit, extractAudit, listAudit } from './audit.ts';
import { goingHoldings, listBin, purgeFromBin, removeToBin, sweepBin } from './bin.ts';
import { datedNotices, undatedNotices } from './calendar.ts';
import { createCaseOperations } from './caseOperations.ts';
import type { Database } from './database.ts';
import { listDocuments } from './documentList.ts';
import { documentHashes, getDocument, pendingDocuments, saveDocument } from './documents.ts';
import { createFilingOperations } from './filing.ts';
import { findIn } from './foundIn.ts';
import { readHealth } from './health.ts';
import { addLearned, listLearned, removeLearned } from './learned.ts';
import { applyListing, closeListing } from './listings.ts';
import { markNotices, restoreMarks } from './marks.ts';
import { historyOf } from './noticeHistory.ts';
import { joinNotices, partNotices } from './noticeJoins.ts';
import { countNotices, listConversation, listNotices } from './noticeLists.ts';
import { findKnown, getNotice, noticeToldBy } from './noticeRecords.ts';
import { searchNotices } from './noticeSearch.ts';
import { createOwnReadingOperations } from './ownReadings.ts';
import { createPaperOperations } from './papers.ts';
import { listMerges, mergePersons, personHoldings, separatePersons } from './personMerges.ts';
import { listPersons, savePerson } from './persons.ts';
import {
  addRevocation,
  addVerification,
  confirmedTerms,
  confirmTerm,
  getReading,
  revocationsOf,
  saveReading,
  unreadDocuments,
  verificationsOf,
} from './readings.ts';
import { restoreFromBin } from './restoreFromBin.ts';
import { closeInterrupted, keptPages, listRuns, saveRun } from './runs.ts';
import { refuseSame, sameOffers } from './sameOffers.ts';
import { listViews, removeView, saveView } from './savedViews.ts';
import { createSearchIndex } from './searchIndex.ts';
import { forgetSecretName } from './secretNames.ts';
import { countSections, listSections } from './sections.ts';
import { readSettings, writeSettings } from './settings.ts';
import { lookInto, secretNames, storedFiles } from './storage.ts';
import { noticesWithTerm } from './termNotices.ts';

type RunFilter = { accountId?: string | undefined; before?: Instant | undefined; limit: number };

/** The first argument of each is the moment it was asked for: the worker has no clock of its own. */
export function createOperations(db: Database) {
  const index = createSearchIndex(db);
  sweepBin(db);
  return {
    'notices.findKnown': (_now: Instant, accountId: string, ids: string[]) => findKnown(db, accountId, ids),
    'notices.withTerm': (_now: Instant, accountId: string, after: string, limit: number) =>
      noticesWithTerm(db, accountId, after, limit),
    'notices.applyListing': (_now: Instant, plan: ListingPlan) => applyListing(db, index, plan),
    'notices.closeListing': (_now: Instant, close: ListingClose) => closeListing(db, close),
    'notices.list': (now: Instant, filter: NoticeFilter, after: string | null, limit: number) =>
      listNotices(db, now, filter, after, limit),
    'notices.listSections': (
      now: Instant,
      filter: NoticeFilter,
      asked: SectionsAsked,
      after: string | null,
      limit: number,
    ) => listSections(db, now, filter, asked, after, limit),
    'notices.countSections': (now: Instant, filter: NoticeFilter, newSince: Instant | null) =>
      countSections(db, now, filter, newSince),
    'notices.findIn': (_now: Instant, id: string, text: string) => findIn(db, id, text),
    'notices.history': (_now: Instant, id: string) => historyOf(db, id),
    'notices.search': (
      now: Instant,
      text: string,
      filter: NoticeFilter,
      after: string | null,
      limit: number,
    ) => searchNotices(db, now, text, filter, after, limit),
    'notices.get': (_now: Instant, id: string) => getNotice(db, id),
    'notices.forgetSecret': (_now: Instant, id: string, name: string) => forgetSecretName(db, id, name),
    'notices.conversation': (now: Instant, id: string) => listConversation(db, now, id),
    'notices.toldBy': (_now: Instant, id: string, accountId: string) => noticeToldBy(db, id, accountId),
    'notices.counts': (now: Instant) => countNotices(db, now),
    'notices.mark': (_now: Instant, ids: string[], change: Partial<Mark>, at: Instant) =>
      markNotices(db, ids, change, at),
    'notices.restoreMarks': (_now: Instant, marks: { id: string; mark: Mark }[], at: Instant) =>
      restoreMarks(db, marks, at),
    'sameNotices.offers': (now: Instant, noticeId: string | null) => sameOffers(db, now, noticeId),
    'sameNotices.join': (_now: Instant, ids: readonly [string, string], at: Instant) =>
      joinNotices(db, index, ids, at),
    'sameNotices.part': (_now: Instant, joinedId: string, at: Instant) =>
      partNotices(db, index, joinedId, at),
    'sameNotices.refuse': (_now: Instant, ids: readonly [string, string], isSaid: boolean, at: Instant) =>
      refuseSame(db, ids, isSaid, at),
    ...createCaseOperations(db),
    ...createPaperOperations(db),
    ...createOwnReadingOperations(db),
    ...createFilingOperations(db),
    'documents.list': (_now: Instant, filter: DocumentFilter, after: string | null, limit: number) =>
      listDocuments(db, filter, after, limit),
    'documents.get': (_now: Instant, id: string) => getDocument(db, id),
    'documents.pending': (_now: Instant, accountId: string) => pendingDocuments(db, accountId),
    'documents.save': (_now: Instant, document: NoticeDocument) => saveDocument(db, document),
    'documents.hashes': () => documentHashes(db),
    'readings.get': (_now: Instant, documentId: string, version: number) =>
      getReading(db, documentId, version),
    'readings.unread': (_now: Instant, version: number, limit: number) => unreadDocuments(db, version, limit),
    'readings.save': (_now: Instant, saved: SavedReading) => saveReading(db, index, saved),
    'readings.addVerification': (_now: Instant, verification: Verification) =>
      addVerification(db, verification),
    'readings.verifications': (_now: Instant, documentId: string) => verificationsOf(db, documentId),
    'readings.addRevocation': (_now: Instant, check: KeptRevocation) => addRevocation(db, check),
    'readings.revocations': (_now: Instant, documentId: string) => revocationsOf(db, documentId),
    'readings.terms': (_now: Instant, noticeId: string) => confirmedTerms(db, noticeId),
    'readings.confirmTerm': (
      _now: Instant,
      noticeId: string,
      factId: string,
      deadline: Deadline | null,
      at: Instant,
    ) => confirmTerm(db, noticeId, factId, deadline, at),
    'accounts.list': () => listAccounts(db),
    'accounts.get': (_now: Instant, id: string) => getAccount(db, id),
    'accounts.save': (_now: Instant, account: Account) => saveAccount(db, account),
    'accounts.due': (_now: Instant, at: Instant) => dueAccounts(db, at),
    'accounts.cursor': (_now: Instant, accountId: string) => readCursor(db, accountId),
    'persons.list': () => listPersons(db),
    'persons.save': (_now: Instant, person: Person) => savePerson(db, person),
    'persons.holdings': (_now: Instant, id: string) => personHoldings(db, id),
    'persons.merge': (_now: Instant, mergeId: string, intoId: string, otherId: string, at: Instant) =>
      mergePersons(db, mergeId, intoId, otherId, at),
    'persons.merges': () => listMerges(db),
    'persons.separate': (_now: Instant, mergeId: string) => separatePersons(db, mergeId),
    'runs.save': (_now: Instant, run: Run) => saveRun(db, run),
    'runs.list': (_now: Instant, filter: RunFilter) => listRuns(db, filter),
    'runs.keptPages': () => keptPages(db),
    'runs.closeInterrupted': (_now: Instant, at: Instant) => closeInterrupted(db, at),
    'alerts.memory': (_now: Instant, asked: AlertFactsAsked) => readAlertMemory(db, asked),
    'alerts.upcoming': (_now: Instant, now: Instant, limit: number) => readUpcoming(db, now, limit),
    'alerts.arrivals': (_now: Instant, since: Instant, now: Instant, limit: number) =>
      readArrivals(db, since, now, limit),
    'alerts.apply': (_now: Instant, changes: AlertChanges) => applyAlerts(db, changes),
    'alerts.get': (_now: Instant, id: string) => getAlert(db, id),
    'alerts.list': (
      _now: Instant,
      filter: { before?: Instant | undefined; isOpen?: boolean | undefined; limit: number },
    ) => listAlerts(db, filter),
    'alerts.resume': (_now: Instant, bootedAt: Instant) => resumeAlerts(db, bootedAt),
    'alerts.markShowing': (_now: Instant, id: string, at: Instant) => markShowing(db, id, at),
    'alerts.markShown': (_now: Instant, id: string, outcome: AlertOutcome, at: Instant) =>
      markShown(db, id, outcome, at),
    'alerts.answer': (_now: Instant, ids: string[], at: Instant) => answerAlerts(db, ids, at),
    'alerts.snooze': (_now: Instant, ids: string[], until: Instant) => snoozeAlerts(db, ids, until),
    'audit.append': (_now: Instant, row: AuditRow) => appendAudit(db, row),
    'audit.list': (_now: Instant, filter: { before?: Instant | undefined; limit: number }) =>
      listAudit(db, filter),
    'audit.extract': (_now: Instant, noticeIds: string[], accountIds: string[]) =>
      extractAudit(db, noticeIds, accountIds),
    'learned.list': () => listLearned(db),
    'learned.add': (_now: Instant, signs: LearnedSign[]) => addLearned(db, signs),
    'learned.remove': (_now: Instant, ids: string[]) => removeLearned(db, ids),
    'views.list': () => listViews(db),
    'views.save': (_now: Instant, view: SavedView) => saveView(db, view),
    'views.remove': (_now: Instant, id: string) => removeView(db, id),
    'calendar.dated': (_now: Instant, asked: CalendarAsked) => datedNotices(db, asked),
    'calendar.undated': (_now: Instant, personId: string | null, limit: number) =>
      undatedNotices(db, personId, limit),
    'settings.read': () => readSettings(db),
    'settings.write': (_now: Instant, values: Record<string, unknown>) => writeSettings(db, values),
    'storage.look': (_now: Instant, path: string) => lookInto(db, path),
    'storage.files': () => storedFiles(db),
    'storage.secretNames': () => secretNames(db),
    'bin.holdings': (_now: Instant, what: BinEntry['what'], subjectId: string) =>
      goingHoldings(db, what, subjectId),
    'bin.remove': (_now: Instant, id: string, what: BinEntry['what'], subjectId: string, at: Instant) =>
      removeToBin(db, index, id, what, subjectId, at),
    'bin.list': () => listBin(db),
    'bin.restore': (_now: Instant, id: string, parkedFor: Failure) =>
      restoreFromBin(db, index, id, parkedFor),
    'bin.purge': (_now: Instant, id: string) => purgeFromBin(db, id),
    health: () => readHealth(db),
  };
}

export type Operations = ReturnType<typeof createOperations>;
export type OperationName = keyof Operations;
