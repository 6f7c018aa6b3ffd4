// Puts notices off until a day of the person's own choosing, never behind the day on which something is due.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeRow } from '../../api/views.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { backOn, remindDays } from './snooze.ts';

interface SnoozeDayProps {
  rows: Pick<NoticeRow, 'dueOn' | 'appointmentOn'>[];
  now: Date;
  onSnooze: (until: string) => void;
  onClose: () => void;
}

export function SnoozeDay({ rows, now, onSnooze, onClose }: SnoozeDayProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { first, last } = remindDays(rows, now);
  const [day, setDay] = useState(first);
  const isPossible = day >= first && (last === null || day <= last);
  const error = isPossible ? undefined : t('inbox.snoozeTooLate');
  return (
    <Modal title={t('inbox.snooze')} isOpen onClose={onClose}>
      <form
        className="view-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPossible) return;
          onSnooze(backOn(day));
          onClose();
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
