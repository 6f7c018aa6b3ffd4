// The fields of a sign-in method, drawn from the portal's manifest.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../main/contract/failure.ts';
import type { SignInFieldView } from '../../api/views.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { Field, SelectField } from '../../ui/Field.tsx';

interface MethodFieldsProps {
  fields: SignInFieldView[];
  values: Record<string, string>;
  bad: Record<string, Failure>;
  onChange: (name: string, value: string) => void;
}

export function MethodFields({ fields, values, bad, onChange }: MethodFieldsProps): ReactNode {
  const { t, i18n } = useTranslation();
  const failureWords = useFailureWords();
  const words = (key: string): string | undefined =>
    i18n.exists(key) ? t(key as 'fields.address.label') : undefined;
  return fields.map((field) => {
    const { name } = field;
    const failure = bad[name];
    const around = {
      label: words(`fields.${name}.label`) ?? name,
      hint: words(`fields.${name}.hint`),
      error: failure === undefined ? undefined : failureWords(failure).title,
    };
    const value = values[name] ?? field.default ?? '';
    if (field.kind === 'choice') {
      const options = (field.options ?? []).map((option) => ({
        value: option,
        label: words(`fields.${name}.options.${option}`) ?? option,
      }));
      return (
        <SelectField
          key={name}
          {...around}
          value={value}
          options={options}
          onChange={(chosen) => onChange(name, chosen)}
        />
      );
    }
    return (
      <Field
        key={name}
        {...around}
        name={name}
        type={field.kind === 'secret' ? 'password' : name === 'address' ? 'email' : 'text'}
        value={value}
        required={field.isRequired}
        pattern={field.pattern}
        maxLength={2_000}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(name, event.target.value)}
      />
    );
  });
}
