// What was done with this notice here, line by line: marks, openings, secrets copied; from the audit, which only grows.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';

/** Longer histories are folded to these; a button shows the rest. */
const firstLines = 8;

export function History({ notice }: { notice: NoticeDetail }): ReactNode {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const [isAsked, setAsked] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const acts = useMethod('notices.history', { id: notice.id }, isAsked).data;
  const wordsOf = (what: string): string => {
    const key = `history.acts.${what.replaceAll('.', '_')}`;
    return i18n.exists(key) ? t(key as 'history.acts.mark_read') : what;
  };
  const lines = acts ?? [];
  return (
    <details className="fold" onToggle={(event) => setAsked(event.currentTarget.open)}>
      <summary>{t('history.title')}</summary>
      <ol className="history">
        {(isWhole ? lines : lines.slice(0, firstLines)).map(({ at, what }, index) => (
          <li key={`${at} ${what} ${index}`}>
            <time dateTime={at}>{format.instant(at)}</time>
            <span>{wordsOf(what)}</span>
          </li>
        ))}
        <li>
          <time dateTime={notice.firstSeenAt}>{format.instant(notice.firstSeenAt)}</time>
          <span>{wordsOf('came')}</span>
        </li>
      </ol>
      {!isWhole && lines.length > firstLines && (
        <button type="button" className="button button-quiet" onClick={() => setWhole(true)}>
          {t('history.whole', { count: lines.length - firstLines })}
        </button>
      )}
    </details>
  );
}
