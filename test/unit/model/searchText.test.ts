// What a person types into the search: operators apart from words, days in every usual form, and text that only looks so.
import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSearch } from '../../../main/model/searchText.ts';

describe('the operators', () => {
  it('narrow, wherever they stand, and leave the words', () => {
    expect(
      readSearch('resolución From:extranjería IS:unread "plazo de diez" has:PDF case:EXP-2024/0001'),
    ).toEqual({
      words: 'resolución "plazo de diez"',
      narrows: { from: ['extranjería'], isUnread: true, hasPdf: true, caseNumbers: ['EXP-2024/0001'] },
      notUnderstood: [],
    });
  });

  it('take a value with spaces in quotes, and several of a kind', () => {
    expect(readSearch('from:"oficina de Madrid" from:extranjeria is:flagged').narrows).toEqual({
      from: ['oficina de Madrid', 'extranjeria'],
      isFlagged: true,
    });
    expect(readSearch('from:"oficina de').narrows).toEqual({ from: ['oficina de'] });
  });

  it.each([
    ['after:2026-05-31', { since: '2026-05-31' }],
    ['after:2026-5', { since: '2026-05-01' }],
    ['before:2026', { before: '2026-01-01' }],
    ['before:31/05/2026', { before: '2026-05-31' }],
    ['before:1.5.2026', { before: '2026-05-01' }],
    ['before:2026-05 before:2026-03 after:2025 after:2026', { before: '2026-03-01', since: '2026-01-01' }],
  ])('read the day of %s', (text, narrows) => {
    expect(readSearch(text)).toEqual({ words: '', narrows, notUnderstood: [] });
  });

  it.each([
    'before:tomorrow',
    'after:2026-02-30',
    'before:2026-13',
    'is:urgent',
    'has:photo',
    'after:5/31/2026',
  ])('say that %s was not understood, and narrow nothing', (text) => {
    expect(readSearch(`multa ${text}`)).toEqual({ words: 'multa', narrows: {}, notUnderstood: [text] });
  });

  it.each(['from:', 'is:un', 'has:p', 'before:', 'case:""'])('wait while %s is being typed', (text) => {
    expect(readSearch(`multa ${text}`)).toEqual({ words: 'multa', narrows: {}, notUnderstood: [] });
  });
});

describe('what is no operator', () => {
  it.each(['"from:extranjería"', 'hora:09:30', 'asunto:from', 'xfrom:madrid', '(is:unread)'])(
    'leaves %s as words',
    (text) => {
      expect(readSearch(text)).toEqual({ words: text, narrows: {}, notUnderstood: [] });
    },
  );

  it('keeps any text whole that holds none', () => {
    assert(
      property(
        string({ unit: 'grapheme' }).filter((text) => !text.includes(':')),
        (text) => {
          expect(readSearch(text)).toEqual({
            words: text.replaceAll(/\s+/g, ' ').trim(),
            narrows: {},
            notUnderstood: [],
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});
