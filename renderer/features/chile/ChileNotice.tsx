// What a mail of Chile's authorities has beyond other notices: the visit, the waiting list, tips, the rule of 2026.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useFormat } from '../../text/useFormat.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { Visit } from './Visit.tsx';
import { Waiting } from './Waiting.tsx';

const tips = ['lowerCase', 'domain', 'spam', 'privateWindow'] as const;

interface ChileNoticeProps {
  notice: NoticeDetail;
  now: Date;
  onOpen: (id: string) => void;
}

export function ChileNotice({ notice, now, onOpen }: ChileNoticeProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  if (notice.portal !== 'chile') return null;
  const servedOn = notice.evidence['deemedServedOn'];
  return (
    <>
      {notice.documents.some(({ failureCode }) => failureCode === 'document.tooLarge') && (
        <NoticeBox tone="warn" title={t('chile.tooLarge.title')}>
          <p>{t('chile.tooLarge.words')}</p>
        </NoticeBox>
      )}
      {notice.appointment !== null && (
        <Visit notice={notice} appointment={notice.appointment} now={now} onOpen={onOpen} />
      )}
      {notice.kind === 'waitlist' && <Waiting notice={notice} now={now} />}
      {notice.kind === 'registration' && (
        <NoticeBox tone="plain" title={t('chile.registration.title')}>
          <ul className="chile-list">
            {tips.map((tip) => (
              <li key={tip}>{t(`chile.registration.${tip}`)}</li>
            ))}
          </ul>
        </NoticeBox>
      )}
      {servedOn !== undefined && (
        <NoticeBox tone="plain" title={t('chile.served.title')}>
          <p>{t('chile.served.words', { day: format.dayLong(servedOn) })}</p>
        </NoticeBox>
      )}
    </>
  );
}
