// The top of the reader: kind, when it came, title, and one sentence that says what it means.
import { Flag, MailWarning } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { Highlighted } from '../../text/Highlighted.tsx';
import type { SearchWords } from '../../text/searchWords.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useNoticeTitle } from '../../text/useNoticeTitle.ts';
import { Badge } from '../../ui/Badge.tsx';
import { MaskIcon } from '../../ui/MaskIcon.tsx';
import { kindIcons } from '../inbox/kindIcons.ts';
import { useSummary } from './useSummary.ts';

interface NoticeHeadProps {
  ref: Ref<HTMLHeadingElement>;
  notice: NoticeDetail;
  words: SearchWords;
  now: Date;
}

export function NoticeHead({ ref, notice, words, now }: NoticeHeadProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const summary = useSummary();
  const titleOf = useNoticeTitle();
  /** The sentence that made the notice of this kind. */
  const decided = notice.evidence['kind'];
  return (
    <header className="reader-head">
      <div className="reader-kind">
        <span>
          <MaskIcon name={kindIcons[notice.kind]} size={16} />
          {t(`kinds.${notice.kind}`)}
        </span>
        <span>{t(`portalNames.${notice.portal}`)}</span>
        <time dateTime={notice.sortAt} title={format.instant(notice.sortAt)}>
          {format.instant(notice.sortAt)} ({format.fromNow(notice.sortAt, now)})
        </time>
        {notice.mark.isFlagged && (
          <Badge icon={Flag} tone="warn">
            {t('inbox.flagged')}
          </Badge>
        )}
        {notice.isInJunk && (
          <Badge icon={MailWarning} tone="warn">
            {t('inbox.foundInSpam')}
          </Badge>
        )}
      </div>
      <h1 ref={ref} tabIndex={-1}>
        <bdi>
          <Highlighted text={titleOf(notice.title)} words={words} />
        </bdi>
      </h1>
      <p className="reader-lead">{summary(notice)}</p>
      {decided !== undefined && decided !== notice.title && (
        <p className="field-hint">
          {t('kindWhy.decided')}: <q lang="es">{decided}</q>
        </p>
      )}
    </header>
  );
}
