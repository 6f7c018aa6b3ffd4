// Puts an appointment that was written into a case into the person's own calendar.
import { Toast } from '@base-ui/react/toast';
import { CalendarPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/bridgeContext.tsx';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { IconButton } from '../../ui/Button.tsx';
import { saveInBrowser } from '../documents/readDocument.ts';

interface AddToCalendarProps {
  caseId: string;
  entryId: string;
  appointment: { procedure: string | null; code: string | null };
  more: string;
}

/** What was written by hand goes into the calendar as what a mail told of does. */
export function AddToCalendar({ caseId, entryId, appointment, more }: AddToCalendarProps): ReactNode {
  const { t } = useTranslation();
  const toasts = Toast.useToastManager();
  const words = useFailureWords();
  const saving = useAct('appointments.calendar', {
    onSuccess: ({ name, type, text }) => {
      saveInBrowser(name, new Blob([text], { type }));
      toasts.add({ title: t('cases.calendar.saved'), timeout: 8_000 });
    },
    onError: ({ failure }) => {
      const { title, next } = words(failure);
      toasts.add({ title, description: next, timeout: 0, priority: 'high', type: 'danger' });
    },
  });
  const { procedure, code } = appointment;
  const event = {
    summary: procedure ?? t('cases.entries.appointment'),
    description: [more, code].filter(Boolean).join('\n'),
  };
  return (
    <IconButton
      icon={CalendarPlus}
      label={`${t('cases.calendar.add')}: ${event.summary}`}
      disabled={saving.isPending}
      onClick={() => saving.mutate({ caseId, entryId, words: event })}
    />
  );
}
