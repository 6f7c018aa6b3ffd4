// Finds two notices that probably are one, told by different sources without a common identifier. It only offers; a person joins.
import { type ComparedNotice, type Prepared, prepare } from './comparedNotice.ts';
import type { Day } from './day.ts';
import type { NoticeKind } from './notice.ts';

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

interface FoundPair extends SamePair {
  weight: number;
}

interface Wanted {
  /** Only pairs with this notice; all of them when left out. */
  about?: string | undefined;
  /** What is ruled out is no pair, and stands in the way of no other. */
  isRuledOut?: (ids: readonly [string, string]) => boolean;
}

/** Pairs of which each is the best that the other's accounts have, the best founded first. Symmetric. */
export function findSame(
  notices: readonly ComparedNotice[],
  { about, isRuledOut = () => false }: Wanted = {},
): SamePair[] {
  const prepared = notices.filter(isComparable).map(prepare);
  const found = new Map<string, FoundPair>();
  const look = (one: Prepared, other: Prepared): void => {
    const reasons = reasonsFor(one, other);
    const [a, b] = [one.notice.id, other.notice.id];
    const ids: [string, string] = a < b ? [a, b] : [b, a];
    if (reasons === null || isRuledOut(ids)) return;
    found.set(ids.join(' '), { ids, reasons, weight: weightOf(one, other, reasons) });
  };
  if (about === undefined) for (const [one, other] of nearPairs(prepared)) look(one, other);
  else {
    // Whether a pair is the best of both shows only beside the other one's other pairs.
    for (const one of prepared) if (one.notice.id === about) for (const other of prepared) look(one, other);
    const partners = new Set([...found.values()].flatMap(({ ids }) => ids));
    for (const one of prepared)
      if (partners.has(one.notice.id) && one.notice.id !== about)
        for (const other of prepared) look(one, other);
  }
  const pairs = [...found.values()];
  const accountsOf = new Map(prepared.map(({ notice, accounts }) => [notice.id, accounts]));
  /** A better pair of this notice with another one of the same account takes the offer away. */
  const isBestOf = (id: string, otherId: string, weight: number): boolean =>
    !pairs.some(
      ({ ids, weight: own }) =>
        own > weight && ids.includes(id) && shares(accountsOf, ids[0] === id ? ids[1] : ids[0], otherId),
    );
  return pairs
    .filter(({ ids }) => about === undefined || ids.includes(about))
    .filter(({ ids: [one, other], weight }) => isBestOf(one, other, weight) && isBestOf(other, one, weight))
    .toSorted((a, b) => b.weight - a.weight || compare(a.ids.join(' '), b.ids.join(' ')))
    .map(({ ids, reasons }) => ({ ids, reasons }));
}

/** Pairs that lie near enough, have no moment to lie apart by, or print one identifier: of thousands few are left to compare. */
function* nearPairs(prepared: readonly Prepared[]): Generator<[Prepared, Prepared]> {
  const dated = prepared
    .flatMap((one) => (one.at === null ? [] : [{ one, at: one.at }]))
    .toSorted((a, b) => a.at - b.at);
  const undated = prepared.filter(({ at }) => at === null);
  for (const [place, { one, at }] of dated.entries()) {
    for (let next = place + 1; next < dated.length; next += 1) {
      const other = dated[next];
      if (!other || daysBetween(other.at, at) > nearDays) break;
      yield [one, other.one];
    }
    for (const other of undated) yield [one, other];
  }
  for (const [place, one] of undated.entries())
    for (const other of undated.slice(place + 1)) yield [one, other];
  const byKey = new Map<string, Prepared[]>();
  for (const one of prepared) for (const key of one.keys) byKey.set(key, [...(byKey.get(key) ?? []), one]);
  for (const group of byKey.values())
    for (const [place, one] of group.entries())
      for (const other of group.slice(place + 1)) yield [one, other];
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

/** At least two words of their own, and so large a part of the shorter of both. */
function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>, part: number): boolean {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared >= 2 && shared / Math.min(one.size, other.size) >= part;
}

const shares = (accountsOf: ReadonlyMap<string, ReadonlySet<string>>, one: string, other: string): boolean =>
  [...(accountsOf.get(one) ?? [])].some((account) => accountsOf.get(other)?.has(account));

const isSameDay = (one: Day | null, other: Day | null): boolean => one !== null && one === other;
const daysBetween = (a: number, b: number): number => Math.abs(a - b) / dayMs;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
