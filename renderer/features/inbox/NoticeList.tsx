// The list of notices: a listbox that draws only the rows in sight and walks by keyboard with one tab stop.

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { ArrowUp } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Section } from '../../../main/contract/sections.ts';
import { useWindowSetting } from '../../api/useWindowSetting.ts';
import { useWhoseNotice } from '../../text/useWhoseNotice.ts';
import { Button } from '../../ui/Button.tsx';
import { usePersonLooks } from '../people/usePersonLooks.ts';
import { rowHeightOf } from './density.ts';
import { NoticeItem, rowId } from './NoticeItem.tsx';
import { headId, SectionHead } from './SectionHead.tsx';
import { type Entry, entriesOf, plainEntries } from './sections.ts';
import { useListKeys } from './useListKeys.ts';
import type { NoticePages } from './useNoticePages.ts';
import type { RowFocus } from './useRowFocus.ts';
import { useRowPress } from './useRowPress.ts';
import { useSteadyScroll } from './useSteadyScroll.ts';
import './noticeList.css';

/** The same as in sectionHead.css. */
const headHeight = 34;
/** How many rows before the end the next page is asked for; half of what is here where that is less. */
const readAheadRows = 40;
/** Rows that are drawn beyond both edges; few at the top of a search, where every key brings new ones. */
const spareRows = 6;
const spareWhileTyping = 1;

interface NoticeListProps {
  pages: NoticePages;
  focus: RowFocus;
  openId: string | null;
  isSearch: boolean;
  /** All of them concern one person: nothing needs to say whom. */
  isOfPerson: boolean;
  now: Date;
  label: string;
  onOpen: (id: string) => void;
}

export function NoticeList(props: NoticeListProps): ReactNode {
  const { pages, focus, openId, isSearch, isOfPerson, now, label, onOpen } = props;
  const { t } = useTranslation();
  const { rows, hasMore, loadMore, sections } = pages;
  const whose = useWhoseNotice();
  const known = usePersonLooks();
  const hasMarks = known.isMany && !isOfPerson;
  const [density] = useWindowSetting('density');
  const scroller = useRef<HTMLDivElement>(null);
  const isFocusInside = useRef(false);
  const { activeIndex } = focus;
  const height = rowHeightOf(density, isSearch);
  const counts = sections?.counts;
  const closed = sections?.closed;
  const entries = useMemo<Entry[]>(
    () => (closed === undefined ? plainEntries(rows.length) : entriesOf(rows, counts, closed, hasMore)),
    [rows, counts, closed, hasMore],
  );
  /** Of each row, by its place among the rows, its place among the entries. */
  const entryOf = useMemo(() => {
    const places: number[] = [];
    for (const [at, { row }] of entries.entries()) if (row !== null) places[row] = at;
    return places;
  }, [entries]);
  const activeEntry = entryOf[activeIndex] ?? -1;
  const topOf = useCallback(
    (row: number): number => {
      const entry = entryOf[row] ?? 0;
      // So many of the entries before it are rows; the rest are headings.
      return row * height + (entry - row) * headHeight;
    },
    [entryOf, height],
  );
  const steady = useSteadyScroll(scroller, rows, pages.listKey, pages.isStale, topOf);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const overscan = isSearch && range.startIndex === 0 ? spareWhileTyping : spareRows;
      const inSight = defaultRangeExtractor({ ...range, overscan });
      return inSight.includes(activeEntry) || activeEntry < 0 || activeEntry >= range.count
        ? inSight
        : [...inSight, activeEntry].toSorted((a, b) => a - b);
    },
    [activeEntry, isSearch],
  );
  // Where this function is another one the sizes are reckoned anew: only when the entries are others.
  const keyOf = useCallback(
    (at: number) => entries[at]?.head ?? rows[entries[at]?.row ?? -1]?.id ?? at,
    [entries, rows],
  );
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (entries[at]?.head == null ? height : headHeight),
    getItemKey: keyOf,
    overscan: spareRows,
    rangeExtractor,
  });
  const lastInSight = virtualizer.range?.endIndex ?? 0;

  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  useEffect(() => {
    if (hasMore && lastInSight >= entries.length - Math.min(readAheadRows, rows.length / 2)) loadMore();
  }, [hasMore, lastInSight, entries.length, rows.length, loadMore]);

  const { activeId, wantsFocus, round } = focus;
  useEffect(() => {
    if (activeId === null || activeEntry < 0) return;
    const isLost = isFocusInside.current && document.activeElement === document.body;
    if (wantsFocus.current || isLost) {
      wantsFocus.current = false;
      virtualizer.scrollToIndex(activeEntry);
      document.getElementById(rowId(activeId))?.focus({ preventScroll: true });
    }
    // oxlint-disable-next-line react/exhaustive-deps -- `round` asks for the focus again though nothing else changed
  }, [activeId, activeEntry, virtualizer, wantsFocus, round]);

  const fold = (section: Section): void => {
    sections?.toggle(section);
    document.getElementById(headId(section))?.focus({ preventScroll: true });
  };
  const onKeyDown = useListKeys({ rows, focus, scroller, height, onOpen, onFold: fold });
  const onPress = useRowPress(focus, onOpen);

  const drawn = virtualizer.getVirtualItems();
  const heads = drawn.flatMap(({ index, start }) => {
    const section = entries[index]?.head ?? null;
    return section === null ? [] : [{ section, start, index }];
  });
  const items = drawn.flatMap(({ index, start }) => {
    const at = entries[index]?.row ?? null;
    const row = at === null ? undefined : rows[at];
    if (at === null || row === undefined) return [];
    const item = (
      <NoticeItem
        key={row.id}
        row={row}
        index={at}
        total={hasMore ? -1 : rows.length}
        top={start}
        isActive={at === activeIndex}
        isOpen={row.id === openId}
        isSelected={focus.selected.has(row.id)}
        now={now}
        whose={whose}
        look={hasMarks ? known.lookOf(row.personId) : undefined}
        ownName={known.nameOf(row.personId)}
        onPress={onPress}
      />
    );
    return [{ section: row.section ?? null, item }];
  });
  const inSight = [...new Set(items.map(({ section }) => section))];
  return (
    <div className="list-frame" data-stale={pages.isStale}>
      <div className="list-above" role="status">
        {steady.above > 0 && (
          <Button icon={ArrowUp} onClick={steady.toTop}>
            {t('inbox.newAbove', { count: steady.above })}
          </Button>
        )}
      </div>
      <div className="list-scroller" ref={scroller} onScroll={steady.onScroll}>
        <div className="list-field">
          {heads.length > 0 && (
            <div className="section-heads">
              {heads.map(({ section, start, index }) => (
                <SectionHead
                  key={section}
                  section={section}
                  count={counts?.[section]}
                  isOpen={closed?.has(section) === false}
                  top={start}
                  onToggle={() => sections?.toggle(section)}
                  onDown={() => {
                    const row = rows[entries[index + 1]?.row ?? -1];
                    if (row === undefined) return;
                    focus.go(row.id);
                    focus.focusActive();
                  }}
                />
              ))}
            </div>
          )}
          <div
            role="listbox"
            tabIndex={-1}
            aria-label={label}
            aria-multiselectable
            className="list"
            data-selecting={focus.selected.size > 0}
            data-search={isSearch}
            data-density={density}
            style={{ height: virtualizer.getTotalSize() }}
            onKeyDown={onKeyDown}
            onFocus={() => {
              isFocusInside.current = true;
            }}
            onBlur={(event) => {
              isFocusInside.current = event.relatedTarget === null && !document.hasFocus();
            }}
          >
            {inSight.map((section) => {
              const own = items.filter((one) => one.section === section).map(({ item }) => item);
              return section === null ? (
                own
              ) : (
                // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
                <div key={section} role="group" aria-label={t(`sections.${section}.title`)}>
                  {own}
                </div>
              );
            })}
          </div>
        </div>
        {pages.isLoadingMore && <p className="list-more">{t('inbox.loadingMore')}</p>}
      </div>
    </div>
  );
}
