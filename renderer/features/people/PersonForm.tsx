// A person's name, numbers and hue: numbers are checked where they are kept, and a letter that does not fit is put right by one press.
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PersonColour, personColours } from '../../../main/contract/personColours.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import type { FailedCall } from '../../api/callMethod.ts';
import type { PersonView } from '../../api/views.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { RegionField } from '../deadlines/RegionField.tsx';
import { PersonMark } from './PersonMark.tsx';
import { initialsOf, type PersonLook } from './personLooks.ts';

interface PersonFormProps {
  /** Null: somebody new. */
  known: PersonView | null;
  look: PersonLook | undefined;
  onClose: () => void;
}

const numbers = ['nie', 'passport'] as const;
type NumberField = (typeof numbers)[number];

export function PersonForm({ known, look, onClose }: PersonFormProps): ReactNode {
  const { t } = useTranslation();
  const [name, setName] = useState(known?.name ?? '');
  const [typed, setTyped] = useState({ nie: known?.nie ?? '', passport: known?.passport ?? '' });
  const [colour, setColour] = useState<PersonColour | null>(known?.colour ?? null);
  const saving = useAct('persons.save', { onSuccess: onClose });
  const wrong = wrongNumber(saving.error);
  const set = (field: NumberField, value: string): void => {
    saving.reset();
    setTyped({ ...typed, [field]: value });
  };
  return (
    <Modal title={t(known === null ? 'people.add' : 'people.edit')} isOpen onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          const given = { nie: typed.nie.trim() || null, passport: typed.passport.trim() || null };
          saving.mutate({ id: known?.id ?? null, name: name.trim(), ...given, colour });
        }}
      >
        <Field
          label={t('people.name')}
          value={name}
          required
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        {numbers.map((field) => (
          <div className="form" key={field}>
            <Field
              label={t(`people.${field}`)}
              hint={t(`people.${field}Hint`)}
              error={wrong?.field === field ? t(`people.wrong.${field}.${wrong.reason}`) : undefined}
              value={typed[field]}
              maxLength={40}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => set(field, event.target.value)}
            />
            {wrong?.field === field && wrong.suggestion !== null && (
              <div>
                <Button onClick={() => set(field, wrong.suggestion ?? '')}>
                  {t('people.useNumber', { number: wrong.suggestion })}
                </Button>
              </div>
            )}
          </div>
        ))}
        <Colours
          chosen={colour}
          usual={look?.colour ?? 'grey'}
          initials={initialsOf(name)}
          onChoose={setColour}
        />
        {known !== null && <RegionField personId={known.id} />}
        {saving.error !== null && wrong === null && <FailureBox error={saving.error} />}
        <div className="modal-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" disabled={saving.isPending}>
            {t('people.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface ColoursProps {
  chosen: PersonColour | null;
  /** What the person has while nobody chose. */
  usual: PersonColour;
  initials: string;
  onChoose: (colour: PersonColour | null) => void;
}

function Colours({ chosen, usual, initials, onChoose }: ColoursProps): ReactNode {
  const { t } = useTranslation();
  const group = useId();
  return (
    <fieldset>
      <legend>{t('people.colour')}</legend>
      <p className="field-hint">{t('people.colourHint')}</p>
      <div className="person-colours">
        {[null, ...personColours].map((colour) => (
          <label key={colour}>
            <input type="radio" name={group} checked={chosen === colour} onChange={() => onChoose(colour)} />
            <PersonMark look={{ initials, colour: colour ?? usual }} />
            <span>{t(`people.colours.${colour ?? 'usual'}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const reasons = ['shape', 'letter', 'letterMissing', 'taken'] as const;
type Reason = (typeof reasons)[number];

interface WrongNumber {
  field: NumberField;
  reason: Reason;
  suggestion: string | null;
}

/** Which number was refused and why; null for every other failure. */
function wrongNumber(error: FailedCall | null): WrongNumber | null {
  if (error?.failure.code !== 'input.invalid') return null;
  const { badFields, reason, suggestion } = error.failure.details;
  const field = numbers.find((name) => Array.isArray(badFields) && badFields.includes(name));
  const known = reasons.find((name) => name === reason);
  if (field === undefined || known === undefined) return null;
  return { field, reason: known, suggestion: typeof suggestion === 'string' ? suggestion : null };
}
