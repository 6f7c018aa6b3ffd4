// The fields of a sign-in method, drawn from the portal's manifest.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../main/contract/failure.ts';
import type { ManifestView, SignInFieldView } from '../../api/views.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { Field, SelectField } from '../../ui/Field.tsx';
import { CertificateChooser } from './CertificateChooser.tsx';
import { CertificateField, type CertificateFile } from './CertificateField.tsx';

interface MethodFieldsProps {
  portal: ManifestView['id'];
  fields: SignInFieldView[];
  values: Record<string, string>;
  bad: Record<string, Failure>;
  onChange: (name: string, value: string) => void;
  certificate?: CertificateFile | null;
  onCertificate?: (file: CertificateFile | null) => void;
  /** What is here already may stay: nothing has to be given again. */
  isKept?: boolean;
}

export function MethodFields(props: MethodFieldsProps): ReactNode {
  const { portal, fields, values, bad, onChange, certificate = null, onCertificate, isKept = false } = props;
  const { t, i18n } = useTranslation();
  const failureWords = useFailureWords();
  const words = (key: string): string | undefined =>
    i18n.exists(key) ? t(key as 'fields.address.label') : undefined;
  return fields.map((field) => {
    const { name } = field;
    // Given on the provider's page, by a step of its own.
    if (field.kind === 'grant') return null;
    const failure = bad[name];
    const around = {
      label: words(`fields.${name}.label`) ?? name,
      hint: words(`fields.${name}.hint`),
      error: failure === undefined ? undefined : failureWords(failure).title,
    };
    if (field.kind === 'certificate') {
      return (
        <CertificateField
          key={name}
          {...around}
          isRequired={field.isRequired && !isKept}
          file={certificate}
          onChange={(file) => onCertificate?.(file)}
        />
      );
    }
    const value = values[name] ?? field.default ?? '';
    if (field.kind === 'storeCertificate') {
      return (
        <CertificateChooser
          key={name}
          portal={portal}
          label={around.label}
          error={around.error}
          chosen={value}
          onChoose={(choice) => onChange(name, choice)}
        />
      );
    }
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
