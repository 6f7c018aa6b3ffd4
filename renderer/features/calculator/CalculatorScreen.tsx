// The deadline calculator by itself: rule, start, days and community in; the day, its explanation and a small calendar out.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountView, RuleView } from '../../../main/contract/deadlineViews.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { ScreenHead } from '../../shell/ScreenHead.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field, SelectField } from '../../ui/Field.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { RuleLine, WithoutLine } from '../deadlines/CountLines.tsx';
import { regionOptions } from '../deadlines/RegionField.tsx';
import { SmallCalendar } from '../deadlines/SmallCalendar.tsx';
import { useDayNames } from '../deadlines/useDayNames.ts';

const ruleWords = [
  'es_businessDays',
  'es_months',
  'es_open10',
  'pe_businessDays',
  'pe_calendarDays',
  'pe_deemedNotified',
  'pe_laterDate',
  'cl_businessDays',
  'cl_calendarDays',
  'cl_digitalDomicile',
] as const;
const startWords = ['madeAvailableAt', 'notifiedOn', 'depositedAt', 'notifiedAt', 'sentAt'] as const;
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

export function CalculatorScreen({ go }: { go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const known = useMethod('deadlines.rules', {});
  return (
    <div className="screen">
      <ScreenHead title={t('screens.calculator')} go={go} />
      <p className="screen-lead">{t('deadlines.calculator.lead')}</p>
      {known.error !== null && <FailureBox error={known.error} onRetry={() => void known.refetch()} />}
      {known.data !== undefined && <Calculator rules={known.data.rules} regions={known.data.regions} />}
    </div>
  );
}

function Calculator({ rules, regions }: { rules: RuleView[]; regions: string[] }): ReactNode {
  const { t } = useTranslation();
  const names = useDayNames();
  const [word, setWord] = useState<(typeof ruleWords)[number]>('es_businessDays');
  const [from, setFrom] = useState(() => new Intl.DateTimeFormat('sv-SE').format(new Date()));
  const [days, setDays] = useState('10');
  const [months, setMonths] = useState('1');
  const [region, setRegion] = useState('');
  const [acknowledgedOn, setAcknowledgedOn] = useState('');
  const rule = rules.find(({ name }) => name === word.replace('_', '.'));
  const given: Record<string, unknown> = {
    days: Number(days),
    months: Number(months),
    region: region === '' ? null : region,
    acknowledgedOn: isDay(acknowledgedOn) ? acknowledgedOn : null,
  };
  const input = Object.fromEntries((rule?.asks ?? []).map((name) => [name, given[name]]));
  const isAsked = rule !== undefined && isDay(from);
  const counted = useMethod(
    'deadlines.count',
    { rule: rule?.name ?? '', input: { ...input, [rule?.startsWith ?? 'on']: from } },
    isAsked,
  );
  if (rule === undefined) return null;
  const start = startWords.find((name) => name === rule.startsWith) ?? 'notifiedOn';
  const asks = (name: RuleView['asks'][number]): boolean => rule.asks.includes(name);
  const amount = asks('days') ? Number(days) : asks('months') ? Number(months) : null;
  return (
    <>
      <section className="card" aria-label={t('deadlines.calculator.title')}>
        <SelectField
          label={t('deadlines.calculator.rule')}
          value={word}
          options={ruleWords.map((value) => ({ value, label: t(`deadlines.calculator.rules.${value}`) }))}
          onChange={(value) => setWord(ruleWords.find((one) => one === value) ?? 'es_businessDays')}
        />
        <Field
          label={t(`deadlines.calculator.starts.${start}`)}
          type="date"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        {asks('days') && (
          <Field
            label={t('deadlines.calculator.days')}
            type="number"
            min={1}
            max={366}
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
        )}
        {asks('months') && (
          <Field
            label={t('deadlines.calculator.months')}
            type="number"
            min={1}
            max={12}
            value={months}
            onChange={(event) => setMonths(event.target.value)}
          />
        )}
        {asks('acknowledgedOn') && (
          <Field
            label={t('deadlines.calculator.acknowledged')}
            type="date"
            value={acknowledgedOn}
            onChange={(event) => setAcknowledgedOn(event.target.value)}
          />
        )}
        {asks('region') && (
          <SelectField
            label={t('deadlines.calculator.region')}
            value={region}
            options={regionOptions(regions, names.region, t('deadlines.region.none'))}
            onChange={setRegion}
          />
        )}
      </section>
      {counted.error !== null && <FailureBox error={counted.error} />}
      {isAsked && counted.data === null && (
        <NoticeBox tone="plain" isLive>
          <p>{t('deadlines.calculator.unknown')}</p>
        </NoticeBox>
      )}
      {counted.data && <Result rule={rule} count={counted.data} amount={amount} />}
    </>
  );
}

function Result({
  rule,
  count,
  amount,
}: {
  rule: RuleView;
  count: CountView;
  amount: number | null;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="card" aria-labelledby="count-result">
      <h2 id="count-result">{t('deadlines.calculator.result')}</h2>
      <p className="count-result" role="status">
        {format.dayLong(count.result)}
      </p>
      <ol className="why" aria-label={t('deadlines.why')}>
        <RuleLine rule={rule} amount={amount} />
        <WithoutLine rule={rule} count={count} />
      </ol>
      <SmallCalendar
        label={t('deadlines.title')}
        start={count.start}
        end={count.result}
        skipped={count.skipped}
      />
    </section>
  );
}
