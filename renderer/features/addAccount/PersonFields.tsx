// Whom the notices concern: somebody who is here already, or a new name.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../api/views.ts';
import { Field, SelectField } from '../../ui/Field.tsx';

export interface WhoseNotices {
  /** Null: somebody new, by name. */
  personId: string | null;
  personName: string;
}

interface PersonFieldsProps {
  persons: PersonView[];
  whose: WhoseNotices;
  onChange: (whose: WhoseNotices) => void;
}

const somebodyNew = 'new';

export function PersonFields({ persons, whose, onChange }: PersonFieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {persons.length > 0 && (
        <SelectField
          label={t('addAccount.whose')}
          value={whose.personId ?? somebodyNew}
          options={[
            { value: somebodyNew, label: t('addAccount.somebodyNew') },
            ...persons.map((person) => ({ value: person.id, label: person.name })),
          ]}
          onChange={(chosen) => onChange({ ...whose, personId: chosen === somebodyNew ? null : chosen })}
        />
      )}
      {whose.personId === null && (
        <Field
          label={t('addAccount.personName')}
          hint={t('addAccount.personNameHint')}
          value={whose.personName}
          maxLength={200}
          required
          autoComplete="off"
          onChange={(event) => onChange({ ...whose, personName: event.target.value })}
        />
      )}
    </>
  );
}
