// What an entry of a case's timeline says.
import { useTranslation } from 'react-i18next';
import type { TimelineEntryView } from '../../../main/contract/caseViews.ts';
import { zoneCity } from '../../text/format.ts';
import { useFormat } from '../../text/useFormat.ts';

/** A title and one line more, empty where there is nothing to add. */
export function useEntryWords(): (entry: TimelineEntryView) => { title: string; more: string } {
  const { t } = useTranslation();
  const format = useFormat();
  const line = (...parts: (string | null | undefined | false)[]): string =>
    parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
  return (entry) => {
    switch (entry.what) {
      case 'filed':
      case 'opening':
        return { title: t(`cases.entries.${entry.what}`), more: '' };
      case 'status': {
        const { status, raw, source, resolvedOn, nie, authorization } = entry.entry;
        const words = t(`cases.statuses.${status}`);
        return {
          title: t(entry.isNews ? 'cases.entries.status' : 'cases.entries.same', { status: words }),
          more: line(
            `“${raw}”`,
            t(`cases.sources.${source}`),
            resolvedOn && t('cases.entries.resolved', { day: format.day(resolvedOn) }),
            nie && t('cases.entries.nieIs', { nie }),
            authorization,
          ),
        };
      }
      case 'notice': {
        const { title, kind, issuer, isByHand, isDone } = entry.notice;
        return {
          title,
          more: line(
            t(`kinds.${kind}`),
            issuer,
            isByHand && t('cases.fromHand'),
            isDone && t('cases.entries.done'),
          ),
        };
      }
      case 'appointment': {
        const { at, zone, office, address, procedure } = entry.appointment;
        const hour = at === null ? null : `${at} (${zoneCity(zone)})`;
        return { title: t('cases.entries.appointment'), more: line(hour, procedure, office, address) };
      }
      case 'deadline':
        return {
          title: t(`cases.entries.${entry.act}`),
          more: entry.isDone ? t('cases.entries.done') : '',
        };
      case 'payment': {
        const { title, amount, paidOn } = entry.payment;
        return {
          title: t('cases.entries.payment', { title }),
          more: line(
            amount && format.amount(amount.value, amount.currency),
            paidOn && t('cases.pay.paid', { day: format.day(paidOn) }),
          ),
        };
      }
      case 'waitingList': {
        const { state, procedure, office, since } = entry.waitingList;
        return {
          title: t('cases.entries.waitingList'),
          more: line(
            t(`cases.waitingStates.${state}`),
            state !== 'waiting' && since && format.day(since),
            procedure,
            office,
          ),
        };
      }
      case 'note':
        return { title: t('cases.entries.note'), more: entry.text };
    }
  };
}
