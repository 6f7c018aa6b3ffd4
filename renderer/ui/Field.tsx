// A labelled form field with its hint and its error tied to it for people who listen.
import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { useFormat } from '../text/useFormat.ts';
import './field.css';

interface Around {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

type InputProps = Around & Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id'>;

export function Field({ label, hint: told, error, ...input }: InputProps): ReactNode {
  const id = useId();
  const format = useFormat();
  // The browser writes a day in digits, in the order of the system's language: 3/12 must not be read two ways.
  const day =
    input.type === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(input.value))
      ? format.dayLong(String(input.value))
      : undefined;
  const hint = [day, told].filter(Boolean).join('. ') || undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field-input"
        aria-invalid={error !== undefined}
        aria-describedby={described(id, hint, error)}
        {...input}
      />
      <Notes id={id} hint={hint} error={error} />
    </div>
  );
}

interface SelectProps extends Around {
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

export function SelectField({ label, hint, error, value, options, onChange }: SelectProps): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field-input"
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={described(id, hint, error)}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Notes id={id} hint={hint} error={error} />
    </div>
  );
}

function Notes({ id, hint, error }: { id: string; hint?: string | undefined; error?: string | undefined }) {
  return (
    <>
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

function described(id: string, hint?: string, error?: string): string | undefined {
  const ids = [hint !== undefined ? `${id}-hint` : null, error !== undefined ? `${id}-error` : null];
  return ids.filter((part) => part !== null).join(' ') || undefined;
}
