// Before anything is opened: until when there would be time to answer, were it opened today, on Friday, another day, or never.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodInput } from '../../../main/contract/methods.ts';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { dayIn, portalZones } from '../../text/format.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useNow } from '../../text/useNow.ts';
import { SelectField } from '../../ui/Field.tsx';
import { dayAfter } from './calendarWeeks.ts';
import { RegionField } from './RegionField.tsx';
import { SmallCalendar } from './SmallCalendar.tsx';

type Term = MethodInput<'deadlines.whatIf'>['term'];
const terms = {
  general: null,
  d5: { workingDays: 5 },
  d10: { workingDays: 10 },
  d15: { workingDays: 15 },
  m1: { months: 1 },
  m2: { months: 2 },
} as const satisfies Record<string, Term>;
type TermName = keyof typeof terms;
/** Without a last day to open, the calendar offers so many days. */
const offeredDays = 10;

/** Nothing where opening starts no period. */
export function WhatIf({ notice }: { notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  const isAsked = notice.portal === 'dehu' || notice.portal === 'sede';
  const found = useMethod('deadlines.whatIf', { noticeId: notice.id }, isAsked).data;
  if (found === undefined || found === null || found.scenarios.length === 0) return null;
  return (
    <details className="what-if">
      <summary>{t('deadlines.whatIf.title')}</summary>
      <Scenarios notice={notice} />
    </details>
  );
}

function Scenarios({ notice }: { notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const [term, setTerm] = useState<TermName>('general');
  const [chosenOn, setChosenOn] = useState<string | null>(null);
  const asked = useMethod('deadlines.whatIf', { noticeId: notice.id, term: terms[term], chosenOn });
  const region = useMethod('deadlines.explain', { noticeId: notice.id }).data?.region;
  const found = asked.data;
  if (found === undefined || found === null) return null;
  const today = dayIn(portalZones[notice.portal], now);
  const shown =
    found.scenarios.find(({ openedOn }) => openedOn === (chosenOn ?? today)) ?? found.scenarios[0];
  const last = found.lastDayToOpen ?? dayAfter(today, offeredDays);
  return (
    <div className="what-if-body">
      <p>{t('deadlines.whatIf.lead')}</p>
      <SelectField
        label={t('deadlines.whatIf.term')}
        hint={found.isTermAssumed ? t('deadlines.whatIf.assumed') : undefined}
        value={term}
        options={(Object.keys(terms) as TermName[]).map((value) => ({
          value,
          label: t(`deadlines.whatIf.terms.${value}`),
        }))}
        onChange={(value) => setTerm(value as TermName)}
      />
      <table className="what-if-days">
        <thead>
          <tr>
            <th scope="col">{t('deadlines.whatIf.if')}</th>
            <th scope="col">{t('deadlines.whatIf.answerBy')}</th>
          </tr>
        </thead>
        <tbody>
          {found.scenarios.map(({ when, openedOn, count }) => (
            <tr key={when} aria-current={shown?.when === when ? 'true' : undefined}>
              <th scope="row">{t(`deadlines.whatIf.when.${when}`, { day: format.dayShort(openedOn) })}</th>
              <td>{format.dayLong(count.result)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown !== undefined && (
        <>
          <p className="field-hint">{t('deadlines.whatIf.choose')}</p>
          <SmallCalendar
            label={t('deadlines.whatIf.calendarOf')}
            start={shown.openedOn}
            end={shown.count.result}
            skipped={shown.count.skipped}
            choice={{
              from: today,
              to: last,
              label: (day) => t('deadlines.whatIf.chooseDay', { day: format.dayLong(day) }),
              onChoose: setChosenOn,
            }}
          />
        </>
      )}
      {region === null && <RegionField personId={notice.personId} />}
    </div>
  );
}
