// Puts a notice off to a day that the person names, as long as that day leaves time to act.
import { type ReactNode, useState } from 'react';
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
  const { first, last } = remindDays([row], useNow());
  const [on, setOn] = useState(first);
  if (last !== null && last < first) return null;
  const isInTime = on >= first && (last === null || on <= last);
  return (
    <div className="remind-on">
      <Field
        label={t('opening.remindOn')}
        hint={last === null ? undefined : t('opening.remindBefore')}
        type="date"
        min={first}
        max={last ?? undefined}
        value={on}
        onChange={(event) => setOn(event.target.value)}
      />
      <Button disabled={!isInTime} onClick={() => onSnooze(backOn(on))}>
        {t('opening.remindSet')}
      </Button>
    </div>
  );
}
