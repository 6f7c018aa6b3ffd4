// First question: where there is a case. Also the language, and the sample portals where Recado is being worked on.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languageFacts, languages } from '../../../main/contract/languages.ts';
import type { HostView, Settings } from '../../../main/contract/views.ts';
import { welcomeCountries as known } from '../../../main/contract/welcome.ts';
import type { Country } from '../../../main/model/case.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

interface WhereStepProps {
  about: HostView;
  countries: readonly Country[];
  onChange: (countries: Country[]) => void;
  onNext: () => void;
}

export function WhereStep({ about, countries, onChange, onNext }: WhereStepProps): ReactNode {
  const { t } = useTranslation();
  const language = useMethod('settings.get', {}).data?.language;
  const setting = useAct('settings.set');
  return (
    <>
      <p className="screen-lead">{t('welcome.lead')}</p>
      {language !== undefined && (
        <SelectField
          label={t('welcome.language')}
          value={language}
          options={[
            { value: 'system', label: t('settings.asSystem') },
            ...languages.map((value) => ({ value, label: languageFacts[value].ownName })),
          ]}
          onChange={(chosen) => setting.mutate({ language: chosen as Settings['language'] })}
        />
      )}
      <h2 id="welcome-where" tabIndex={-1}>
        {t('welcome.where.question')}
      </h2>
      <fieldset className="portals" aria-labelledby="welcome-where">
        {known.map((country) => (
          <label key={country} className="portal">
            <input
              type="checkbox"
              checked={countries.includes(country)}
              onChange={(event) =>
                onChange(
                  known.filter((one) => (one === country ? event.target.checked : countries.includes(one))),
                )
              }
            />
            <span className="portal-name">{t(`countries.${country}`)}</span>
            <span className="field-hint">{t(`welcome.where.${country}`)}</span>
          </label>
        ))}
      </fieldset>
      <p className="field-hint">{t('welcome.where.hint')}</p>
      <div className="card-acts">
        <Button look="primary" disabled={countries.length === 0} onClick={onNext}>
          {t('welcome.next')}
        </Button>
      </div>
      {about.abilities.samples === true && !about.isDemo && <Samples />}
    </>
  );
}

function Samples(): ReactNode {
  const { t } = useTranslation();
  const starting = useAct('app.trySamples');
  return (
    <>
      <NoticeBox
        tone="plain"
        title={t('welcome.samples.title')}
        actions={
          <Button disabled={starting.isPending || starting.isSuccess} onClick={() => starting.mutate({})}>
            {t('welcome.samples.open')}
          </Button>
        }
      >
        <p role="status">{t(starting.isSuccess ? 'welcome.samples.opened' : 'welcome.samples.words')}</p>
      </NoticeBox>
      {starting.error !== null && <FailureBox error={starting.error} />}
    </>
  );
}
