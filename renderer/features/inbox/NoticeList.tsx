// The list of notices: a listbox that draws only the rows in sight and walks by keyboard with one tab stop.
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeRow } from '../../api/views.ts';
import { useWhoseNotice } from '../../text/useWhoseNotice.ts';
import { useLatest } from '../../ui/useLatest.ts';
import { NoticeItem, rowId } from './NoticeItem.tsx';
import type { NoticePages } from './useNoticePages.ts';
import type { RowFocus } from './useRowFocus.ts';
import './noticeList.css';

/** The same as in noticeList.css; a search adds the line of the snippet. */
const rowHeight = 80;
const searchRowHeight = 102;
/** How many rows before the end the next page is asked for. */
const readAheadRows = 40;

interface NoticeListProps {
  pages: NoticePages;
  focus: RowFocus;
  openId: string | null;
  isSearch: boolean;
  now: Date;
  label: string;
  onOpen: (id: string) => void;
}

export function NoticeList({
  pages,
  focus,
  openId,
  isSearch,
  now,
  label,
  onOpen,
}: NoticeListProps): ReactNode {
  const { t } = useTranslation();
  const { rows, hasMore, loadMore } = pages;
  const whose = useWhoseNotice();
  const scroller = useRef<HTMLDivElement>(null);
  const isFocusInside = useRef(false);
  const { activeIndex } = focus;
  const height = isSearch ? searchRowHeight : rowHeight;
  const rangeExtractor = useCallback(
    (range: Range) => {
      const inSight = defaultRangeExtractor(range);
      return inSight.includes(activeIndex) || activeIndex < 0 || activeIndex >= range.count
        ? inSight
        : [...inSight, activeIndex].toSorted((a, b) => a - b);
    },
    [activeIndex],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    rangeExtractor,
  });
  const lastInSight = virtualizer.range?.endIndex ?? 0;

  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  useEffect(() => {
    if (hasMore && lastInSight >= rows.length - readAheadRows) loadMore();
  }, [hasMore, lastInSight, rows.length, loadMore]);

  const { activeId, wantsFocus, round } = focus;
  useEffect(() => {
    if (activeId === null || activeIndex < 0) return;
    const isLost = isFocusInside.current && document.activeElement === document.body;
    if (wantsFocus.current || isLost) {
      wantsFocus.current = false;
      virtualizer.scrollToIndex(activeIndex);
      document.getElementById(rowId(activeId))?.focus({ preventScroll: true });
    }
    // oxlint-disable-next-line react/exhaustive-deps -- `round` asks for the focus again though nothing else changed
  }, [activeId, activeIndex, virtualizer, wantsFocus, round]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1);
    if (event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && event.key !== 'a') return;
    const steps: Record<string, () => void> = {
      ArrowDown: () => focus.step(1, event.shiftKey),
      ArrowUp: () => focus.step(-1, event.shiftKey),
      PageDown: () => focus.step(page, event.shiftKey),
      PageUp: () => focus.step(-page, event.shiftKey),
      Home: () => focus.step(-rows.length, event.shiftKey),
      End: () => focus.step(rows.length, event.shiftKey),
      Enter: () => activeId !== null && onOpen(activeId),
      ' ': () => focus.toggle(activeId),
      ...(event.ctrlKey || event.metaKey ? { a: () => focus.selectAll() } : {}),
    };
    const act = steps[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  const press = useLatest(onOpen);
  const { toggle, reach, go } = focus;
  const onPress = useCallback(
    (row: NoticeRow, _index: number, event: MouseEvent) => {
      const isOnCheck = (event.target as HTMLElement).closest('[data-check]') !== null;
      if (event.shiftKey) reach(row.id);
      else if (isOnCheck || event.ctrlKey || event.metaKey) toggle(row.id);
      else {
        go(row.id);
        press.current(row.id);
      }
    },
    [toggle, reach, go, press],
  );

  return (
    <div className="list-scroller" ref={scroller}>
      <div
        role="listbox"
        tabIndex={-1}
        aria-label={label}
        aria-multiselectable
        className="list"
        data-selecting={focus.selected.size > 0}
        data-search={isSearch}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
        onFocus={() => {
          isFocusInside.current = true;
        }}
        onBlur={(event) => {
          isFocusInside.current = event.relatedTarget === null && !document.hasFocus();
        }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <NoticeItem
                key={row.id}
                row={row}
                index={index}
                total={hasMore ? -1 : rows.length}
                top={start}
                isActive={index === activeIndex}
                isOpen={row.id === openId}
                isSelected={focus.selected.has(row.id)}
                now={now}
                whose={whose}
                onPress={onPress}
              />
            )
          );
        })}
      </div>
      {pages.isLoadingMore && <p className="list-more">{t('inbox.loadingMore')}</p>}
    </div>
  );
}
