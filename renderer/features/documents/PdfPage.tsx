// One page of a PDF: its room is kept from the start, its picture and its text are drawn when it comes into sight.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type PageText, type Place, rangesOf } from './findInPages.ts';
import { drawPage, sizeOfPage } from './pdf.ts';
import type { PdfMarks } from './pdfMarks.ts';
import { useInSight } from './useInSight.ts';

interface PdfPageProps {
  pdf: PDFDocumentProxy;
  number: number;
  scale: number;
  /** Degrees, clockwise, beside what the page itself asks for. */
  rotation: number;
  marks: PdfMarks;
  /** Undefined while nothing is searched. */
  text: PageText | undefined;
  /** Places on this page. */
  places: Place[];
  current: Place | null;
}

export function PdfPage(props: PdfPageProps): ReactNode {
  const { pdf, number, scale, rotation, marks, text, places, current } = props;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 595, height: 842 });
  const [drawn, setDrawn] = useState(0);
  const isInSight = useInSight(frame);

  useEffect(() => {
    void sizeOfPage(pdf, number, rotation).then(setSize);
  }, [pdf, number, rotation]);
  useEffect(() => {
    if (!isInSight || canvas.current === null || layer.current === null) return;
    const ended = new AbortController();
    void drawPage(pdf, number, { scale, rotation }, canvas.current, layer.current, ended.signal).then(() =>
      setDrawn((round) => round + 1),
    );
    return () => ended.abort();
  }, [pdf, number, scale, rotation, isInSight]);
  useEffect(() => {
    if (drawn === 0 || layer.current === null || text === undefined) return;
    const spans = [...layer.current.children];
    const ranges = (place: Place): Range[] => rangesOf(spans, text, place);
    const here = current?.page === number ? ranges(current) : [];
    marks.set(number, places.flatMap(ranges), here);
    const found = here[0]?.startContainer.parentElement;
    found?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [drawn, number, marks, text, places, current]);

  return (
    <div
      className="pdf-page"
      ref={frame}
      data-page={number}
      style={
        {
          width: size.width * scale,
          height: size.height * scale,
          '--total-scale-factor': scale,
        } as React.CSSProperties
      }
    >
      <canvas ref={canvas} aria-hidden />
      <div className="pdf-text" ref={layer} />
    </div>
  );
}
