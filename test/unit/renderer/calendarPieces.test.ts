// The pieces behind days, documents and people that need no window: where keys lead, how a list is parted, what is asked.
import { describe, expect, it } from 'vitest';
import type { CalendarEntryView } from '../../../main/contract/calendarMethods.ts';
import { watchedAccounts } from '../../../renderer/features/accounts/untold.ts';
import { isOwn } from '../../../renderer/features/deadlines/dueLooks.ts';
import { groupEntries } from '../../../renderer/features/deadlines/entryGroups.ts';
import { dayByKey, monthsOn } from '../../../renderer/features/deadlines/monthKeys.ts';
import { documentFilter, everyDocument } from '../../../renderer/features/documents/documentFilters.ts';
import { move, start } from '../../../renderer/shell/navigation.ts';
import { dehuAccount, fakeAccounts } from '../../support/fakeBridge.ts';

describe('a key on the month', () => {
  const press = (day: string, key: string, held: { shiftKey?: boolean; ctrlKey?: boolean } = {}, side = 0) =>
    dayByKey(day, { key, shiftKey: false, ctrlKey: false, ...held }, side);

  it.each([
    ['2026-11-30', 'ArrowUp', {}, '2026-11-23'],
    ['2026-11-30', 'ArrowDown', {}, '2026-12-07'],
    ['2026-11-26', 'Home', {}, '2026-11-23'],
    ['2026-11-26', 'End', {}, '2026-11-29'],
    ['2026-11-26', 'Home', { ctrlKey: true }, '2026-11-01'],
    ['2026-02-03', 'End', { ctrlKey: true }, '2026-02-28'],
    ['2026-12-31', 'PageDown', {}, '2027-01-31'],
    ['2026-03-31', 'PageUp', {}, '2026-02-28'],
    ['2028-02-29', 'PageUp', { shiftKey: true }, '2027-02-28'],
    ['2026-11-30', 'x', {}, null],
  ] as const)('%s with %s %j leads to %s', (day, key, held, expected) => {
    expect(press(day, key, held)).toBe(expected);
  });

  it('goes on and back as the words run', () => {
    expect(press('2026-12-31', 'ArrowRight', {}, 1)).toBe('2027-01-01');
    expect(press('2026-12-31', 'ArrowRight', {}, -1)).toBe('2026-12-30');
    expect(monthsOn('2026-01-31', 13)).toBe('2027-02-28');
  });
});

describe('the list of what is due', () => {
  const entry = (id: string, urgency: CalendarEntryView['urgency'], isDone = false) =>
    ({ id, urgency, isDone, on: urgency === 'none' ? null : '2026-12-01' }) as CalendarEntryView;

  it('puts what nobody knows above what is far, and what is over last, the latest first', () => {
    const entries = [
      entry('o1', 'overdue'),
      entry('o2', 'overdue'),
      entry('t', 'today'),
      entry('d', 'soon', true),
      entry('l', 'later'),
    ];
    const groups = groupEntries(entries, [entry('u', 'none')]);
    expect(groups.map(({ name, entries: rows }) => [name, rows.map(({ id }) => id)])).toEqual([
      ['today', ['t']],
      ['unknown', ['u']],
      ['later', ['l']],
      ['overdue', ['o2', 'o1']],
      ['done', ['d']],
    ]);
  });

  it('tells what the person wrote down from what Recado counted for a case', () => {
    expect(isOwn({ caseId: 'c', certainty: 'stated' })).toBe(true);
    expect(isOwn({ caseId: 'c', certainty: 'derived' })).toBe(false);
    expect(isOwn({ caseId: null, certainty: 'stated' })).toBe(false);
  });
});

describe('what documents are asked for', () => {
  it('is nothing without a narrowing, and each narrowing by its name', () => {
    expect(documentFilter(everyDocument, undefined)).toEqual({});
    const narrowing = {
      portal: 'dehu',
      kind: 'fine',
      caseId: 'c',
      since: '2026-01-01',
      until: '2026-01-31',
    } as const;
    expect(documentFilter({ narrowing, proof: 'code', text: ' acuse ' }, 'p')).toEqual({
      portal: 'dehu',
      kind: 'fine',
      caseId: 'c',
      since: '2026-01-01',
      before: '2026-02-01',
      proof: 'code',
      text: 'acuse',
      personId: 'p',
    });
  });
});

describe('one person', () => {
  it('stays chosen from place to place, and ends with a notice that was asked for from outside', () => {
    const chosen = move({ ...start, openId: 'n' }, { to: 'person', personId: 'p' });
    expect([chosen.source, chosen.openId]).toEqual([{ box: 'inbox', personId: 'p' }, null]);
    const flagged = move(chosen, { to: 'source', source: { box: 'flagged' } });
    expect(flagged.source).toEqual({ box: 'flagged', personId: 'p' });
    expect(move(flagged, { to: 'screen', screen: 'deadlines' }).source.personId).toBe('p');
    expect(move(flagged, { to: 'requested', id: 'n' }).source).toEqual({ box: 'inbox' });
    expect(move(flagged, { to: 'person', personId: null }).source).toEqual({ box: 'flagged' });
  });

  it('has an empty list only when a representative was read to the end too', () => {
    const accounts = [...fakeAccounts, dehuAccount];
    const ids = watchedAccounts(accounts, { box: 'inbox', personId: 'person-2' }).map(({ id }) => id);
    expect(ids).toEqual(['account-2', 'account-dehu']);
  });
});
