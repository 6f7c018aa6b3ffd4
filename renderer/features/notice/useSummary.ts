// One sentence per notice in plain words; what could not be read is said, never guessed.
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { dayIn, portalZones, zoneCity } from '../../text/format.ts';
import { useFormat } from '../../text/useFormat.ts';

export function useSummary(): (notice: NoticeDetail) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (notice) => {
    const { kind, appointment, amount } = notice;
    if (notice.authenticity?.verdict === 'suspicious') return t('summary.suspicious');
    if (notice.state === 'expired' || notice.state === 'rejected') return t('summary.closed');
    const isWaiting = notice.state === 'pending' || notice.state === 'unknown';
    if (isWaiting && notice.legalEffectOnOpen === true) {
      const on = notice.deadlines.find((deadline) => deadline.what === 'open')?.on ?? notice.expiresOn;
      return on === null
        ? t('summary.waiting.noDay')
        : t('summary.waiting.full', { day: format.dayLong(on) });
    }
    if (kind === 'appointment') {
      if (appointment === null || appointment.on === null) return t('summary.appointment.unread');
      const day = format.dayLong(appointment.on);
      const city = zoneCity(appointment.zone);
      const place = appointment.office ?? appointment.address;
      if (appointment.at === null) {
        return place === null
          ? t('summary.appointment.dayOnly', { day })
          : t('summary.appointment.noHour', { day, place });
      }
      return place === null
        ? t('summary.appointment.noPlace', { day, at: appointment.at, city })
        : t('summary.appointment.full', { day, at: appointment.at, city, place });
    }
    if (kind === 'waitlist') {
      const { madeAvailableAt } = notice;
      const printedOn = notice.evidence['listEntryOn'];
      if (printedOn !== undefined) return t('summary.waitlist.full', { day: format.day(printedOn) });
      return madeAvailableAt === null
        ? t('summary.waitlist.noDay')
        : t('summary.waitlist.full', {
            day: format.day(dayIn(portalZones[notice.portal], new Date(madeAvailableAt))),
          });
    }
    if (kind === 'requirement') {
      const respond = notice.deadlines.find((deadline) => deadline.what === 'respond');
      return respond?.on == null
        ? t('summary.requirement.noDay')
        : t('summary.requirement.full', { day: format.dayLong(respond.on) });
    }
    if (kind === 'fine' || kind === 'instalment') {
      return amount === null
        ? t(`summary.${kind}.noAmount`)
        : t(`summary.${kind}.full`, { amount: format.amount(amount.value, amount.currency) });
    }
    return t(`summary.${kind}`);
  };
}
