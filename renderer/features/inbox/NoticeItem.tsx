// One row of the list: unread, title, kind, from whom, and what is due. Words carry everything, colour only helps.
import { Check, Circle, Flag, Hourglass, MailWarning, Paperclip, ShieldAlert } from 'lucide-react';
import { type MouseEvent, memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeRow } from '../../api/views.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Badge } from '../../ui/Badge.tsx';
import { DueBadge } from './DueBadge.tsx';
import { dueOf } from './due.ts';
import { kindIcons } from './kindIcons.ts';
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
  onPress: (row: NoticeRow, index: number, event: MouseEvent) => void;
}

export const NoticeItem = memo(function NoticeItem(props: NoticeItemProps): ReactNode {
  const { row, index, total, top, isActive, isOpen, isSelected, now, onPress } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const Kind = kindIcons[row.kind];
  const due = dueOf(row, now);
  const isSettled = row.mark.isDone || row.mark.isArchived;
  const from = [row.issuer, row.person].filter((part) => part !== null).join(' · ');
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
        {!row.mark.isRead && <Circle className="row-dot" size={10} fill="currentColor" />}
      </span>
      <span className="row-top">
        <span className="row-title">
          {!row.mark.isRead && <span className="hidden-visually">{t('inbox.unread')}. </span>}
          {row.title}
        </span>
        <time className="row-date" dateTime={row.sortAt}>
          {format.stamp(row.sortAt, now)}
        </time>
      </span>
      <span className="row-from">
        <Kind size={14} aria-hidden />
        <span className="row-kind">{t(`kinds.${row.kind}`)}</span>
        {from !== '' && <span className="row-issuer">{from}</span>}
      </span>
      {row.snippet !== null && (
        <span className="row-snippet">
          <Snippet text={row.snippet} />
        </span>
      )}
      <span className="row-badges">
        {due && <DueBadge due={due} isSettled={isSettled} />}
        {row.verdict === 'suspicious' && (
          <Badge icon={ShieldAlert} tone="danger">
            {t('inbox.suspicious')}
          </Badge>
        )}
        {row.isInJunk && (
          <Badge icon={MailWarning} tone="warn">
            {t('inbox.inSpam')}
          </Badge>
        )}
        {row.mark.snoozedUntil !== null && new Date(row.mark.snoozedUntil) > now && (
          <Badge icon={Hourglass}>{t('inbox.laterOn', { day: format.instant(row.mark.snoozedUntil) })}</Badge>
        )}
        {row.mark.isFlagged && (
          <span className="row-sign" title={t('inbox.flagged')}>
            <Flag size={14} fill="currentColor" role="img" aria-label={t('inbox.flagged')} />
          </span>
        )}
        {row.hasDocuments && (
          <span className="row-sign" title={t('inbox.hasDocuments')}>
            <Paperclip size={14} role="img" aria-label={t('inbox.hasDocuments')} />
          </span>
        )}
        {row.mark.isDone && <span className="row-done">{t('inbox.isDone')}</span>}
      </span>
    </div>
  );
});
