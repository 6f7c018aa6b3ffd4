// Searching within an open PDF: reads the text of its pages once, and walks from place to place.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useMemo, useState } from 'react';
import { findPlaces, type PageText, type Place, readPageText } from './findInPages.ts';

export interface PdfFind {
  words: string;
  setWords: (words: string) => void;
  places: Place[];
  /** Place among `places`; -1 when there is none. */
  at: number;
  current: Place | null;
  step: (by: 1 | -1) => void;
  /** False while pages are still being read. */
  isRead: boolean;
  /** Undefined while the page is not read yet. */
  textOf: (page: number) => PageText | undefined;
}

export function usePdfFind(pdf: PDFDocumentProxy | null, firstWords: string, firstPage: number): PdfFind {
  const [words, setWordsNow] = useState(firstWords);
  const [texts, setTexts] = useState<PageText[]>([]);
  const [at, setAt] = useState<number | null>(null);
  const isWanted = words.trim() !== '';
  useEffect(() => {
    if (pdf === null || !isWanted) return;
    const ended = new AbortController();
    const read = async (): Promise<void> => {
      const found: PageText[] = [];
      for (let number = 1; number <= pdf.numPages && !ended.signal.aborted; number += 1) {
        found.push(await readPageText(pdf, number));
        // Shown in between, so that a long document answers soon.
        if (!ended.signal.aborted && (number % 25 === 0 || number === pdf.numPages)) setTexts([...found]);
      }
    };
    read().catch(() => undefined);
    return () => ended.abort();
  }, [pdf, isWanted]);
  const places = useMemo(() => findPlaces(texts, words), [texts, words]);
  // The first place is that of the page on which the person came in.
  const first = Math.max(
    0,
    places.findIndex(({ page }) => page >= firstPage),
  );
  const here = places.length === 0 ? -1 : Math.min(at ?? first, places.length - 1);
  return {
    words,
    setWords: (next) => {
      setWordsNow(next);
      setAt(null);
    },
    places,
    at: here,
    current: places[here] ?? null,
    step: (by) => {
      if (places.length > 0) setAt((here + by + places.length) % places.length);
    },
    isRead: pdf !== null && texts.length === pdf.numPages,
    textOf: (page) => texts[page - 1],
  };
}
