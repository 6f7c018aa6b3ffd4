// The store's whole operations on cases, in the shape that the worker answers by name.
import type { StatusEntry } from '../../model/case.ts';
import type { CaseEntry, PaymentMark } from '../../model/caseEntry.ts';
import type { Instant } from '../../model/day.ts';
import type { CaseChange, CaseFilter, CaseUndo } from '../caseStore.ts';
import { addStatus, joinCases, placeNotices, saveCase, splitCase } from './caseActs.ts';
import { markPayment, restoreAct, saveEntry } from './caseEntries.ts';
import {
  caseDocument,
  caseOfNotice,
  casesOfPerson,
  casesWithNumber,
  decidedCases,
  watchedCases,
} from './caseReading.ts';
import { getCase, listCases } from './caseRecords.ts';
import { caseHoldings, purgeCases, removeCase } from './caseRemoval.ts';
import type { Database } from './database.ts';

/** The first argument of each is the moment it was asked for. */
export const createCaseOperations = (db: Database) => ({
  'cases.list': (_now: Instant, filter: CaseFilter, after: string | null, limit: number) =>
    listCases(db, filter, after, limit),
  'cases.get': (_now: Instant, id: string) => getCase(db, id),
  'cases.ofNotice': (_now: Instant, noticeId: string) => caseOfNotice(db, noticeId),
  'cases.watched': () => watchedCases(db),
  'cases.decided': (_now: Instant, since: Instant) => decidedCases(db, since),
  'cases.withNumber': (_now: Instant, number: string, personId: string | null) =>
    casesWithNumber(db, number, personId),
  'cases.ofPerson': (_now: Instant, personId: string, limit: number) => casesOfPerson(db, personId, limit),
  'cases.save': (_now: Instant, change: CaseChange, at: Instant) => saveCase(db, change, at),
  'cases.addStatus': (_now: Instant, caseId: string, entry: StatusEntry) => addStatus(db, caseId, entry),
  'cases.place': (_now: Instant, noticeIds: string[], caseId: string | null, at: Instant) =>
    placeNotices(db, noticeIds, caseId, at),
  'cases.join': (_now: Instant, intoId: string, otherIds: string[], at: Instant) =>
    joinCases(db, intoId, otherIds, at),
  'cases.split': (
    _now: Instant,
    caseId: string,
    out: { numbers: string[]; noticeIds: string[] },
    newId: string,
    at: Instant,
  ) => splitCase(db, caseId, out, newId, at),
  'cases.holdings': (_now: Instant, caseId: string) => caseHoldings(db, caseId),
  'cases.remove': (_now: Instant, caseId: string, at: Instant) => removeCase(db, caseId, at),
  'cases.purge': (_now: Instant, at: Instant) => purgeCases(db, at),
  'cases.saveEntry': (_now: Instant, caseId: string, entryId: string, entry: CaseEntry | null, at: Instant) =>
    saveEntry(db, caseId, entryId, entry, at),
  'cases.markPayment': (
    _now: Instant,
    caseId: string,
    paymentId: string,
    mark: PaymentMark | null,
    at: Instant,
  ) => markPayment(db, caseId, paymentId, mark, at),
  'cases.restore': (_now: Instant, undo: CaseUndo, at: Instant) => restoreAct(db, undo, at),
  'cases.document': (_now: Instant, id: string) => caseDocument(db, id),
});
