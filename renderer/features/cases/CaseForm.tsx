// Makes or changes a case: a wrong letter of a NIE is corrected here, odd numbers are kept and said.
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, CaseWarning } from '../../../main/contract/caseViews.ts';
import type { Country } from '../../../main/model/case.ts';
import { failureIn } from '../../api/callMethod.ts';
import type { PersonView } from '../../api/views.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field, SelectField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { useCaseAct } from './useCaseAct.ts';

interface CaseFormProps {
  /** Null: a new one. */
  known: CaseDetail | null;
  persons: PersonView[];
  /** Notices that a new case begins with, and whose. */
  begin?: { noticeIds: string[]; personId: string; country: Country };
  onClose: () => void;
  onSaved?: (id: string) => void;
}

const countries: Country[] = ['ES', 'PE', 'CL'];
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const numberOrNull = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);

export function CaseForm({ known, persons, begin, onClose, onSaved }: CaseFormProps): ReactNode {
  const { t } = useTranslation();
  const [personId, setPerson] = useState(known?.personId ?? begin?.personId ?? persons[0]?.id ?? '');
  const [country, setCountry] = useState<Country>(known?.country ?? begin?.country ?? 'ES');
  const [title, setTitle] = useState(known?.title ?? '');
  const [numbers, setNumbers] = useState(known?.numbers.join('\n') ?? '');
  const [nie, setNie] = useState(known?.nie ?? '');
  const [filedOn, setFiledOn] = useState(known?.filedOn ?? '');
  const [birthYear, setBirthYear] = useState(String(known?.birthYear ?? ''));
  const [isWatched, setWatched] = useState(known?.isWatched ?? begin === undefined);
  const [cadence, setCadence] = useState(String(known?.cadenceDays ?? ''));
  const [warnings, setWarnings] = useState<CaseWarning[]>([]);
  const saving = useCaseAct(
    'cases.save',
    t(known === null ? 'cases.made' : 'cases.saved'),
    ({ case: saved, warnings: told }) => {
      onSaved?.(saved.id);
      if (told.length === 0) onClose();
      else setWarnings(told);
    },
  );
  const bad = saving.error === null ? null : badField(failureIn(saving.error).details);
  const isSpain = country === 'ES';
  const save = (): void =>
    saving.mutate({
      id: known?.id ?? null,
      ...(known === null && { personId, country, noticeIds: begin?.noticeIds ?? [] }),
      details: {
        title: orNull(title),
        filedOn: orNull(filedOn),
        ...(isSpain && {
          nie: orNull(nie),
          birthYear: numberOrNull(birthYear),
          isWatched,
          cadenceDays: numberOrNull(cadence),
        }),
      },
      numbers: numbers
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    });
  return (
    <Modal
      title={t(known === null ? 'cases.form.titleNew' : 'cases.form.titleEdit')}
      isOpen
      onClose={onClose}
    >
      {warnings.length > 0 ? (
        <Warnings warnings={warnings} onClose={onClose} />
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          {known === null && begin === undefined && (
            <div className="form-pair">
              <SelectField
                label={t('cases.person')}
                value={personId}
                options={persons.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={setPerson}
              />
              <SelectField
                label={t('cases.country')}
                value={country}
                options={countries.map((value) => ({ value, label: t(`countries.${value}`) }))}
                onChange={(value) => setCountry(value as Country)}
              />
            </div>
          )}
          <Field
            label={t('cases.form.title')}
            hint={t('cases.form.titleHint')}
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.target.value)}
          />
          <Lines
            label={t('cases.form.numbers')}
            hint={t('cases.form.numbersHint')}
            error={bad?.field === 'numbers' ? t('cases.form.badNumber', { value: bad.value }) : undefined}
            value={numbers}
            onChange={setNumbers}
          />
          <Field
            label={t('cases.form.filedOn')}
            type="date"
            value={filedOn}
            onChange={(event) => setFiledOn(event.target.value)}
          />
          {isSpain && (
            <>
              <div className="form-pair">
                <Field
                  label={t('cases.form.nie')}
                  hint={t('cases.form.nieHint')}
                  error={bad?.field === 'nie' ? t(`cases.form.badNie.${bad.reason}`) : undefined}
                  value={nie}
                  maxLength={20}
                  autoCapitalize="characters"
                  onChange={(event) => setNie(event.target.value)}
                />
                <Field
                  label={t('cases.form.birthYear')}
                  inputMode="numeric"
                  pattern="(19|20)[0-9]{2}"
                  value={birthYear}
                  onChange={(event) => setBirthYear(event.target.value)}
                />
              </div>
              {bad?.field === 'nie' && bad.suggestion !== null && (
                <p role="status">
                  {t('cases.form.suggestion', { value: bad.suggestion })}{' '}
                  <Button onClick={() => setNie(bad.suggestion ?? '')}>{t('cases.form.use')}</Button>
                </p>
              )}
              <p className="field-hint">{t('cases.form.spainHint')}</p>
              <SwitchRow label={t('cases.form.watched')} isOn={isWatched} onChange={setWatched} />
              {isWatched && (
                <Field
                  label={t('cases.form.cadence')}
                  inputMode="numeric"
                  pattern="[0-9]{1,3}"
                  placeholder="7"
                  value={cadence}
                  onChange={(event) => setCadence(event.target.value)}
                />
              )}
            </>
          )}
          {saving.error !== null && bad === null && <FailureBox error={saving.error} />}
          <div className="modal-actions">
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" look="primary" disabled={saving.isPending}>
              {t('common.save')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}

type BadField =
  | { field: 'nie'; reason: 'letter' | 'letterMissing' | 'shape'; suggestion: string | null }
  | { field: 'numbers'; value: string };

/** The field that the core refused, with what helps. */
function badField(details: Record<string, unknown>): BadField | null {
  const fields = details['badFields'];
  const field: unknown = Array.isArray(fields) ? fields[0] : null;
  const { reason, suggestion, value } = details;
  if (field === 'numbers') return { field, value: typeof value === 'string' ? value : '' };
  if (field !== 'nie') return null;
  return {
    field,
    reason: reason === 'letter' || reason === 'letterMissing' ? reason : 'shape',
    suggestion: typeof suggestion === 'string' ? suggestion : null,
  };
}

function Warnings({ warnings, onClose }: { warnings: CaseWarning[]; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const words = { letter: 'shape', letterMissing: 'shape' } as const;
  return (
    <div className="form">
      <NoticeBox tone="warn" title={t('cases.warnings.title')} isLive>
        {warnings.map(({ code, value, field }) => (
          <p key={`${field} ${code} ${value}`}>
            {t(`cases.warnings.${code === 'letter' || code === 'letterMissing' ? words[code] : code}`, {
              value,
            })}
          </p>
        ))}
      </NoticeBox>
      <div className="modal-actions">
        <Button look="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  );
}

interface LinesProps {
  label: string;
  hint: string;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
}

function Lines({ label, hint, error, value, onChange }: LinesProps): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="field-input"
        rows={3}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className={error === undefined ? 'field-hint' : 'field-error'} id={`${id}-hint`}>
        {error ?? hint}
      </p>
    </div>
  );
}
