// The port to what Recado remembers: asynchronous whole operations, one transaction each, never rows or SQL.
import type { AccountStore, RunStore } from './accountStore.ts';
import type { AlertStore } from './alertStore.ts';
import type { AuditStore } from './auditStore.ts';
import type { CalendarStore } from './calendarStore.ts';
import type { CaseStore } from './caseStore.ts';
import type { DocumentStore } from './documentStore.ts';
import type { FilingStore } from './filingStore.ts';
import type { LearnedStore } from './learnedStore.ts';
import type { NoticeStore } from './noticeStore.ts';
import type { OwnReadingStore } from './ownReadingStore.ts';
import type { PaperStore } from './paperStore.ts';
import type { PersonStore } from './personStore.ts';
import type { ReadingStore } from './readingStore.ts';
import type { SameNoticeStore } from './sameNoticeStore.ts';
import type { BinStore, StorageStore } from './storageStore.ts';
import type { ViewStore } from './viewStore.ts';

export type * from './accountStore.ts';
export type * from './auditStore.ts';
export type * from './documentStore.ts';
export type * from './noticeStore.ts';

export interface SettingsStore {
  read(): Promise<Record<string, unknown>>;
  write(values: Record<string, unknown>): Promise<void>;
}

export interface StoreHealth {
  isIntact: boolean;
  /** Lines of SQLite's own `integrity_check` when it found something. */
  problems: string[];
  schemaVersion: number;
  sizeBytes: number;
  journalMode: string;
}

/** Every operation can fail with `store.full`, `store.busy` or `store.damaged`; a failed one changed nothing. */
export interface Store {
  notices: NoticeStore;
  sameNotices: SameNoticeStore;
  documents: DocumentStore;
  readings: ReadingStore;
  papers: PaperStore;
  ownReadings: OwnReadingStore;
  filing: FilingStore;
  accounts: AccountStore;
  persons: PersonStore;
  runs: RunStore;
  alerts: AlertStore;
  audit: AuditStore;
  learned: LearnedStore;
  cases: CaseStore;
  calendar: CalendarStore;
  views: ViewStore;
  settings: SettingsStore;
  storage: StorageStore;
  bin: BinStore;
  health(): Promise<StoreHealth>;
  /** Writes the database as it is now to a file that is not there yet, complete in itself; others are answered meanwhile. */
  copyTo(path: string): Promise<void>;
  /** Finishes what is under way and lets go of the database. */
  close(): Promise<void>;
}
