// Narrows the list by person, kind, case and period; closed, it says in one line what the list is narrowed to.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isNarrowed,
  type Narrowing,
  type Period,
  periods,
  withPeriod,
} from '../../../main/contract/narrowing.ts';
import type { NoticeKind } from '../../../main/model/notice.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, SelectField } from '../../ui/Field.tsx';
import { useCaseName } from '../cases/caseWords.ts';
import { kindIcons } from './kindIcons.ts';
import { localDay } from './localDay.ts';
import './listTools.css';

const mostCases = 200;
const kinds = Object.keys(kindIcons) as NoticeKind[];

interface ListFiltersProps {
  id: string;
  isOpen: boolean;
  /** A list of one person's notices need not ask whom it concerns. */
  isOfPerson: boolean;
  /** Likewise the portal, for a list of one portal or one account. */
  isOfPortal: boolean;
  narrowing: Narrowing;
  now: Date;
  onNarrow: (narrowing: Narrowing) => void;
}

interface Choice {
  value: string;
  label: string;
}

export function ListFilters(props: ListFiltersProps): ReactNode {
  const { id, isOpen, isOfPerson, isOfPortal, narrowing, now, onNarrow } = props;
  const { t, i18n } = useTranslation();
  const titleOf = useCaseName();
  const persons = useMethod('persons.list', {}).data ?? [];
  const portals = useMethod('portals.list', {}).data ?? [];
  const accounts = useMethod('accounts.list', {}).data ?? [];
  const cases = useMethod('cases.list', { after: null, limit: mostCases }).data?.rows ?? [];
  const choices = {
    personId: persons.map((person) => ({ value: person.id, label: person.name })),
    portal: portals
      .filter((one) => accounts.some(({ portal }) => portal === one.id))
      .map((one) => ({ value: one.id as string, label: t(`portalNames.${one.id}`) })),
    kind: kinds
      .map((kind) => ({ value: kind as string, label: t(`kinds.${kind}`) }))
      .toSorted((a, b) => a.label.localeCompare(b.label, i18n.language)),
    caseId: cases.map((one) => ({ value: one.id, label: titleOf(one) })),
  };
  if (!isOpen) return <Summary {...props} choices={choices} />;

  /** What is not chosen is left out: an empty narrowing asks the same as no narrowing. */
  const choose = (
    name: 'personId' | 'portal' | 'kind' | 'caseId' | 'since' | 'until',
    value: string,
  ): void => {
    const { [name]: _before, ...others } = narrowing;
    onNarrow(value === '' ? others : { ...others, [name]: value });
  };
  const select = (name: keyof typeof choices) => (
    <SelectField
      label={t(`filters.${name}`)}
      value={narrowing[name] ?? ''}
      options={[{ value: '', label: t('filters.any') }, ...choices[name]]}
      onChange={(value) => choose(name, value)}
    />
  );
  return (
    <section className="list-tools" id={id} aria-label={t('filters.title')}>
      <div className="filters">
        {persons.length > 1 && !isOfPerson && select('personId')}
        {(choices.portal.length > 1 || narrowing.portal !== undefined) && !isOfPortal && select('portal')}
        {select('kind')}
        {choices.caseId.length > 0 && select('caseId')}
        <SelectField
          label={t('filters.period')}
          value={narrowing.period ?? ''}
          options={[
            { value: '', label: t('filters.any') },
            ...periods.map((period) => ({ value: period, label: t(`filters.periods.${period}`) })),
          ]}
          onChange={(value) =>
            onNarrow(withPeriod(narrowing, value === '' ? undefined : (value as Period), localDay(now)))
          }
        />
        {narrowing.period === 'own' && (
          <>
            <Field
              label={t('filters.since')}
              type="date"
              value={narrowing.since ?? ''}
              onChange={(event) => choose('since', event.target.value)}
            />
            <Field
              label={t('filters.until')}
              type="date"
              value={narrowing.until ?? ''}
              onChange={(event) => choose('until', event.target.value)}
            />
          </>
        )}
      </div>
      {isNarrowed(narrowing) && (
        <div>
          <Button look="quiet" onClick={() => onNarrow({})}>
            {t('filters.clear')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface SummaryProps extends ListFiltersProps {
  choices: Record<'personId' | 'portal' | 'kind' | 'caseId', Choice[]>;
}

function Summary({ id, narrowing, choices, onNarrow }: SummaryProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const named = (['personId', 'portal', 'kind', 'caseId'] as const).flatMap(
    (name) => choices[name].find(({ value }) => value === narrowing[name])?.label ?? [],
  );
  const { period, since, until } = narrowing;
  const days = [
    since !== undefined && t('filters.fromDay', { day: format.day(since) }),
    until !== undefined && t('filters.toDay', { day: format.day(until) }),
  ].filter((part) => part !== false);
  const parts =
    period === undefined
      ? named
      : [...named, ...(period === 'own' ? days : [t(`filters.periods.${period}`)])];
  return (
    <p className="list-tools filters-told" id={id}>
      <span>{t('filters.told', { what: parts.join(' · ') })}</span>
      <Button look="quiet" onClick={() => onNarrow({})}>
        {t('filters.clear')}
      </Button>
    </p>
  );
}
