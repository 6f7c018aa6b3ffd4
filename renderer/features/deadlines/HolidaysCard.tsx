// In the settings: where each person lives, and the days that somebody adds to the built-in holidays or takes out of them.
import { Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field, SelectField } from '../../ui/Field.tsx';
import { RegionField, regionOptions } from './RegionField.tsx';
import { useDayNames } from './useDayNames.ts';
import './deadlines.css';

const countries = ['ES', 'PE', 'CL'] as const;
type Country = (typeof countries)[number];
const nothing = { on: '', name: '', region: '', isHoliday: true };

export function HolidaysCard(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useDayNames();
  const persons = useMethod('persons.list', {}).data ?? [];
  const regions = useMethod('deadlines.rules', {}).data?.regions ?? [];
  const own = useMethod('deadlines.holidays', {});
  const saving = useAct('deadlines.saveHoliday');
  const removing = useAct('deadlines.removeHoliday');
  const [country, setCountry] = useState<Country>('ES');
  const [day, setDay] = useState(nothing);
  const set = (change: Partial<typeof nothing>): void => setDay({ ...day, ...change });
  const error = own.error ?? saving.error ?? removing.error;
  const moved = (saving.data ?? removing.data)?.moved;
  const add = (): void =>
    saving.mutate(
      {
        id: crypto.randomUUID(),
        country,
        region: country === 'ES' && day.region !== '' ? day.region : null,
        on: day.on,
        name: day.name.trim(),
        isHoliday: day.isHoliday,
      },
      { onSuccess: () => setDay(nothing) },
    );
  return (
    <section className="card" aria-labelledby="settings-holidays">
      <h2 id="settings-holidays">{t('deadlines.holidays.title')}</h2>
      <p>{t('deadlines.holidays.lead')}</p>
      {persons.map(({ id }) => (
        <RegionField key={id} personId={id} />
      ))}
      {error !== null && <FailureBox error={error} />}
      {own.data?.length === 0 && <p className="field-hint">{t('deadlines.holidays.none')}</p>}
      {own.data !== undefined && own.data.length > 0 && (
        <ul className="holiday-list">
          {own.data.map(({ id, on, name, country: where, region, isHoliday }) => (
            <li key={id}>
              <div>
                <p>
                  {format.dayLong(on)}: {name}
                </p>
                <p className="field-hint">
                  {t(`deadlines.holidays.countries.${where}`)}
                  {region !== null && `, ${names.region(region)}`} ·{' '}
                  {t(isHoliday ? 'deadlines.holidays.is' : 'deadlines.holidays.isNot')}
                </p>
              </div>
              <Button
                icon={Trash2}
                disabled={removing.isPending}
                aria-label={t('deadlines.holidays.remove', { name })}
                onClick={() => removing.mutate({ id })}
              >
                {t('accounts.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        className="holiday-form"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <SelectField
          label={t('deadlines.holidays.country')}
          value={country}
          options={countries.map((value) => ({ value, label: t(`deadlines.holidays.countries.${value}`) }))}
          onChange={(value) => setCountry(value as Country)}
        />
        {country === 'ES' && (
          <SelectField
            label={t('deadlines.holidays.region')}
            value={day.region}
            options={regionOptions(regions, names.region, t('deadlines.holidays.everywhere'))}
            onChange={(region) => set({ region })}
          />
        )}
        <Field
          label={t('deadlines.holidays.day')}
          type="date"
          required
          value={day.on}
          onChange={(event) => set({ on: event.target.value })}
        />
        <SelectField
          label={t('deadlines.holidays.kind')}
          value={day.isHoliday ? 'is' : 'isNot'}
          options={(['is', 'isNot'] as const).map((value) => ({
            value,
            label: t(`deadlines.holidays.${value}`),
          }))}
          onChange={(value) => set({ isHoliday: value === 'is' })}
        />
        <Field
          label={t('deadlines.holidays.name')}
          hint={t('deadlines.holidays.nameHint')}
          required
          maxLength={200}
          autoComplete="off"
          value={day.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <div className="card-acts">
          <Button type="submit" icon={Plus} disabled={saving.isPending}>
            {t('deadlines.holidays.add')}
          </Button>
        </div>
      </form>
      <p role="status" className="field-hint">
        {moved === undefined
          ? ''
          : moved === 0
            ? t('deadlines.holidays.saved')
            : t('deadlines.holidays.moved', { count: moved })}
      </p>
    </section>
  );
}
