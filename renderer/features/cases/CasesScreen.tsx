// Cases: the list beside the chosen one, or one at a time where the window is narrow.
import { FolderOpen, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Country } from '../../../main/model/case.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { Move, Place } from '../../shell/navigation.ts';
import { ScreenHead } from '../../shell/ScreenHead.tsx';
import { useNow } from '../../text/useNow.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { Later } from '../../ui/Later.tsx';
import { FoundCases } from '../status/FoundCases.tsx';
import { StatusQueue } from '../status/StatusQueue.tsx';
import { CaseForm } from './CaseForm.tsx';
import { CaseList } from './CaseList.tsx';
import { CaseView } from './CaseView.tsx';
import './cases.css';

const pageSize = 50;
const mostShown = 200;
const countries: Country[] = ['ES', 'PE', 'CL'];

interface CasesScreenProps {
  place: Place;
  go: (step: Move) => void;
}

export function CasesScreen({ place, go }: CasesScreenProps): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const { caseId } = place;
  const [limit, setLimit] = useState(pageSize);
  const personId = place.source.personId ?? '';
  const [country, setCountry] = useState<Country | ''>('');
  const [isAdding, setAdding] = useState(false);
  const persons = useMethod('persons.list', {}).data ?? [];
  const narrowed = { ...(personId && { personId }), ...(country && { country }) };
  const cases = useMethod('cases.list', { ...narrowed, after: null, limit });
  const isNarrowed = personId !== '' || country !== '';
  const rows = cases.data?.rows ?? [];
  return (
    <div className="cases" data-open={caseId !== null}>
      <section className="cases-list" aria-label={t('cases.list')}>
        <ScreenHead title={t('screens.cases')} go={go} />
        <p className="field-hint">{t('cases.lead')}</p>
        <div className="cases-narrow">
          {persons.length > 1 && (
            <SelectField
              label={t('cases.person')}
              value={personId}
              options={[
                { value: '', label: t('cases.everyone') },
                ...persons.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(chosen) => go({ to: 'person', personId: chosen === '' ? null : chosen })}
            />
          )}
          <SelectField
            label={t('cases.country')}
            value={country}
            options={[
              { value: '', label: t('cases.everywhere') },
              ...countries.map((value) => ({ value, label: t(`countries.${value}`) })),
            ]}
            onChange={(value) => setCountry(value as Country | '')}
          />
        </div>
        <div>
          <Button icon={Plus} onClick={() => setAdding(true)}>
            {t('cases.add')}
          </Button>
        </div>
        <FoundCases />
        <StatusQueue rows={rows} />
        {cases.error !== null && <FailureBox error={cases.error} onRetry={() => void cases.refetch()} />}
        {cases.isPending && (
          <Later>
            <p role="status">{t('cases.loading')}</p>
          </Later>
        )}
        {cases.data !== undefined && rows.length === 0 && (
          <EmptyState icon={FolderOpen} title={t(isNarrowed ? 'cases.noneHere' : 'cases.none')}>
            {!isNarrowed && <p>{t('cases.noneHint')}</p>}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <CaseList
            rows={rows}
            persons={persons}
            openId={caseId}
            now={now}
            onOpen={(id) => go({ to: 'case', id })}
          />
        )}
        {cases.data !== undefined && cases.data.next !== null && limit < mostShown && (
          <div>
            <Button onClick={() => setLimit(Math.min(mostShown, limit * 2))}>{t('cases.more')}</Button>
          </div>
        )}
      </section>
      <section className="cases-one" aria-label={t('cases.choose')}>
        {caseId === null ? (
          <EmptyState icon={FolderOpen} title={t('cases.choose')}>
            <p>{t('cases.chooseHint')}</p>
          </EmptyState>
        ) : (
          <CaseView key={caseId} id={caseId} persons={persons} now={now} go={go} />
        )}
      </section>
      {isAdding && (
        <CaseForm
          known={null}
          persons={persons}
          onClose={() => setAdding(false)}
          onSaved={(id) => go({ to: 'case', id })}
        />
      )}
    </div>
  );
}
