// Second question: whom it concerns, by the name that stands in the notices.
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';

interface WhoseStepProps {
  name: string;
  onBack: () => void;
  onNext: (name: string) => void;
}

export function WhoseStep({ name, onBack, onNext }: WhoseStepProps): ReactNode {
  const { t } = useTranslation();
  const persons = useMethod('persons.list', {}).data ?? [];
  const [typed, setTyped] = useState(name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onNext(typed.trim());
  };
  return (
    <form className="form" onSubmit={submit}>
      <h2 tabIndex={-1}>{t('welcome.whose.question')}</h2>
      <Field
        label={t('addAccount.personName')}
        hint={t('addAccount.personNameHint')}
        value={typed}
        maxLength={200}
        required
        pattern=".*\S.*"
        autoComplete="off"
        list="welcome-persons"
        onChange={(event) => setTyped(event.target.value)}
      />
      <datalist id="welcome-persons">
        {persons.map((person) => (
          <option key={person.id} value={person.name}>
            {person.name}
          </option>
        ))}
      </datalist>
      <p className="field-hint">{t('welcome.whose.hint')}</p>
      <div className="card-acts">
        <Button look="primary" type="submit">
          {t('welcome.next')}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {t('welcome.back')}
        </Button>
      </div>
    </form>
  );
}
