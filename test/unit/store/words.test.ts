// What a word is, how typed text is read, and what is shown around a match.
import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSearchText, termExpression } from '../../../main/store/sqlite/searchQuery.ts';
import { hasTerms, snippetOf } from '../../../main/store/sqlite/snippet.ts';
import { composed, foldText, wordsOf } from '../../../main/store/sqlite/words.ts';
import { anyText } from '../../support/anyText.ts';

const unmarkedText = (snippet: string | null): string | null =>
  snippet?.replaceAll('\u0002', '[').replaceAll('\u0003', ']') ?? null;

describe('words', () => {
  it('folds case and accents, in whatever form they were written', () => {
    expect(wordsOf('Notificación EXTRANJERÍA niño')).toEqual(['notificacion', 'extranjeria', 'nino']);
    expect(wordsOf('notificacio\u0301n')).toEqual(['notificacion']);
    expect(wordsOf('Ёлка, йод; Straße')).toEqual(['елка', 'иод', 'straße']);
  });

  it('parts at everything that is no letter or digit', () => {
    expect(wordsOf('EXP-2024/0001, n.º 5\n«sí»')).toEqual(['exp', '2024', '0001', 'n', 'o', '5', 'si']);
    expect(wordsOf('\u0000 \uD800 👍 \uE000a1')).toEqual(['a1']);
  });

  it('keeps every position of the composed text', () => {
    assert(
      property(anyText(), (text) => {
        expect(foldText(composed(text)).length).toBe(composed(text).length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('typed text', () => {
  it('reads words as open, closed quotes as exact, joined parts as a phrase', () => {
    expect(readSearchText('resol "plazo de Diez" exp-2024/0001 "sin fin')).toEqual([
      { words: ['resol'], isOpen: true },
      { words: ['plazo', 'de', 'diez'], isOpen: false },
      { words: ['exp', '2024', '0001'], isOpen: true },
      { words: ['sin', 'fin'], isOpen: true },
    ]);
  });

  it('has no terms without a letter or digit', () => {
    for (const text of ['', '"', '*', '()', '" "', '--', '^']) expect(readSearchText(text)).toEqual([]);
  });

  it('says a prefix as the words that begin with it', () => {
    const term = { words: ['plazo', 'dia'], isOpen: true };
    expect(termExpression(term, ['dia', 'dias'])).toBe('"plazo dia" OR "plazo dias"');
    expect(termExpression(term, 'many')).toBe('"plazo dia" *');
    expect(termExpression(term, [])).toBeNull();
    expect(termExpression({ ...term, isOpen: false }, 'indexed')).toBe('"plazo dia"');
  });
});

describe('snippet', () => {
  const text = `${'Hola mundo. '.repeat(20)}Se comunica la notificación\ndel expediente. ${'Fin de todo. '.repeat(30)}`;

  it('cuts around the match and marks each found word', () => {
    const snippet = unmarkedText(snippetOf([text], readSearchText('notificacion expe')));
    expect(snippet).toContain('comunica la [notificación] del [expediente]. Fin');
    expect(snippet?.startsWith('…')).toBe(true);
    expect(snippet?.endsWith('…')).toBe(true);
    expect(snippet?.length).toBeLessThan(220);
  });

  it('marks the words of a phrase, not the same words elsewhere', () => {
    expect(
      unmarkedText(snippetOf(['de diez días de plazo de diez'], readSearchText('"plazo de diez"'))),
    ).toBe('de diez días de [plazo] [de] [diez]');
  });

  it('takes the next field when the text has no match', () => {
    expect(unmarkedText(snippetOf([null, 'Oficina', 'DGT'], readSearchText('dgt')))).toBe('[DGT]');
    expect(snippetOf(['nada'], readSearchText('dgt'))).toBeNull();
  });

  it('finds what stands far behind in a long file, also over the edge of what is folded at once', () => {
    const long = `${'Hola mundo. '.repeat(2_000)}plazo `;
    for (const shift of [0, 3, 1_490, 1_497, 1_503, 16_380]) {
      const field = `${'ñ'.repeat(shift)} ${long}de diez días${' y fin'.repeat(shift)}`;
      const snippet = unmarkedText(snippetOf([field], readSearchText('"plazo de diez"')));
      expect(snippet).toContain('mundo. [plazo] [de] [diez] días');
      expect(snippet?.endsWith('…')).toBe(shift > 20);
    }
    expect(snippetOf([long], readSearchText('"plazo de diez"'))).toBeNull();
  });

  it('finds every word of any text that is typed as it stands, and marks only whole words', () => {
    assert(
      property(anyText({ minLength: 1, maxLength: 60 }), (found) => {
        const terms = readSearchText(found.replaceAll('"', ' '));
        if (terms.length === 0) return;
        expect(hasTerms([found], terms)).toBe(true);
        const snippet = snippetOf([found], terms) as string;
        const plain = found.normalize('NFC').replaceAll(/[\u0002\u0003\s]/g, ' ');
        expect(snippet.replaceAll(/[\u0002\u0003]/g, '')).toBe(plain);
      }),
      { numRuns: 500 },
    );
  });
});
