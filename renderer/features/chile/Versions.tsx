// What the appointment was before and what a later mail made of it; and where the voucher says something else than the mail.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { zoneCity } from '../../text/format.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

interface VersionsProps {
  notice: NoticeDetail;
  onOpen: (id: string) => void;
}

export function Versions({ notice, onOpen }: VersionsProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const versions = useMethod('appointments.history', { noticeId: notice.id }).data?.versions ?? [];
  const at = versions.findIndex(({ noticeId }) => noticeId === notice.id);
  const when = ({ appointment }: (typeof versions)[number]): string => {
    const day = appointment.on === null ? t('reader.dayUnread') : format.dayLong(appointment.on);
    return [day, appointment.at, appointment.office, `(${zoneCity(appointment.zone)})`]
      .filter((part) => part !== null)
      .join(', ');
  };
  const latest = versions.at(-1);
  const older = at > 0 ? versions.slice(0, at) : [];
  const hasNewer = latest !== undefined && at >= 0 && at < versions.length - 1;
  const voucherMoment = notice.evidence['voucherMoment'];
  return (
    <>
      {voucherMoment !== undefined && (
        <NoticeBox tone="danger" title={t('problems.voucherDiffers')}>
          <p>{t('chile.visit.voucherSays', { when: voucherMoment })}</p>
        </NoticeBox>
      )}
      {hasNewer && (
        <NoticeBox
          tone="danger"
          title={t('chile.visit.changedTitle')}
          actions={
            <Button look="primary" onClick={() => onOpen(latest.noticeId)}>
              {t('chile.visit.openNewer')}
            </Button>
          }
        >
          <p>{t('chile.visit.newer', { when: when(latest) })}</p>
        </NoticeBox>
      )}
      {older.length > 0 && (
        <NoticeBox tone="warn" title={t('chile.visit.changedTitle')}>
          <ul className="chile-versions">
            {older.toReversed().map((version) => (
              <li key={version.noticeId}>
                <span>{t('chile.visit.older', { when: when(version) })}</span>
                <Button look="quiet" onClick={() => onOpen(version.noticeId)}>
                  {t('chile.visit.openOlder')}
                </Button>
              </li>
            ))}
          </ul>
        </NoticeBox>
      )}
    </>
  );
}
