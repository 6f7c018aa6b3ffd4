// Says aloud what happened in the background, and shows an alert in the window where the system cannot.
import { Toast } from '@base-ui/react/toast';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventPayload } from '../../main/contract/events.ts';
import type { HostView } from '../../main/contract/views.ts';
import { useFact } from '../api/useFacts.ts';
import { useFailureWords } from '../text/useFailureWords.ts';
import type { Move } from './navigation.ts';

export function Herald({ about, go }: { about: HostView; go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const words = useFailureWords();
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
        else if (run.added === 0) setSaid(t('sync.finished'));
      },
      [t, words],
    ),
  );
  useFact(
    'alert.raised',
    useCallback(
      (alert: EventPayload<'alert.raised'>) => {
        if (hasSystemAlerts) return;
        const { noticeId } = alert;
        toasts.add({
          title:
            alert.kind === 'account.parked' ? t('sync.needsYou') : t('sync.arrived', { count: alert.count }),
          timeout: 0,
          actionProps: {
            children: t('common.open'),
            onClick: () => {
              if (alert.kind === 'account.parked') go({ to: 'screen', screen: 'accounts' });
              else if (noticeId === null) go({ to: 'source', source: { box: 'inbox' } });
              else go({ to: 'requested', id: noticeId });
            },
          },
        });
      },
      [hasSystemAlerts, toasts, t, go],
    ),
  );
  return (
    <div className="hidden-visually" role="status" aria-live="polite">
      {said}
    </div>
  );
}
