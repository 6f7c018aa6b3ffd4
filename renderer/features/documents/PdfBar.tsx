// The tools of the PDF viewer: pages, size, turning, pictures of all pages, printing.
import {
  ChevronDown,
  ChevronUp,
  PanelLeft,
  Printer,
  RotateCcw,
  RotateCw,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/useFormat.ts';
import { Button, IconButton } from '../../ui/Button.tsx';

interface PdfBarProps {
  page: number;
  count: number;
  scale: number;
  hasThumbs: boolean;
  isPrinting: boolean;
  onPage: (page: number) => void;
  onZoom: (by: 1 | -1) => void;
  onFit: () => void;
  onTurn: (by: 90 | -90) => void;
  onThumbs: () => void;
  onPrint: () => void;
  /** The search field. */
  children: ReactNode;
}

export function PdfBar(props: PdfBarProps): ReactNode {
  const { page, count, scale, hasThumbs, isPrinting, children } = props;
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="pdf-bar" role="toolbar" aria-label={t('documents.tools')}>
      <IconButton
        icon={PanelLeft}
        label={t('pdf.thumbnails')}
        hotkey="t"
        isPressed={hasThumbs}
        onClick={props.onThumbs}
      />
      <IconButton
        icon={ChevronUp}
        label={t('documents.pageBefore')}
        disabled={page <= 1}
        onClick={() => props.onPage(page - 1)}
      />
      <label>
        <span className="hidden-visually">{t('documents.page')}</span>
        <input
          type="number"
          min={1}
          max={Math.max(1, count)}
          value={page}
          onChange={(event) => props.onPage(event.target.valueAsNumber || 1)}
        />
      </label>
      <span>{t('documents.ofPages', { count })}</span>
      <IconButton
        icon={ChevronDown}
        label={t('documents.pageAfter')}
        disabled={page >= count}
        onClick={() => props.onPage(page + 1)}
      />
      <IconButton icon={ZoomOut} label={t('documents.smaller')} hotkey="-" onClick={() => props.onZoom(-1)} />
      <span aria-live="polite">{format.number(Math.round(scale * 100))} %</span>
      <IconButton icon={ZoomIn} label={t('documents.larger')} hotkey="+" onClick={() => props.onZoom(1)} />
      <Button look="quiet" onClick={props.onFit}>
        {t('documents.fitWidth')}
      </Button>
      <IconButton icon={RotateCcw} label={t('pdf.turnBack')} onClick={() => props.onTurn(-90)} />
      <IconButton icon={RotateCw} label={t('pdf.turn')} hotkey="r" onClick={() => props.onTurn(90)} />
      <IconButton icon={Printer} label={t('pdf.print')} disabled={isPrinting} onClick={props.onPrint} />
      {children}
    </div>
  );
}
