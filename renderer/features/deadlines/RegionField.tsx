// Asks where a person lives in Spain, for the holidays of that place; the answer moves every count at once.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { useDayNames } from './useDayNames.ts';

export function RegionField({ personId }: { personId: string }): ReactNode {
  const { t } = useTranslation();
  const names = useDayNames();
  const person = useMethod('persons.list', {}).data?.find(({ id }) => id === personId);
  const regions = useMethod('deadlines.rules', {}).data?.regions;
  const setting = useAct('deadlines.setRegion');
  if (person === undefined || regions === undefined) return null;
  return (
    <>
      <SelectField
        label={
          person.name === '' ? t('deadlines.region.own') : t('deadlines.region.label', { name: person.name })
        }
        hint={t('deadlines.region.hint')}
        value={person.region ?? ''}
        options={regionOptions(regions, names.region, t('deadlines.region.none'))}
        onChange={(region) => setting.mutate({ personId, region: region === '' ? null : region })}
      />
      {setting.error !== null && <FailureBox error={setting.error} />}
    </>
  );
}

export const regionOptions = (
  regions: readonly string[],
  nameOf: (code: string) => string,
  none: string,
): { value: string; label: string }[] => [
  { value: '', label: none },
  ...regions
    .map((value) => ({ value, label: nameOf(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label)),
];
