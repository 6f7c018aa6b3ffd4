// Decides what a page of a listing changes; pure, so that every case can be written down as a test.

import type { ListingPage } from '../connectors/connector.ts';
import { mergeMails } from '../model/mergeSources.ts';
import type { ListedNotice, NoticeSource } from '../model/notice.ts';
import { startSha256 } from '../store/sha256.ts';
import type { KnownNotice } from '../store/store.ts';

export interface Reconciled {
  added: { id: string; factsHash: string; facts: ListedNotice }[];
  changed: { id: string; factsHash: string; facts: ListedNotice }[];
  /** Id here of every listed notice by its portal id, unchanged ones too. */
  idOf: Map<string, string>;
}

/**
 * Upserts by portal id what one account tells; `known` is what it told before, under the ids of now or under `formerIds`. An absent notice is not touched here: only a
 * complete listing may say that one is gone. Two copies in one page are one notice; it counts as junk only when every copy
 * lies in junk. Of a portal the newest word counts, but never to unopen what was opened; mails about one notice count together, in whatever order they are read.
 */
export function reconcile(
  listed: ListedNotice[],
  known: KnownNotice[],
  newId: () => string,
  {
    via = 'portal',
    formerIds = new Map(),
  }: { via?: NoticeSource['via']; formerIds?: ListingPage['formerIds'] } = {},
): Reconciled {
  const knownByPortalId = new Map(known.map((notice) => [notice.portalNoticeId, notice]));
  const isListed = new Set(listed.map(({ portalNoticeId }) => portalNoticeId));
  const knownAs = ({ portalNoticeId: id }: ListedNotice): KnownNotice | undefined => {
    const before = knownByPortalId.get(id);
    // Each former row goes to one notice only, and never to one while another is still listed under that id.
    const former = before ? undefined : formerIds.get(id)?.find((one) => knownByPortalId.has(one));
    if (former === undefined || isListed.has(former)) return before;
    const renamed = knownByPortalId.get(former);
    knownByPortalId.delete(former);
    return renamed;
  };
  const result: Reconciled = { added: [], changed: [], idOf: new Map() };
  for (const copy of mergeCopies(listed)) {
    const before = knownAs(copy);
    if (before && saysLessThan(copy, before.facts)) {
      result.idOf.set(copy.portalNoticeId, before.id);
      continue;
    }
    const isToldByMails = via === 'mail' && copy.mergeKey !== undefined;
    const facts = before && isToldByMails ? mergeMails(before.facts, copy) : copy;
    const factsHash = hashFacts(facts);
    const id = before?.id ?? newId();
    result.idOf.set(facts.portalNoticeId, id);
    if (!before) result.added.push({ id, factsHash, facts });
    else if (before.factsHash !== factsHash) result.changed.push({ id, factsHash, facts });
  }
  return result;
}

/**
 * Opened stays opened where a list is silent about it, as Peru's often is: its row says less than the opening itself did,
 * and must neither take a read period away nor lead to a second opening. A list that says "pending" is believed.
 */
const saysLessThan = (told: ListedNotice, known: ListedNotice): boolean =>
  told.state === 'unknown' && (known.state === 'accepted' || known.state === 'opened');

function mergeCopies(listed: ListedNotice[]): ListedNotice[] {
  const byId = new Map<string, ListedNotice>();
  for (const notice of listed) {
    const other = byId.get(notice.portalNoticeId);
    byId.set(notice.portalNoticeId, other ? mergeCopy(other, notice) : notice);
  }
  return [...byId.values()];
}

const mergeCopy = (one: ListedNotice, other: ListedNotice): ListedNotice =>
  one.mergeKey === undefined ? { ...one, isInJunk: one.isInJunk && other.isInJunk } : mergeMails(one, other);

/** SHA-256 over the facts with sorted keys, so that the order in which a connector builds them does not matter. */
export function hashFacts(facts: ListedNotice): string {
  return startSha256().update(canonical(facts)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
