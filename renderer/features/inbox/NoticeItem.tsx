// One row of the list: unread, title, kind, from whom, and what is due. Words carry everything, colour only helps.
import { Check } from 'lucide-react';
import { type MouseEvent, memo, type ReactNode } from 'react';
import type { NoticeRow } from '../../api/views.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useNoticeTitle } from '../../text/useNoticeTitle.ts';
import type { WhoseNotice } from '../../text/useWhoseNotice.ts';
import { useWords } from '../../text/useWords.ts';
import { MaskIcon } from '../../ui/MaskIcon.tsx';
import { PersonMark } from '../people/PersonMark.tsx';
import type { PersonLook } from '../people/personLooks.ts';
import { kindIcons } from './kindIcons.ts';
import { RowBadges } from './RowBadges.tsx';
import { Snippet } from './Snippet.tsx';
import './noticeItem.css';

export const rowId = (id: string): string => `notice-${id}`;

interface NoticeItemProps {
  row: NoticeRow;
  index: number;
  /** -1 while more pages can be read. */
  total: number;
  top: number;
  isActive: boolean;
  isOpen: boolean;
  isSelected: boolean;
  now: Date;
  whose: WhoseNotice;
  /** Where notices of several people stand together. */
  look: PersonLook | undefined;
  ownName: string;
  onPress: (row: NoticeRow, index: number, event: MouseEvent) => void;
}

export const NoticeItem = memo(function NoticeItem(props: NoticeItemProps): ReactNode {
  const { row, index, total, top, isActive, isOpen, isSelected, now, whose, look, ownName, onPress } = props;
  const t = useWords();
  const format = useFormat();
  const titleOf = useNoticeTitle();
  const printed = whose(row);
  const from = [row.issuer, printed].filter((part) => part !== null).join(' · ');
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are heard by the listbox around
    <div
      id={rowId(row.id)}
      role="option"
      tabIndex={isActive ? 0 : -1}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
      aria-setsize={total}
      aria-posinset={index + 1}
      className="row"
      data-unread={!row.mark.isRead}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => onPress(row, index, event)}
    >
      <span className="row-lead" aria-hidden>
        <span className="row-check" data-check>
          {isSelected ? <Check size={14} /> : null}
        </span>
        {!row.mark.isRead && <span className="row-dot" />}
      </span>
      <span className="row-top">
        <span className="row-title" dir="auto" title={row.title}>
          {/* Isolated, so that the direction is the title's own and its beginning is what stays when it is shortened. */}
          {!row.mark.isRead && <bdi className="hidden-visually">{t('inbox.unread')}. </bdi>}
          {titleOf(row.title)}
        </span>
        <time className="row-date" dateTime={row.sortAt}>
          {format.stamp(row.sortAt, now)}
        </time>
      </span>
      <span className="row-from">
        {printed === null ? <PersonMark look={look} name={ownName} /> : <PersonMark look={look} />}
        <MaskIcon name={kindIcons[row.kind]} />
        <span className="row-kind">{t(`kinds.${row.kind}`)}</span>
        {from !== '' && (
          <span className="row-issuer" dir="auto">
            {from}
          </span>
        )}
      </span>
      {row.snippet !== null && (
        <span className="row-snippet" dir="auto">
          <Snippet text={row.snippet} />
        </span>
      )}
      <RowBadges row={row} now={now} />
    </div>
  );
});
