// A field for an hour of the day: two digits and no halves of the day in every language, which the browser's own field does not promise.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './Field.tsx';

interface HourFieldProps {
  label: string;
  /** `HH:MM`, 24 hours. */
  value: string;
  /** Called with a whole hour only: what is still being typed, or is none, leaves the one before. */
  onChange: (value: string) => void;
}

export function HourField({ label, value, onChange }: HourFieldProps): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [isLeft, setLeft] = useState(false);
  const keep = (hour: string): void => {
    if (hour !== value) onChange(hour);
  };
  const leave = (): void => {
    const hour = typed === null ? value : readHour(typed);
    setLeft(true);
    if (hour === null) return;
    setTyped(null);
    keep(hour);
  };
  return (
    <Field
      label={label}
      inputMode="numeric"
      autoComplete="off"
      placeholder="08:30"
      required
      value={typed ?? value}
      error={isLeft && typed !== null && readHour(typed) === null ? t('common.hourUnread') : undefined}
      onChange={(event) => {
        const text = event.target.value;
        setLeft(false);
        setTyped(text);
        if (readHour(text) === text) keep(text);
      }}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
      }}
    />
  );
}

/** `8.30`, `830` and `8h30` are what people type for `08:30`; null where it is no hour. */
export function readHour(text: string): string | null {
  const [, hour, minute] = /^([01]?\d|2[0-3])\s*[:.h]?\s*([0-5]\d)$/i.exec(text.trim()) ?? [];
  return hour === undefined || minute === undefined ? null : `${hour.padStart(2, '0')}:${minute}`;
}
