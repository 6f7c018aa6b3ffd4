// Puts notices off until a day of the person's own choosing, never behind the day on which something is due.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeRow } from '../../api/views.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { backOn, remindDays, snoozeChoices } from './snooze.ts';
import './snoozeDay.css';

interface SnoozeDayProps {
  rows: Pick<NoticeRow, 'mark' | 'dueOn' | 'appointmentOn'>[];
  now: Date;
  /** The usual days too, and back at once: for who comes by the key and saw no menu. */
  isWhole?: boolean;
  onSnooze: (until: string | null) => void;
  onClose: () => void;
}

export function SnoozeDay({ rows, now, isWhole = false, onSnooze, onClose }: SnoozeDayProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { first, last } = remindDays(rows, now);
  const [day, setDay] = useState(first);
  const isPossible = day >= first && (last === null || day <= last);
  const error = isPossible ? undefined : t('inbox.snoozeTooLate');
  const isSnoozed = rows.every((row) => row.mark.snoozedUntil !== null);
  const choose = (until: string | null): void => {
    // Closed first: the focus comes back to the list, then the row leaves it.
    onClose();
    onSnooze(until);
  };
  return (
    <Modal title={t('inbox.snooze')} isOpen onClose={onClose}>
      {isWhole && (
        <ul className="snooze-days">
          {isSnoozed && (
            <li>
              <Button onClick={() => choose(null)}>{t('inbox.snoozeEnd')}</Button>
            </li>
          )}
          {snoozeChoices(rows, now).map(({ name, until, isTooLate }) => (
            <li key={name}>
              <Button disabled={isTooLate} onClick={() => choose(until)}>
                {t(`inbox.snoozeFor.${name}`)}
              </Button>
              <span className="field-hint">
                {isTooLate ? t('inbox.snoozeTooLate') : format.instant(until)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <form
        className="view-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isPossible) choose(backOn(day));
        }}
      >
        <Field
          label={t('inbox.snoozeDay')}
          type="date"
          value={day}
          min={first}
          max={last ?? undefined}
          hint={last === null ? undefined : t('inbox.snoozeLast', { day: format.dayLong(last) })}
          error={error}
          onChange={(event) => setDay(event.target.value)}
        />
        <Button look="primary" type="submit" disabled={!isPossible}>
          {t('inbox.snooze')}
        </Button>
      </form>
    </Modal>
  );
}
