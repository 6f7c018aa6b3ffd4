// Says that a notice concerns somebody whom the signed-in person represents: opening it counts for that person.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useWhoseNotice } from '../../text/useWhoseNotice.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

export function Represented({ notice }: { notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  const whose = useWhoseNotice();
  const account = useMethod('accounts.list', {}).data?.find(({ id }) => id === notice.accountId);
  const name = whose(notice);
  if (!isRepresented(notice, account?.subject ?? null) || name === null) return null;
  return (
    <NoticeBox tone="plain" title={t('represented.title')}>
      <p>{t('represented.words', { subject: account?.subject ?? '', name })}</p>
    </NoticeBox>
  );
}

/** Only where both numbers are known: a mailbox signs in with an address, and mails hide most of a number. */
export const isRepresented = ({ titular, sources }: NoticeDetail, subject: string | null): boolean =>
  titular !== undefined &&
  subject !== null &&
  !titular.nif.includes('*') &&
  sources[0]?.via === 'portal' &&
  titular.nif.toUpperCase() !== subject.toUpperCase();
