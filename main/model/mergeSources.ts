// Makes one notice of what several accounts tell of it: the portal's own word counts, and no day that anybody told is lost.
import type { Deadline } from './deadline.ts';
import type { ListedNotice, NoticeSource, NoticeState } from './notice.ts';
import { portalIds } from './portal.ts';

/** What one account tells of a notice. */
export interface ToldNotice {
  accountId: string;
  via: NoticeSource['via'];
  facts: ListedNotice;
}

const unopened: ReadonlySet<NoticeState> = new Set(['pending', 'received', 'unknown', 'outcomeUnknown']);

/**
 * Best first, whatever the order given: the portal over mail, what is settled over what was still waiting, a believed mail
 * over another, DEHú over a sede.
 */
export function rankSources<T extends ToldNotice>(sources: readonly T[]): T[] {
  const rank = ({ via, facts }: T): number =>
    (via === 'portal' ? 0 : 4) +
    (unopened.has(facts.state) ? 2 : 0) +
    (facts.authenticity === null || facts.authenticity.verdict === 'genuine' ? 0 : 1);
  const place = ({ facts }: T): number => portalIds.indexOf(facts.portal);
  return sources.toSorted(
    (a, b) => rank(a) - rank(b) || place(a) - place(b) || compare(a.accountId, b.accountId),
  );
}

/**
 * The notice as a whole, with the account that speaks for it. While it can still be opened, the days of all sources stay,
 * each with its own basis, so that the earliest one alarms (docs/notes/NoticesAndMarks.md). Where a person joined what no
 * identifier does, they stay until each source itself lets go of them, and the words of all are read and found: a wrong join
 * must hide nothing.
 */
export function mergeSources(
  sources: readonly ToldNotice[],
  { isByHand = false }: { isByHand?: boolean } = {},
): { accountId: string; facts: ListedNotice } {
  const [best, ...others] = rankSources(sources);
  if (!best) throw new Error('a notice without a source');
  const told = others.map(({ facts }) => facts);
  const first = <K extends 'issuer' | 'person' | 'caseNumber' | 'amount'>(field: K): ListedNotice[K] =>
    best.facts[field] ?? told.find((facts) => facts[field] !== null)?.[field] ?? best.facts[field];
  const isOpen = unopened.has(best.facts.state);
  const titular = titularOf([best.facts, ...told]);
  const mergeKey = [best.facts, ...told].find((facts) => facts.mergeKey !== undefined)?.mergeKey;
  return {
    accountId: best.accountId,
    facts: {
      ...best.facts,
      issuer: first('issuer'),
      person: titular?.name ?? first('person'),
      ...(titular === undefined ? {} : { titular }),
      ...(mergeKey === undefined ? {} : { mergeKey }),
      caseNumber: first('caseNumber'),
      amount: first('amount'),
      expiresOn: best.facts.expiresOn ?? (isOpen ? earliest(told.map(({ expiresOn }) => expiresOn)) : null),
      deadlines: isOpen || isByHand ? allDays([best.facts, ...told]) : best.facts.deadlines,
      ...(isByHand ? { text: wordsOfAll(best.facts, told) } : {}),
      isInJunk: sources.every(({ facts }) => facts.isInJunk),
    },
  };
}

/** The text of the one that speaks, then what the others say that stands nowhere before. */
function wordsOfAll(best: ListedNotice, told: readonly ListedNotice[]): string | null {
  const said = [best.text, ...told.flatMap(({ title, text }) => [title === best.title ? null : title, text])];
  const words = [...new Set(said.filter((one) => one !== null))];
  return words.length === 0 ? null : words.join('\n\n');
}

/** The number that stands there whole, with the name that anybody tells; a masked one where nobody tells more. */
function titularOf(told: readonly ListedNotice[]): ListedNotice['titular'] {
  const all = told.flatMap(({ titular }) => titular ?? []);
  const best = all.find(({ nif }) => !nif.includes('*')) ?? all[0];
  return best && { nif: best.nif, name: all.find(({ name }) => name !== null)?.name ?? null };
}

/** Two mails of one mailbox about one notice: the better believed and the earlier speaks, the days of both stay. */
export function mergeMails(one: ListedNotice, other: ListedNotice): ListedNotice {
  const [best, second] = [one, other].toSorted(
    (a, b) =>
      Number(a.authenticity?.verdict !== 'genuine') - Number(b.authenticity?.verdict !== 'genuine') ||
      compare(a.madeAvailableAt ?? '~', b.madeAvailableAt ?? '~') ||
      compare(wordsOf(a), wordsOf(b)),
  ) as [ListedNotice, ListedNotice];
  return {
    ...best,
    expiresOn: earliest([best.expiresOn, second.expiresOn]),
    deadlines: allDays([best, second]),
    isInJunk: one.isInJunk && other.isInJunk,
  };
}

/** Each act with each of its days once, the earliest first; that an act is due at all is only said where no day is known. */
function allDays(told: readonly ListedNotice[]): Deadline[] {
  const found = new Map<string, Deadline>();
  for (const deadline of told.flatMap(({ deadlines }) => deadlines).toSorted(byDay)) {
    const key = `${deadline.what} ${deadline.on}`;
    if (!found.has(key)) found.set(key, deadline);
  }
  const days = [...found.values()];
  return days.filter(
    ({ what, on }) => on !== null || !days.some((one) => one.what === what && one.on !== null),
  );
}

const certainties = ['stated', 'derived', 'unknown'];

const byDay = (a: Deadline, b: Deadline): number =>
  compare(a.on ?? '~', b.on ?? '~') ||
  compare(a.what, b.what) ||
  certainties.indexOf(a.certainty) - certainties.indexOf(b.certainty) ||
  compare(a.basis, b.basis);

const earliest = (days: readonly (string | null)[]): string | null =>
  days.filter((day) => day !== null).toSorted(compare)[0] ?? null;

const wordsOf = (facts: ListedNotice): string =>
  `${facts.title}\n${facts.text}\n${JSON.stringify(facts.evidence)}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
