// Gives entries as a calendar file over the browser's download.
import { Toast } from '@base-ui/react/toast';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/bridgeContext.tsx';
import { failureIn } from '../../api/callMethod.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { saveInBrowser } from '../documents/readDocument.ts';
import { useCalendarWords } from './useCalendarWords.ts';

/** `ids` null: all that is to come. */
export function useCalendarExport(personId: string | null): {
  give: (ids: string[] | null) => void;
  isBusy: boolean;
} {
  const { t } = useTranslation();
  const toasts = Toast.useToastManager();
  const told = useFailureWords();
  const words = useCalendarWords();
  const exporting = useAct('calendar.export', {
    onSuccess: ({ name, type, text }) => {
      saveInBrowser(name, new Blob([text], { type }));
      toasts.add({ title: t('calendar.saved', { name }), timeout: 8_000 });
    },
    onError: (error) => {
      const { title, next } = told(failureIn(error));
      toasts.add({ title, description: next, timeout: 0, priority: 'high', type: 'danger' });
    },
  });
  return {
    give: (ids) => exporting.mutate({ ids, personId, isContentHidden: false, words }),
    isBusy: exporting.isPending,
  };
}
