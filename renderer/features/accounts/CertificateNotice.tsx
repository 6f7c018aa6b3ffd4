// Warns 60, 30 and 7 days before an account's certificate ends: renewing takes days, and a sign-in that fails takes notices.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { certificateEnd, certificateEndsAt } from '../../../main/contract/certificateEnd.ts';
import type { AccountView } from '../../../main/contract/views.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

interface CertificateNoticeProps {
  account: AccountView;
  now: Date;
  onReplace: () => void;
}

export function CertificateNotice({ account, now, onReplace }: CertificateNoticeProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const validTo = certificateEndsAt(account);
  const end = certificateEnd(validTo, now);
  if (end === null || validTo === null) return null;
  const isUrgent = end.urgency === 'ended' || end.urgency === 'week';
  const day = format.instantDay(validTo);
  return (
    <NoticeBox
      tone={isUrgent ? 'danger' : 'warn'}
      title={
        end.daysLeft < 0
          ? t('certificate.ended', { day })
          : t('certificate.ends', { day, when: format.days(end.daysLeft) })
      }
      actions={<Button onClick={onReplace}>{t('certificate.replace')}</Button>}
    >
      <p>{t(`certificate.urgency.${end.urgency}`)}</p>
    </NoticeBox>
  );
}
