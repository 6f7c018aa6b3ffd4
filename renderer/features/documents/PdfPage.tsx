// One page of a PDF: its room is kept from the start, its picture and its text are drawn when it comes into sight.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { drawPage, sizeOfPage } from './pdf.ts';

interface PdfPageProps {
  pdf: PDFDocumentProxy;
  number: number;
  scale: number;
}

export function PdfPage({ pdf, number, scale }: PdfPageProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 595, height: 842 });
  const [isInSight, setInSight] = useState(false);

  useEffect(() => {
    void sizeOfPage(pdf, number).then(setSize);
  }, [pdf, number]);
  useEffect(() => {
    if (frame.current === null) return;
    const watcher = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? false), {
      rootMargin: '400px',
    });
    watcher.observe(frame.current);
    return () => watcher.disconnect();
  }, []);
  useEffect(() => {
    if (!isInSight || canvas.current === null || text.current === null) return;
    const ended = new AbortController();
    void drawPage(pdf, number, scale, canvas.current, text.current, ended.signal);
    return () => ended.abort();
  }, [pdf, number, scale, isInSight]);

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
      <div className="pdf-text" ref={text} />
    </div>
  );
}
