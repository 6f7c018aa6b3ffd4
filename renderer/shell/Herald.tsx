// Says aloud what happened in the background, and shows an alert in the window where the system cannot.
import { Toast } from '@base-ui/react/toast';
import { memo, type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventPayload } from '../../main/contract/events.ts';
import type { HostView } from '../../main/contract/views.ts';
import { useFact } from '../api/useFacts.ts';
import { placeOf } from '../features/alerts/openAlert.ts';
import { useAlertWords } from '../features/alerts/useAlertWords.ts';
import { useFailureWords } from '../text/useFailureWords.ts';
import type { Move } from './navigation.ts';

/** Drawn anew only when something of it changed: every key of a search draws the window. */
export const Herald = memo(function Herald({
  about,
  go,
}: {
  about: HostView;
  go: (step: Move) => void;
}): ReactNode {
  const { t } = useTranslation();
  const words = useFailureWords();
  const wordsOf = useAlertWords();
  const toasts = Toast.useToastManager();
  const [said, setSaid] = useState('');
  const hasSystemAlerts = about.abilities.notifications;

  useFact(
    'notices.changed',
    useCallback(({ added }) => added.length > 0 && setSaid(t('sync.arrived', { count: added.length })), [t]),
  );
  useFact(
    'run.finished',
    useCallback(
      ({ run }: EventPayload<'run.finished'>) => {
        if (run.result === null) return;
        if (run.result !== 'ok') setSaid(words(run.result).title);
        else if (run.added === 0) setSaid(t(run.isComplete ? 'sync.finished' : 'sync.partly'));
      },
      [t, words],
    ),
  );
  useFact(
    'alert.raised',
    useCallback(
      (alert: EventPayload<'alert.raised'>) => {
        if (hasSystemAlerts) return;
        toasts.add({
          title: wordsOf(alert).title,
          ...(wordsOf(alert).detail !== null && { description: wordsOf(alert).detail }),
          timeout: 0,
          actionProps: { children: t('common.open'), onClick: () => go(placeOf(alert)) },
        });
      },
      [hasSystemAlerts, toasts, t, go, wordsOf],
    ),
  );
  return (
    <div className="hidden-visually" role="status" aria-live="polite">
      {said}
    </div>
  );
});
