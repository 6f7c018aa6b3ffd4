// The grid of documents: only the rows in sight are drawn, arrows walk between them, Enter opens.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentRowView } from '../../../main/contract/documentMethods.ts';
import { sideStep } from '../../ui/forward.ts';
import { Later } from '../../ui/Later.tsx';
import { usePersonLooks } from '../people/usePersonLooks.ts';
import { DocumentTile } from './DocumentTile.tsx';
import type { DocumentPages } from './useDocumentPages.ts';

/** The same as in documentGrid.css. */
const tileWidth = 176;
const rowHeight = 304;
const readAheadRows = 4;

interface DocumentGridProps {
  pages: DocumentPages;
  onOpen: (row: DocumentRowView) => void;
  onGo: (row: DocumentRowView) => void;
}

export function DocumentGrid({ pages, onOpen, onGo }: DocumentGridProps): ReactNode {
  const { t } = useTranslation();
  const known = usePersonLooks();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useColumns(scroller);
  const [activeId, setActive] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const { rows, hasMore, loadMore } = pages;
  const lines = Math.ceil(rows.length / columns);
  const virtualizer = useVirtualizer({
    count: lines,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 2,
  });
  const lastInSight = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (hasMore && lastInSight >= lines - readAheadRows) loadMore();
  }, [hasMore, lastInSight, lines, loadMore]);
  const found = rows.findIndex(({ id }) => id === activeId);
  const active = found === -1 ? 0 : found;
  useEffect(() => {
    if (wanted.current === null) return;
    const tile = document.getElementById(tileId(wanted.current));
    if (tile === null) return;
    wanted.current = null;
    tile.focus({ preventScroll: true });
  });
  const walk = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const screenful =
      Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight)) * columns;
    const steps: Record<string, number> = {
      ArrowDown: columns,
      ArrowUp: -columns,
      PageDown: screenful,
      PageUp: -screenful,
      Home: -rows.length,
      End: rows.length,
    };
    const by = sideStep(event) || (steps[event.key] ?? 0);
    if (by === 0) return;
    event.preventDefault();
    const to = Math.min(rows.length - 1, Math.max(0, active + by));
    const next = rows[to];
    if (next === undefined) return;
    setActive(next.id);
    wanted.current = next.id;
    virtualizer.scrollToIndex(Math.floor(to / columns));
  };
  return (
    <div className="document-scroll" ref={scroller}>
      {pages.isLoading && (
        <Later>
          <p role="status">{t('documentList.loading')}</p>
        </Later>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows move between the buttons in it */}
      <ul
        className="document-grid"
        aria-label={t('documentList.grid')}
        ref={(list) => {
          if (list !== null) list.style.height = `${virtualizer.getTotalSize()}px`;
        }}
        onKeyDown={walk}
      >
        {virtualizer.getVirtualItems().flatMap((line) =>
          rows.slice(line.index * columns, (line.index + 1) * columns).map((row, column) => {
            const at = line.index * columns + column;
            return (
              <DocumentTile
                key={row.id}
                id={tileId(row.id)}
                row={row}
                known={known}
                top={line.start}
                column={column}
                columns={columns}
                position={at + 1}
                size={hasMore ? -1 : rows.length}
                isStop={at === active}
                onFocus={() => setActive(row.id)}
                onOpen={() => onOpen(row)}
                onGo={() => onGo(row)}
              />
            );
          }),
        )}
      </ul>
    </div>
  );
}

const tileId = (id: string): string => `document-${id}`;

/** How many tiles fit beside one another. */
function useColumns(element: React.RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(4);
  useEffect(() => {
    if (element.current === null) return;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setColumns(Math.max(1, Math.floor(entry.contentRect.width / tileWidth)));
    });
    watcher.observe(element.current);
    return () => watcher.disconnect();
  }, [element]);
  return columns;
}
