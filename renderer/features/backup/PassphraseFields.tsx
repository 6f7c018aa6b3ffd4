// A new passphrase, typed twice: whoever mistypes it once loses the backup.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/Field.tsx';

export interface TypedPassphrase {
  passphrase: string;
  again: string;
}

/** As `leastPassphrase` of the contract, whose shapes no screen loads; a test compares them. */
export const leastLetters = 10;

export const isWellTyped = ({ passphrase, again }: TypedPassphrase): boolean =>
  passphrase.length >= leastLetters && passphrase === again;

interface PassphraseFieldsProps {
  typed: TypedPassphrase;
  onChange: (typed: TypedPassphrase) => void;
}

export function PassphraseFields({ typed, onChange }: PassphraseFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { passphrase, again } = typed;
  const isOther = again !== '' && !passphrase.startsWith(again) && passphrase !== again;
  return (
    <>
      <Field
        label={t('storage.passphrase.label')}
        hint={t('storage.passphrase.hint', { count: leastLetters })}
        type="password"
        autoComplete="new-password"
        value={passphrase}
        onChange={(event) => onChange({ ...typed, passphrase: event.target.value })}
      />
      <Field
        label={t('storage.passphrase.again')}
        error={isOther ? t('storage.passphrase.differs') : undefined}
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={(event) => onChange({ ...typed, again: event.target.value })}
      />
    </>
  );
}
