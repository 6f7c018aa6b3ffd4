// A printed term becomes a deadline only by the person's word: from which day, which day that gives, and yes.
import { useQueryClient } from '@tanstack/react-query';
import { CalendarPlus, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintedFactView, ReadingView } from '../../../main/contract/readingMethods.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';

interface TermProps {
  fact: PrintedFactView;
  documentId: string;
  confirmed: ReadingView['confirmed'][number]['deadline'] | null;
}

export function Term({ fact, documentId, confirmed }: TermProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const [notifiedOn, setNotifiedOn] = useState('');
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(notifiedOn);
  const asked = { documentId, factId: fact.id, notifiedOn };
  const counted = useMethod('readings.countTerm', asked, isDay);
  const again = { onSuccess: () => void cache.invalidateQueries() };
  const confirming = useAct('readings.confirmTerm', again);
  const withdrawing = useAct('readings.withdrawTerm', again);
  const error = counted.error ?? confirming.error ?? withdrawing.error;
  if (confirmed !== null && confirmed.on !== null)
    return (
      <div className="document-acts">
        <p>{t('reading.term.confirmed', { day: format.day(confirmed.on) })}</p>
        <Button
          look="quiet"
          icon={Undo2}
          disabled={withdrawing.isPending}
          onClick={() => withdrawing.mutate({ documentId, factId: fact.id })}
        >
          {t('reading.term.withdraw')}
        </Button>
        {error !== null && <FailureBox error={error} />}
      </div>
    );
  const day = isDay ? (counted.data?.on ?? null) : null;
  return (
    <div className="document-acts">
      <label>
        {t('reading.term.notifiedOn')}{' '}
        <input type="date" value={notifiedOn} onChange={(event) => setNotifiedOn(event.target.value)} />
      </label>
      {isDay && counted.data === null && <p role="status">{t('reading.term.noRule')}</p>}
      {day !== null && (
        <>
          <p role="status">{t('reading.term.gives', { day: format.day(day) })}</p>
          <Button
            icon={CalendarPlus}
            disabled={confirming.isPending}
            onClick={() => confirming.mutate(asked)}
          >
            {t('reading.term.confirm')}
          </Button>
        </>
      )}
      {error !== null && <FailureBox error={error} />}
    </div>
  );
}
