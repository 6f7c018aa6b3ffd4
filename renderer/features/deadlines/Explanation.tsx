// A deadline explains itself in three lines: from which fact, by which rule, leaving out which days; then on a calendar.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplanationView } from '../../../main/contract/deadlineViews.ts';
import { useFormat } from '../../text/useFormat.ts';
import { RuleLine, WithoutLine } from './CountLines.tsx';
import { RegionField } from './RegionField.tsx';
import { SmallCalendar } from './SmallCalendar.tsx';

interface ExplanationProps {
  explanation: ExplanationView;
  personId: string;
  region: string | null;
}

export function Explanation({ explanation, personId, region }: ExplanationProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const from = useFromWords(explanation);
  const { rule, count, days, otherReading } = explanation;
  const other =
    otherReading === null ? null : <li>{t('deadlines.other', { day: format.dayLong(otherReading) })}</li>;
  if (rule === null) {
    return (
      other && (
        <ol className="why" aria-label={t('deadlines.why')}>
          <li>{t('deadlines.from.stated')}</li>
          {other}
        </ol>
      )
    );
  }
  return (
    <>
      <ol className="why" aria-label={t('deadlines.why')}>
        <li>{from}</li>
        <RuleLine rule={rule} amount={days} />
        {count !== null && <WithoutLine rule={rule} count={count} />}
        {other}
      </ol>
      {count !== null && (
        <details className="why-calendar">
          <summary>{t('deadlines.calendar')}</summary>
          <SmallCalendar
            label={t('deadlines.title')}
            start={count.start}
            end={count.result}
            skipped={count.skipped}
          />
        </details>
      )}
      {rule.asks.includes('region') && region === null && <RegionField personId={personId} />}
    </>
  );
}

function useFromWords({ from, rule }: ExplanationView): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (from.on === null) return t('deadlines.from.unknown');
  const day = format.dayLong(from.on);
  if (from.field === 'madeAvailableAt')
    return t(`deadlines.from.madeAvailableAt.${rule?.country ?? 'ES'}`, { day });
  if (from.field === 'expiresOn') return t('deadlines.from.expiresOn', { day });
  return t('deadlines.from.notifiedOn', { day });
}
