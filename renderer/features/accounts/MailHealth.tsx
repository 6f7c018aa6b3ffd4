// On the card of a mailbox: mails that could not be read whole, and senders that have gone quiet.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

const shown = 10;

export function MailHealth({ accountId }: { accountId: string }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const health = useMethod('mailHealth.get', { accountId }).data;
  if (health === undefined) return null;
  const { unread, quiet } = health;
  return (
    <>
      {quiet.map(({ portal, days }) => (
        <NoticeBox
          key={portal}
          tone="warn"
          title={t('chile.quiet.title', {
            portals: t(`portalNames.${portal}`),
            days: format.number(days),
          })}
        >
          <p>{t('chile.quiet.words')}</p>
        </NoticeBox>
      ))}
      {unread.length > 0 && (
        <NoticeBox
          tone="warn"
          title={t('chile.unread.title', { count: unread.length, number: format.number(unread.length) })}
        >
          <p>{t('chile.tooLarge.words')}</p>
          <ul className="reasons">
            {unread
              .slice(-shown)
              .toReversed()
              .map(({ subject, from, arrivedAt }) => (
                <li key={`${arrivedAt} ${from} ${subject}`}>
                  {[from, subject, arrivedAt === null ? '' : format.instantDay(arrivedAt)]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </li>
              ))}
          </ul>
        </NoticeBox>
      )}
    </>
  );
}
