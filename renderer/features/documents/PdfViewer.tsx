// Shows a PDF in the window: pages drawn as they come into sight, text that can be selected and searched, size, turning, print.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../api/bridgeContext.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { pagesOf, printAlone } from '../chile/printPages.ts';
import { PdfBar } from './PdfBar.tsx';
import { PdfFindBar } from './PdfFindBar.tsx';
import { PdfPage } from './PdfPage.tsx';
import { PdfThumbs } from './PdfThumbs.tsx';
import { openPdf } from './pdf.ts';
import { createPdfMarks } from './pdfMarks.ts';
import { readDocument } from './readDocument.ts';
import { usePdfFind } from './usePdfFind.ts';
import { usePdfKeys } from './usePdfKeys.ts';
import './pdfViewer.css';

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const mostPrinted = 200;
const largestFit = 1.75;
const none: never[] = [];

interface PdfViewerProps {
  id: string;
  /** Where and with which words the search of the list found it. */
  found?: { page: number | null; words: string } | undefined;
}

export function PdfViewer({ id, found }: PdfViewerProps): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [zoom, setZoom] = useState<number | null>(null);
  const [firstPage, setFirstPage] = useState({ width: 595, height: 842, room: 800 });
  const [rotation, setRotation] = useState(0);
  const [page, setPage] = useState(1);
  const [hasThumbs, setThumbs] = useState(false);
  const [isPrinting, setPrinting] = useState(false);
  const pages = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const find = usePdfFind(pdf, found?.words ?? '', found?.page ?? 1);
  const marks = useMemo(() => createPdfMarks(), []);

  useEffect(() => {
    const ended = new AbortController();
    const begin = async (): Promise<void> => {
      const opened = await openPdf(await readDocument(bridge, id), ended.signal);
      const first = await opened.getPage(1);
      const room = (pages.current?.clientWidth ?? 800) - 48;
      const { width, height } = first.getViewport({ scale: 1 });
      setFirstPage({ width, height, room });
      if (!ended.signal.aborted) setPdf(opened);
    };
    begin().catch((thrown: unknown) => !ended.signal.aborted && setError(thrown));
    return () => {
      ended.abort();
      marks.clear();
    };
  }, [bridge, id, marks]);

  const count = pdf?.numPages ?? 0;
  const turnTo = (wanted: number): void => {
    const at = Math.max(1, Math.min(count, wanted));
    setPage(at);
    pages.current?.children[at - 1]?.scrollIntoView({ block: 'start' });
  };
  const { current, words } = find;
  const currentPage = current?.page;
  useEffect(() => {
    if (currentPage === undefined) return;
    const element = pages.current?.children[currentPage - 1];
    // Its page must be drawn before the place itself can be shown (PdfPage).
    element?.scrollIntoView({ block: 'nearest' });
  }, [currentPage]);
  useEffect(() => {
    if (words.trim() === '') marks.clear();
  }, [words, marks]);
  const placesOf = useMemo(() => Map.groupBy(find.places, (place) => place.page), [find.places]);

  const across = rotation % 180 === 0 ? firstPage.width : firstPage.height;
  const scale = zoom ?? Math.min(largestFit, firstPage.room / across);
  const step = (by: 1 | -1): void => {
    const next = by > 0 ? zooms.find((one) => one > scale) : zooms.findLast((one) => one < scale);
    if (next !== undefined) setZoom(next);
  };
  const turn = (by: 90 | -90): void => setRotation((before) => (before + by + 360) % 360);
  const print = (): void => {
    setPrinting(true);
    pagesOf(bridge, id, mostPrinted)
      .then(printAlone)
      .catch(setError)
      .finally(() => setPrinting(false));
  };
  const onScroll = (): void => {
    const top = (pages.current?.getBoundingClientRect().top ?? 0) + 80;
    const at = [...(pages.current?.children ?? [])].findLastIndex(
      (one) => one.getBoundingClientRect().top <= top,
    );
    setPage(Math.max(1, at + 1));
  };
  usePdfKeys({
    commands: { f: () => field.current?.select(), p: print },
    plain: {
      '+': () => step(1),
      '-': () => step(-1),
      '0': () => setZoom(null),
      r: () => turn(90),
      R: () => turn(-90),
      t: () => setThumbs((shown) => !shown),
      '/': () => field.current?.select(),
      n: () => find.step(1),
      N: () => find.step(-1),
      PageDown: () => turnTo(page + 1),
      PageUp: () => turnTo(page - 1),
      Home: () => turnTo(1),
      End: () => turnTo(count),
    },
  });
  if (error !== null) {
    return (
      <div className="pdf-told">
        <FailureBox error={error} />
      </div>
    );
  }
  return (
    <div className="pdf">
      <PdfBar
        page={page}
        count={count}
        scale={scale}
        hasThumbs={hasThumbs}
        isPrinting={isPrinting}
        onPage={turnTo}
        onZoom={step}
        onFit={() => setZoom(null)}
        onTurn={turn}
        onThumbs={() => setThumbs(!hasThumbs)}
        onPrint={print}
      >
        <PdfFindBar find={find} field={field} />
      </PdfBar>
      <div className="pdf-body">
        {hasThumbs && pdf !== null && (
          <PdfThumbs pdf={pdf} current={page} rotation={rotation} onGo={turnTo} />
        )}
        <div
          className="pdf-pages"
          ref={pages}
          onScroll={onScroll}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
          tabIndex={0}
          role="region"
          aria-label={t('documents.pages')}
        >
          {pdf === null ? (
            <p role="status">{t('documents.loading')}</p>
          ) : (
            Array.from({ length: count }, (_, index) => (
              <PdfPage
                key={`${id} ${index + 1}`}
                pdf={pdf}
                number={index + 1}
                scale={scale}
                rotation={rotation}
                marks={marks}
                text={words.trim() === '' ? undefined : find.textOf(index + 1)}
                places={placesOf.get(index + 1) ?? none}
                current={current}
              />
            ))
          )}
        </div>
      </div>
    </div>
  );
}
