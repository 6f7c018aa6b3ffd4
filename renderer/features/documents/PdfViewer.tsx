// Shows a PDF in the window: pages drawn as they come into sight, text that can be selected, zoom and page number.
import { ChevronDown, ChevronUp, ZoomIn, ZoomOut } from 'lucide-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { PdfPage } from './PdfPage.tsx';
import { openPdf } from './pdf.ts';
import { readDocument } from './readDocument.ts';

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

export function PdfViewer({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [zoom, setZoom] = useState<number | null>(null);
  const [fitZoom, setFitZoom] = useState(1);
  const [page, setPage] = useState(1);
  const pages = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const ended = new AbortController();
    const begin = async (): Promise<void> => {
      const opened = await openPdf(await readDocument(bridge, id), ended.signal);
      const first = await opened.getPage(1);
      const room = (pages.current?.clientWidth ?? 800) - 48;
      setFitZoom(Math.min(1.75, room / first.getViewport({ scale: 1 }).width));
      if (!ended.signal.aborted) setPdf(opened);
    };
    begin().catch((thrown: unknown) => !ended.signal.aborted && setError(thrown));
    return () => ended.abort();
  }, [bridge, id]);

  const scale = zoom ?? fitZoom;
  const step = (by: 1 | -1): void => {
    const next = by > 0 ? zooms.find((one) => one > scale) : zooms.findLast((one) => one < scale);
    if (next !== undefined) setZoom(next);
  };
  const count = pdf?.numPages ?? 0;
  const turnTo = (wanted: number): void => {
    const at = Math.max(1, Math.min(count, wanted));
    setPage(at);
    pages.current?.children[at - 1]?.scrollIntoView({ block: 'start' });
  };
  const onScroll = (): void => {
    const top = (pages.current?.getBoundingClientRect().top ?? 0) + 80;
    const at = [...(pages.current?.children ?? [])].findLastIndex(
      (one) => one.getBoundingClientRect().top <= top,
    );
    setPage(Math.max(1, at + 1));
  };
  if (error !== null) {
    return (
      <div className="pdf-told">
        <FailureBox error={error} />
      </div>
    );
  }
  return (
    <div className="pdf">
      <div className="pdf-bar" role="toolbar" aria-label={t('documents.tools')}>
        <IconButton
          icon={ChevronUp}
          label={t('documents.pageBefore')}
          disabled={page <= 1}
          onClick={() => turnTo(page - 1)}
        />
        <label>
          <span className="hidden-visually">{t('documents.page')}</span>
          <input
            type="number"
            min={1}
            max={Math.max(1, count)}
            value={page}
            onChange={(event) => turnTo(event.target.valueAsNumber || 1)}
          />
        </label>
        <span>{t('documents.ofPages', { count })}</span>
        <IconButton
          icon={ChevronDown}
          label={t('documents.pageAfter')}
          disabled={page >= count}
          onClick={() => turnTo(page + 1)}
        />
        <IconButton icon={ZoomOut} label={t('documents.smaller')} onClick={() => step(-1)} />
        <span aria-live="polite">{format.number(Math.round(scale * 100))} %</span>
        <IconButton icon={ZoomIn} label={t('documents.larger')} onClick={() => step(1)} />
        <Button look="quiet" onClick={() => setZoom(null)}>
          {t('documents.fitWidth')}
        </Button>
      </div>
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
            <PdfPage key={`${id} ${index + 1}`} pdf={pdf} number={index + 1} scale={scale} />
          ))
        )}
      </div>
    </div>
  );
}
