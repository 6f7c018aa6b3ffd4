// Puts a notice off to a day that the person names, as long as that day leaves time to act.
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeRow } from '../../api/views.ts';
import { useNow } from '../../text/useNow.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { backOn, remindDays } from '../inbox/snooze.ts';

interface RemindOnProps {
  row: Pick<NoticeRow, 'dueOn' | 'appointmentOn'>;
  onSnooze: (until: string) => void;
}

export function RemindOn({ row, onSnooze }: RemindOnProps): ReactNode {
  const { t } = useTranslation();
  const { first, last } = remindDays(row, useNow());
  const [on, setOn] = useState(first);
  if (last !== null && last < first) return null;
  const remind = (event: FormEvent): void => {
    event.preventDefault();
    onSnooze(backOn(on));
  };
  return (
    <form className="remind-on" onSubmit={remind}>
      <Field
        label={t('opening.remindOn')}
        hint={last === null ? undefined : t('opening.remindBefore')}
        type="date"
        required
        min={first}
        max={last ?? undefined}
        value={on}
        onChange={(event) => setOn(event.target.value)}
      />
      <Button type="submit">{t('opening.remindSet')}</Button>
    </form>
  );
}
