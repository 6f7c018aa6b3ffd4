// A case is what all those notices are about: its numbers, what a check of its status needs, and every status ever read.
import type { CaseEntry } from './caseEntry.ts';
import type { CaseStatus } from './caseStatus.ts';
import type { Day, Instant } from './day.ts';
import { isSameCase } from './identifiers/caseNumber.ts';
import type { PortalId } from './portal.ts';

/** Where a status was read: the public form, behind Cl@ve, a reply by SMS, any other page that shows one. */
export const statusSources = ['form', 'clave', 'sms', 'page'] as const;
export type StatusSource = (typeof statusSources)[number];

export const countries = ['ES', 'PE', 'CL'] as const;
export type Country = (typeof countries)[number];

/** One status as it was read; entries are only ever added. A field that is missing was not asked for there. */
export interface StatusEntry {
  at: Instant;
  source: StatusSource;
  status: CaseStatus;
  /** The portal's own words. */
  raw: string;
  /** Null: the portal shows no day yet. */
  resolvedOn?: Day | null;
  /** The foreigner's number that the portal shows; null while it shows none. */
  nie?: string | null;
  /** Kind of permit, as printed. */
  authorization?: string | null;
}

/** What the person says of a case; everything else of it is read somewhere. */
export interface CaseDetails {
  /** The person's own name for it. */
  title: string | null;
  /** By which the status can be asked where there is no number yet. */
  nie: string | null;
  filedOn: Day | null;
  birthYear: number | null;
  /** Days between two reminders to check; null for the usual week. */
  cadenceDays: number | null;
  /** False: no reminders. */
  isWatched: boolean;
  /** The decision (`decisionName`) that nothing is left to do about; a later one is another. */
  decisionDone?: string | null;
}

/** Whose procedure it is that a portal tells of. */
export const countryOfPortal: Record<PortalId, Country> = { dehu: 'ES', sede: 'ES', peru: 'PE', chile: 'CL' };

export interface Case extends CaseDetails {
  id: string;
  personId: string;
  country: Country;
  /** Every number that authorities give the case, as they print it: expediente, registry, trámite. */
  numbers: string[];
  /** Every status that was ever read, oldest first. */
  history: StatusEntry[];
  /** What the person wrote down by hand, oldest first. */
  entries: CaseEntry[];
}

export const noDetails: CaseDetails = {
  title: null,
  nie: null,
  filedOn: null,
  birthYear: null,
  cadenceDays: null,
  isWatched: false,
};

/** What is worth telling after a check. `before` is null when nothing was known of it. */
export type StatusNews =
  | { what: 'status'; before: StatusEntry; after: StatusEntry }
  | { what: 'resolvedOn'; before: Day | null; after: Day | null }
  | { what: 'nie'; before: string | null; after: string };

/** What is known of a case after all its checks: the last status, and each other field as it was last told. Null without any. */
export function latestStatus(history: readonly StatusEntry[]): StatusEntry | null {
  return history.reduce<StatusEntry | null>((known, entry) => ({ ...known, ...told(entry) }), null);
}

/** Tells one decision of a case from a later one. */
export const decisionName = ({ status, resolvedOn }: Pick<StatusEntry, 'status' | 'resolvedOn'>): string =>
  `${status} ${resolvedOn ?? ''}`;

/** Only what the entry says: a source that does not show a field takes nothing away. */
const told = (entry: StatusEntry): StatusEntry =>
  Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== undefined),
  ) as unknown as StatusEntry;

/**
 * What changed between what was known and what was read now. Nothing for a failed check (`after` null) and nothing for
 * the first reading, which has nothing to differ from. Another spelling of the same status is no news; another wording
 * that nobody knows is.
 */
export function compareStatus(before: StatusEntry | null, after: StatusEntry | null): StatusNews[] {
  if (before === null || after === null) return [];
  const news: StatusNews[] = [];
  const isOtherWording = after.status === 'UNKNOWN' && plain(before.raw) !== plain(after.raw);
  if (before.status !== after.status || isOtherWording) news.push({ what: 'status', before, after });
  if (after.resolvedOn !== undefined && (before.resolvedOn ?? null) !== after.resolvedOn)
    news.push({ what: 'resolvedOn', before: before.resolvedOn ?? null, after: after.resolvedOn });
  if (after.nie && (before.nie ?? null) !== after.nie)
    news.push({ what: 'nie', before: before.nie ?? null, after: after.nie });
  return news;
}

/** The case with one more entry, and what is new about it. A failed check leaves the case as it is. */
export function addStatus(known: Case, entry: StatusEntry | null): { case: Case; news: StatusNews[] } {
  if (entry === null) return { case: known, news: [] };
  const news = compareStatus(latestStatus(known.history), entry);
  const history = [...known.history, entry].toSorted((one, other) => (one.at < other.at ? -1 : 1));
  return { case: { ...known, history }, news };
}

/** Every case that carries the number; more than one means that the person has to say which. */
export const casesWithNumber = (cases: readonly Case[], number: string): Case[] =>
  cases.filter(({ numbers }) => numbers.some((own) => isSameCase(own, number)));

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, ' ')
    .trim();
