// Says an alert in the chosen language: what it is, and what it is about.
import { useTranslation } from 'react-i18next';
import type { AlertView } from '../../../main/contract/alertViews.ts';
import { useFormat } from '../../text/useFormat.ts';

export interface AlertWords {
  title: string;
  detail: string | null;
}

export function useAlertWords(): (alert: AlertView) => AlertWords {
  const { t } = useTranslation();
  const format = useFormat();
  return (alert) => {
    const { kind, title, label, on, at, since, count, urgentCount } = alert;
    const day = on !== null ? format.day(on) : since !== null ? format.instantDay(since) : '';
    const named = label ?? 'Recado';
    switch (kind) {
      case 'notices.new':
      case 'notices.unread':
        return {
          title: t(`alerts.kinds.${kind}`, { count }),
          detail: urgentCount === 0 ? null : t('alerts.urgentOfThem', { count: urgentCount }),
        };
      case 'deadline':
        return {
          title: t(`alerts.kinds.deadline.${alert.decision ?? alert.what ?? 'respond'}`, { day }),
          detail: title,
        };
      case 'appointment':
        return { title: t('alerts.kinds.appointment', { day, at: at ?? '' }).trim(), detail: title };
      case 'certificate':
      case 'account.parked':
      case 'account.failing':
      case 'source.quiet':
        return { title: t(`alerts.kinds.${kind}`, { label: named, day }), detail: null };
      case 'digest':
        return {
          title: t('digest.title'),
          detail: t('digest.told', {
            today: format.number(alert.digest?.today ?? 0),
            week: format.number(alert.digest?.week ?? 0),
          }),
        };
      case 'notice.new':
      case 'notice.requirement':
      case 'notice.resolution':
      case 'notice.unread':
      case 'status.due':
      case 'status.news':
        return { title: t(`alerts.kinds.${kind}`), detail: title };
    }
  };
}
