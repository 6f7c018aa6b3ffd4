// The mails of one appointment or procedure, in the order in which they came, with a way to the one before and after.
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import './conversation.css';

export function Conversation({
  notice,
  onOpen,
}: {
  notice: NoticeDetail;
  onOpen: (id: string) => void;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = useMethod('notices.conversation', { id: notice.id }).data ?? [];
  if (rows.length < 2) return null;
  const place = rows.findIndex((row) => row.id === notice.id);
  const [older, newer] = [rows[place - 1], rows[place + 1]];
  return (
    <section className="conversation" aria-labelledby="conversation-title">
      <h2 id="conversation-title">{t('conversation.title', { place: place + 1, count: rows.length })}</h2>
      <ol>
        {rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className="conversation-mail"
              aria-current={row.id === notice.id}
              data-unread={!row.mark.isRead}
              onClick={() => onOpen(row.id)}
            >
              <span className="conversation-day">{format.instant(row.sortAt)}</span>
              <bdi>{row.title}</bdi>
              {!row.mark.isRead && <span className="hidden-visually">{t('conversation.unread')}</span>}
            </button>
          </li>
        ))}
      </ol>
      <div className="card-acts">
        <Button
          look="quiet"
          icon={ChevronLeft}
          disabled={older === undefined}
          onClick={() => older && onOpen(older.id)}
        >
          {t('conversation.older')}
        </Button>
        <Button
          look="quiet"
          icon={ChevronRight}
          disabled={newer === undefined}
          onClick={() => newer && onOpen(newer.id)}
        >
          {t('conversation.newer')}
        </Button>
      </div>
    </section>
  );
}
