// Pure pieces of inbox and reader: parts as entries, saved views as places, searched words, terms, places in a PDF.
import { describe, expect, it } from 'vitest';
import { findPlaces } from '../../../renderer/features/documents/findInPages.ts';
import { rowHeightOf } from '../../../renderer/features/inbox/density.ts';
import { isInParts } from '../../../renderer/features/inbox/listFilter.ts';
import { placeOfView, viewOfPlace } from '../../../renderer/features/inbox/savedView.ts';
import { entriesOf, plainEntries } from '../../../renderer/features/inbox/sections.ts';
import { findTerms, loadGlossary } from '../../../renderer/features/notice/glossary.ts';
import { glossaryForms } from '../../../renderer/features/notice/glossaryForms.ts';
import { start } from '../../../renderer/shell/navigation.ts';
import { foldKeeping } from '../../../renderer/text/foldKeeping.ts';
import { readSearchWords, wordPlaces } from '../../../renderer/text/searchWords.ts';

const rows = (...sections: ('act' | 'new' | 'waiting' | 'done')[]) =>
  sections.map((section) => ({ section }));
const shown = (entries: ReturnType<typeof entriesOf>) => entries.map(({ head, row }) => head ?? row);

describe('entriesOf', () => {
  it('puts a heading over each part that holds something', () => {
    const counts = { act: 2, new: 0, waiting: 1, done: 5 };
    expect(shown(entriesOf(rows('act', 'act', 'waiting'), counts, new Set(['done']), false))).toEqual([
      'act',
      0,
      1,
      'waiting',
      2,
      'done',
    ]);
  });

  it('says nothing of what comes after the last row that is here, while there is more', () => {
    const counts = { act: 2, new: 900, waiting: 1, done: 5 };
    expect(shown(entriesOf(rows('act', 'new'), counts, new Set(['act', 'done']), true))).toEqual([
      'act',
      0,
      'new',
      1,
    ]);
  });

  it('needs no counts for what is open, and shows nothing folded before it is counted', () => {
    expect(shown(entriesOf(rows('new'), undefined, new Set(['done']), false))).toEqual(['new', 0]);
    expect(shown(plainEntries(2))).toEqual([0, 1]);
  });

  it('is for the inbox alone', () => {
    expect(isInParts(start)).toBe(true);
    expect(isInParts({ ...start, text: 'x' })).toBe(false);
    expect(isInParts({ ...start, isUnreadOnly: true })).toBe(false);
    expect(isInParts({ ...start, source: { box: 'all' } })).toBe(false);
  });

  it('gives a row less room where rows are compact', () => {
    expect(rowHeightOf('compact', false)).toBeLessThan(rowHeightOf('comfortable', false));
    expect(rowHeightOf('compact', true)).toBeGreaterThan(rowHeightOf('compact', false));
  });
});

describe('a saved view', () => {
  const place = {
    source: { box: 'inbox' as const, personId: 'p' },
    text: 'huellas is:unread',
    isUnreadOnly: true,
    narrowing: {
      kind: 'fine' as const,
      portal: 'dehu' as const,
      period: 'week' as const,
      since: '2026-11-23',
    },
  };

  it('counts its period back from the day on which it is opened', () => {
    const view = viewOfPlace(place, 'v', 'Mine');
    expect(view.narrowing).toEqual({ kind: 'fine', portal: 'dehu', period: 'week' });
    expect(placeOfView(view, new Date(2027, 0, 10))).toEqual({
      ...place,
      narrowing: { ...place.narrowing, since: '2027-01-03' },
    });
  });

  it('keeps days that the person chose', () => {
    const own = { ...place, narrowing: { period: 'own' as const, since: '2026-01-01', until: '2026-02-01' } };
    expect(placeOfView(viewOfPlace(own, 'v', 'x'), new Date()).narrowing).toEqual(own.narrowing);
  });
});

describe('searched words', () => {
  const marked = (text: string, search: string): string[] =>
    wordPlaces(text, readSearchWords(search)).map(({ from, to }) => text.slice(from, to));

  it('marks whole words that begin so, without accents and operators', () => {
    expect(marked('Plazo de diez días hábiles', 'habil from:madrid is:unread')).toEqual(['hábiles']);
    expect(marked('Plazo de diez días hábiles', '"diez dias"')).toEqual(['diez', 'días']);
    expect(marked('diez plazos', '"diez plazo"')).toEqual([]);
    expect(marked('EXP-2024/05', 'exp-2024')).toEqual(['EXP', '2024']);
    expect(marked('nada', '')).toEqual([]);
  });

  it('folds in place', () => {
    for (const text of ['Ñandú ﬁn İ', 'ÁÉÍ\u0301', '👍 año'])
      expect(foldKeeping(text)).toHaveLength(text.length);
  });
});

describe('official terms', () => {
  const said = (text: string): string[] => findTerms(text).map(({ from, to }) => text.slice(from, to));

  it('are found once each, the longest form, in whole words', () => {
    expect(said('El Requerimiento y otro requerimiento: plazo de diez DÍAS HÁBILES')).toEqual([
      'Requerimiento',
      'plazo',
      'DÍAS HÁBILES',
    ]);
    expect(said('recurso potestativo de\nreposición')).toEqual(['recurso potestativo de\nreposición']);
    expect(said('emplazo, tasaciones, Tierra')).toEqual([]);
  });

  it('are at least forty, each with a word and a meaning in every language that has a glossary', async () => {
    const ids = Object.keys(glossaryForms);
    expect(ids.length).toBeGreaterThanOrEqual(40);
    for (const language of ['en', 'es', 'ru']) {
      const glossary = await loadGlossary(language);
      expect(Object.keys(glossary).toSorted()).toEqual(ids.toSorted());
      for (const { word, means } of Object.values(glossary)) {
        expect(word.length).toBeGreaterThan(1);
        expect(means).toMatch(/[.!?]$/);
      }
    }
    expect(await loadGlossary('xx')).toEqual(await loadGlossary('en'));
  });

  it('have no form twice', () => {
    const forms = Object.values(glossaryForms).flat().map(foldKeeping);
    expect(new Set(forms).size).toBe(forms.length);
  });
});

describe('findPlaces', () => {
  const page = (text: string) => ({ folded: foldKeeping(text), starts: [0], lengths: [text.length] });

  it('finds every place on every page, without accents', () => {
    expect(findPlaces([page('Un plazo, otro PLAZO'), page('nada'), page('plázo')], 'Plazo')).toEqual([
      { page: 1, from: 3, to: 8 },
      { page: 1, from: 15, to: 20 },
      { page: 3, from: 0, to: 5 },
    ]);
    expect(findPlaces([page('aaa')], 'a')).toEqual([]);
  });
});
