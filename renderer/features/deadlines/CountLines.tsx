// The lines that say how a day was counted: by which rule and article, and leaving out which days.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountView, RuleView } from '../../../main/contract/deadlineViews.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useDayNames } from './useDayNames.ts';

/** `10 working days, the day after being the first (Ley 39/2015, art. 30.2).` */
export function RuleLine({ rule, amount }: { rule: RuleView; amount: number | null }): ReactNode {
  const { t } = useTranslation();
  const unit = rule.counts === 'clockTime' ? null : rule.counts;
  if (unit === null) return null;
  const counts =
    amount === null ? t(`deadlines.countsPlain.${unit}`) : t(`deadlines.counts.${unit}`, { count: amount });
  return (
    <li>
      {t('deadlines.by', { counts, law: rule.law, article: rule.article })}
      {rule.standing !== 'official' && ` ${t(`deadlines.standing.${rule.standing}`)}`}
    </li>
  );
}

/** Which days were passed over, and whose holidays they are. */
export function WithoutLine({ rule, count }: { rule: RuleView; count: CountView }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useDayNames();
  const isWeekend = (why: string): boolean => why === 'saturday' || why === 'sunday';
  const weekends = count.skipped.filter(({ why }) => isWeekend(why)).length;
  const holidays = count.skipped.filter(({ why }) => !isWeekend(why));
  const parts = [
    ...(weekends > 0 ? [t('deadlines.without.weekends', { count: weekends })] : []),
    ...holidays.map((day) =>
      t('deadlines.without.holiday', { day: format.dayShort(day.on), name: names.why(day) }),
    ),
  ];
  const isNatural = rule.counts === 'calendarDays' && !rule.isEndMoved;
  const days = isNatural
    ? t('deadlines.without.allCount')
    : parts.length === 0
      ? t('deadlines.without.none')
      : t('deadlines.without.some', { days: format.list(parts) });
  const [region] = count.regions;
  const asksRegion = rule.asks.includes('region');
  const where =
    region !== undefined
      ? t('deadlines.without.region', { region: names.region(region) })
      : asksRegion
        ? t('deadlines.without.noRegion')
        : '';
  return (
    <li>
      {[days, where, count.isRegionPublished ? '' : t('deadlines.without.unpublished')]
        .filter((part) => part !== '')
        .join(' ')}
    </li>
  );
}
