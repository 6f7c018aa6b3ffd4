// Proves that a listing adds and corrects, never drops, and never counts a copy twice.
import { describe, expect, it } from 'vitest';
import { hashFacts, reconcile } from '../../../main/sync/reconcile.ts';
import { listedNotice } from './listedNotice.ts';

const ids = () => {
  let next = 0;
  return () => `id${++next}`;
};
const knownAs = (facts: ReturnType<typeof listedNotice>, id = 'here') => ({
  id,
  portalNoticeId: facts.portalNoticeId,
  factsHash: hashFacts(facts),
  facts,
});

describe('reconcile', () => {
  it('adds what is new and names it', () => {
    const facts = listedNotice();
    const result = reconcile([facts], [], ids());
    expect(result).toEqual({
      added: [{ id: 'id1', factsHash: hashFacts(facts), facts }],
      changed: [],
      idOf: new Map([['n1', 'id1']]),
    });
  });

  it('takes a notice that got an id of its own for the one that stood under a former id, unless that is still listed', () => {
    const before = knownAs(listedNotice({ portalNoticeId: 'hash-1' }));
    const now = listedNotice({ portalNoticeId: 'NOT-2026-1' });
    const other = listedNotice({ portalNoticeId: 'NOT-2026-2' });
    const formerIds = new Map([
      ['NOT-2026-1', ['hash-0', 'hash-1']],
      ['NOT-2026-2', ['hash-1']],
    ]);
    const renamed = reconcile([now, other], [before], ids(), { formerIds });
    expect(renamed.changed.map(({ id, facts }) => [id, facts.portalNoticeId])).toEqual([
      ['here', 'NOT-2026-1'],
    ]);
    // One former row is one notice: the other of the two is new.
    expect(renamed.added.map(({ facts }) => facts.portalNoticeId)).toEqual(['NOT-2026-2']);
    const both = reconcile([before.facts, now], [before], ids(), { formerIds });
    expect(both.changed).toEqual([]);
    expect(both.added.map(({ facts }) => facts.portalNoticeId)).toEqual(['NOT-2026-1']);
  });

  it('leaves an unchanged notice alone, whatever the order of its fields', () => {
    const facts = listedNotice({ evidence: { kind: 'a', on: 'b' } });
    const reordered = Object.fromEntries(Object.entries(facts).toReversed()) as typeof facts;
    const result = reconcile([{ ...reordered, evidence: { on: 'b', kind: 'a' } }], [knownAs(facts)], ids());
    expect(result).toEqual({ added: [], changed: [], idOf: new Map([['n1', 'here']]) });
  });

  it('keeps the id of a corrected notice', () => {
    const before = listedNotice();
    const after = listedNotice({ state: 'accepted' });
    expect(reconcile([after], [knownAs(before)], ids()).changed).toEqual([
      { id: 'here', factsHash: hashFacts(after), facts: after },
    ]);
  });

  it.each(['accepted', 'opened'] as const)(
    'never unopens what is %s when a list is silent about it',
    (state) => {
      const opened = listedNotice({ state, text: 'Se resuelve…' });
      const silent = listedNotice({ state: 'unknown', text: null });
      expect(reconcile([silent], [knownAs(opened)], ids())).toEqual({
        added: [],
        changed: [],
        idOf: new Map([['n1', 'here']]),
      });
      const denied = listedNotice({ state: 'pending' });
      expect(reconcile([denied], [knownAs(opened)], ids()).changed).toHaveLength(1);
    },
  );

  it('an empty listing changes nothing', () => {
    expect(reconcile([], [knownAs(listedNotice())], ids())).toEqual({
      added: [],
      changed: [],
      idOf: new Map(),
    });
  });

  it('two copies of one mail are one notice, in junk only when both are', () => {
    const copies = (first: boolean, second: boolean) =>
      reconcile([listedNotice({ isInJunk: first }), listedNotice({ isInJunk: second })], [], ids()).added;
    expect(copies(true, false)).toHaveLength(1);
    expect(copies(true, false)[0]?.facts.isInJunk).toBe(false);
    expect(copies(true, true)[0]?.facts.isInJunk).toBe(true);
  });
});
