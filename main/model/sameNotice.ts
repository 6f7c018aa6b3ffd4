// Finds two notices that probably are one, told by different sources without a common identifier. It only offers; a person joins.
import { type Country, countryOfPortal } from './case.ts';
import type { Day, Instant } from './day.ts';
import { caseKey } from './identifiers/caseNumber.ts';
import type { ListedNotice, NoticeKind, NoticeSource } from './notice.ts';
import { portalsOwnId } from './portalsOwnId.ts';

/** Why two notices may be one; the weightiest first. `number`: a number that both print, other than the case's. */
export const sameReasons = [
  'identifier',
  'caseNumber',
  'number',
  'words',
  'day',
  'nearDay',
  'expiry',
] as const;
export type SameReason = (typeof sameReasons)[number];

type Told = Pick<
  ListedNotice,
  'portal' | 'kind' | 'title' | 'issuer' | 'caseNumber' | 'madeAvailableAt' | 'expiresOn' | 'amount'
> &
  Pick<ListedNotice, 'authenticity' | 'titular'>;

/** A notice as it is compared. */
export interface ComparedNotice {
  id: string;
  personId: string;
  firstSeenAt: Instant;
  facts: Told;
  /** What each source says of itself, at least one. */
  sources: (Pick<NoticeSource, 'accountId' | 'via' | 'portal'> &
    Pick<ListedNotice, 'portalNoticeId' | 'mergeKey'>)[];
}

export interface SamePair {
  ids: [string, string];
  reasons: SameReason[];
}

/** Further apart than this, two moments are those of two notices: a sede prints the day, DEHú may follow after a weekend. */
const nearDays = 5;
const dayMs = 86_400_000;

/** Kinds that are no notification of anything: a status, a receipt, an appointment's mail. */
const neverSame: ReadonlySet<NoticeKind> = new Set([
  'statusChange',
  'receipt',
  'reminder',
  'waitlist',
  'appointment',
  'registration',
]);

/** All that is compared of one notice, read once. */
interface Prepared {
  notice: ComparedNotice;
  country: Country;
  accounts: ReadonlySet<string>;
  doors: ReadonlySet<string>;
  /** Identifiers by the space in which they are one of a kind: a portal, or what a merge key begins with. */
  identifiers: readonly (readonly [space: string, value: string])[];
  keys: ReadonlySet<string>;
  caseNumber: string;
  numbers: ReadonlySet<string>;
  act: Act | null;
  issuer: ReadonlySet<string>;
  title: ReadonlySet<string>;
  at: number | null;
}

/**
 * Pairs of which each is the best that the other's accounts have, the best founded first. Symmetric; what is ruled out never
 * stands in the way of another.
 */
export function findSame(
  notices: readonly ComparedNotice[],
  isRuledOut: (ids: readonly [string, string]) => boolean = () => false,
): SamePair[] {
  const prepared = notices.filter(isComparable).map(prepare);
  const found: (SamePair & { weight: number })[] = [];
  for (const [place, one] of prepared.entries())
    for (const other of prepared.slice(place + 1)) {
      const reasons = reasonsFor(one, other);
      const ids: [string, string] = [one.notice.id, other.notice.id];
      if (reasons !== null && !isRuledOut(ids))
        found.push({ ids, reasons, weight: weightOf(one, other, reasons) });
    }
  const accountsOf = new Map(prepared.map(({ notice, accounts }) => [notice.id, accounts]));
  /** A better pair of this notice with another one of the same account takes the offer away. */
  const isBestOf = (id: string, otherId: string, weight: number): boolean =>
    !found.some(
      ({ ids, weight: own }) =>
        own > weight && ids.includes(id) && shares(accountsOf, ids[0] === id ? ids[1] : ids[0], otherId),
    );
  return found
    .filter(({ ids: [one, other], weight }) => isBestOf(one, other, weight) && isBestOf(other, one, weight))
    .toSorted((a, b) => b.weight - a.weight || compare(a.ids.join(' '), b.ids.join(' ')))
    .map(({ ids, reasons }) => ({ ids, reasons }));
}

/** Null where they are not alike enough, or where anything says that they are two. */
export const whyTheSame = (one: ComparedNotice, other: ComparedNotice): SameReason[] | null =>
  isComparable(one) && isComparable(other) ? reasonsFor(prepare(one), prepare(other)) : null;

const isComparable = ({ facts }: ComparedNotice): boolean =>
  facts.portal !== 'chile' && !neverSame.has(facts.kind) && facts.authenticity?.verdict !== 'suspicious';

function reasonsFor(one: Prepared, other: Prepared): SameReason[] | null {
  if (one.notice.id === other.notice.id || one.notice.personId !== other.notice.personId) return null;
  if (one.country !== other.country || isOneSource(one, other) || isContradicted(one, other)) return null;
  const days = daysReason(one, other);
  const isIdentified = [...one.keys].some((key) => other.keys.has(key));
  const isOfCase = one.caseNumber !== '' && one.caseNumber === other.caseNumber;
  const reasons: Record<SameReason, boolean> = {
    identifier: isIdentified,
    caseNumber: isOfCase,
    number: [...one.numbers].some((number) => other.numbers.has(number)),
    words: isAlike(one.issuer, other.issuer, 0.75) && isAlike(one.title, other.title, 0.6),
    day: days === 'day',
    nearDay: days === 'nearDay',
    expiry: isSameDay(one.notice.facts.expiresOn, other.notice.facts.expiresOn),
  };
  const isFounded = reasons.caseNumber || reasons.number || reasons.words;
  const isDated = reasons.day || reasons.nearDay || reasons.expiry;
  return isIdentified || (isFounded && isDated) ? sameReasons.filter((reason) => reasons[reason]) : null;
}

/** One account never lists one notice twice, and one door (a portal, or mails of it) shows it once. */
const isOneSource = (one: Prepared, other: Prepared): boolean =>
  [...one.accounts].some((account) => other.accounts.has(account)) ||
  ([...one.doors].every((door) => other.doors.has(door)) &&
    [...other.doors].every((door) => one.doors.has(door)));

function isContradicted(one: Prepared, other: Prepared): boolean {
  const [a, b] = [one.notice.facts, other.notice.facts];
  const isIdentifiedOtherwise = one.identifiers.some(([space, value]) =>
    other.identifiers.some(([otherSpace, otherValue]) => space === otherSpace && value !== otherValue),
  );
  const isOfOtherCase =
    one.caseNumber !== '' && other.caseNumber !== '' && one.caseNumber !== other.caseNumber;
  const isOtherAct = one.act !== null && other.act !== null && one.act !== other.act;
  const isOtherAmount =
    a.amount !== null &&
    b.amount !== null &&
    (a.amount.value !== b.amount.value || a.amount.currency !== b.amount.currency);
  const isFarApart = one.at !== null && other.at !== null && daysBetween(one.at, other.at) > nearDays;
  const endsFarApart =
    a.expiresOn !== null &&
    b.expiresOn !== null &&
    daysBetween(Date.parse(a.expiresOn), Date.parse(b.expiresOn)) > nearDays;
  return isIdentifiedOtherwise || isOfOtherCase || isOtherAct || isOtherAmount || isFarApart || endsFarApart;
}

function daysReason({ at: a }: Prepared, { at: b }: Prepared): 'day' | 'nearDay' | null {
  if (a === null || b === null) return null;
  const apart = daysBetween(a, b);
  return apart < 1 ? 'day' : apart <= nearDays ? 'nearDay' : null;
}

/** More reasons weigh more, an identifier more than all others; among equals the nearer moment. */
function weightOf(one: Prepared, other: Prepared, reasons: readonly SameReason[]): number {
  const apart = one.at === null || other.at === null ? nearDays : daysBetween(one.at, other.at);
  const strong = reasons.filter((reason) => reason !== 'nearDay' && reason !== 'day').length;
  return (reasons.includes('identifier') ? 1_000 : 0) + strong * 100 - apart;
}

function prepare(notice: ComparedNotice): Prepared {
  const { facts, sources, firstSeenAt } = notice;
  const keys = sources.flatMap(({ mergeKey }) => mergeKey ?? []);
  const own = sources.flatMap(({ portal, via, portalNoticeId }) => {
    const id = via === 'portal' ? portalsOwnId(portalNoticeId) : null;
    return id === null ? [] : [[portal, plain(id)] as const];
  });
  const caseNumber = caseKey(facts.caseNumber ?? '');
  const isByMailAlone = sources.every(({ via }) => via === 'mail');
  // A mail does not say when the notice was made available; it comes about then.
  const moment = facts.madeAvailableAt ?? (isByMailAlone ? firstSeenAt : null);
  const at = moment === null ? Number.NaN : Date.parse(moment);
  const titular = plain(facts.titular?.nif ?? '');
  return {
    notice,
    country: countryOfPortal[facts.portal],
    accounts: new Set(sources.map(({ accountId }) => accountId)),
    doors: new Set(sources.map(({ portal, via }) => `${portal} ${via}`)),
    identifiers: [...own, ...keys.map((key) => [key.slice(0, key.indexOf(':') + 1), key] as const)],
    keys: new Set(keys),
    caseNumber,
    numbers: new Set(
      [...numbersIn(facts.title), ...own.map(([, id]) => id)].filter(
        (number) => number !== caseNumber && number !== titular,
      ),
    ),
    act: actOf(facts),
    issuer: wordsOf(facts.issuer ?? ''),
    title: wordsOf(facts.title),
    at: Number.isNaN(at) ? null : at,
  };
}

type Act = 'asks' | 'decides' | 'fines';

/** A request and a decision are never one notice, however alike all else is. */
function actOf({ kind, title }: Told): Act | null {
  const said = folded(title);
  if (kind === 'requirement' || /\brequeri|\bsubsana|\baudiencia\b/.test(said)) return 'asks';
  if (kind === 'fine' || kind === 'instalment' || /\bmulta\b|\bfraccionamiento\b/.test(said)) return 'fines';
  const isDecision = kind === 'resolution' || kind === 'approval' || kind === 'denial';
  return isDecision || /\bresoluci|\bconcesi|\bdenega|\binadmis/.test(said) ? 'decides' : null;
}

/** Long enough to be nobody's running number, and not a day. */
const numbersIn = (text: string): string[] =>
  (text.toUpperCase().match(/[A-Z0-9][A-Z0-9/.-]{6,}/g) ?? [])
    .flatMap((found) => [plain(found), ...found.split(/[/.]/).map(plain)])
    .filter((number) => /\d(?:.*\d){6}/.test(number) && !/^(?:19|20)\d{6}$/.test(number));

const common = new Set(
  'para sobre desde hasta entre como este esta expediente notificacion comunicacion electronica numero solicitud'.split(
    ' ',
  ),
);

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((folded(text).match(/\p{L}{4,}/gu) ?? []).filter((word) => !common.has(word)));

/** At least two words of their own, and so large a part of the shorter of both. */
function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>, part: number): boolean {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared >= 2 && shared / Math.min(one.size, other.size) >= part;
}

const shares = (accountsOf: ReadonlyMap<string, ReadonlySet<string>>, one: string, other: string): boolean =>
  [...(accountsOf.get(one) ?? [])].some((account) => accountsOf.get(other)?.has(account));

const isSameDay = (one: Day | null, other: Day | null): boolean => one !== null && one === other;
const daysBetween = (a: number, b: number): number => Math.abs(a - b) / dayMs;
const plain = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
