// Small pictures of all pages beside the document; each is drawn when it comes into sight.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { drawSmall } from './pdf.ts';
import { useInSight } from './useInSight.ts';

interface PdfThumbsProps {
  pdf: PDFDocumentProxy;
  current: number;
  rotation: number;
  onGo: (page: number) => void;
}

export function PdfThumbs({ pdf, current, rotation, onGo }: PdfThumbsProps): ReactNode {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.children[current - 1]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav className="pdf-thumbs" aria-label={t('pdf.thumbnails')}>
      <ol ref={list}>
        {Array.from({ length: pdf.numPages }, (_, index) => (
          <li key={`page ${index + 1}`}>
            <button
              type="button"
              aria-current={index + 1 === current ? 'page' : undefined}
              aria-label={t('pdf.pageNumber', { number: index + 1 })}
              onClick={() => onGo(index + 1)}
            >
              <Thumb pdf={pdf} number={index + 1} rotation={rotation} />
              <span aria-hidden>{index + 1}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Thumb({
  pdf,
  number,
  rotation,
}: {
  pdf: PDFDocumentProxy;
  number: number;
  rotation: number;
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isInSight = useInSight(canvas);
  useEffect(() => {
    if (!isInSight || canvas.current === null) return;
    const ended = new AbortController();
    void drawSmall(pdf, number, rotation, canvas.current, ended.signal);
    return () => ended.abort();
  }, [pdf, number, rotation, isInSight]);
  return <canvas ref={canvas} aria-hidden />;
}
