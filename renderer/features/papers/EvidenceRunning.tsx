// How far a bundle of evidence is, and a way to stop it.
import { Square } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventPayload } from '../../../main/contract/events.ts';
import { useFact } from '../../api/useFacts.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import '../../shell/syncIndicator.css';

export function EvidenceRunning({ onStop }: { onStop: () => void }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const [{ done, total }, setTold] = useState<EventPayload<'evidence.progressed'>>({ done: 0, total: null });
  useFact(
    'evidence.progressed',
    useCallback((told) => setTold(told), []),
  );
  return (
    <div className="run">
      <p role="status">{t('bundle.making')}</p>
      <progress
        className="run-bar"
        aria-label={t('bundle.making')}
        {...(total !== null && { value: done, max: Math.max(1, total) })}
      />
      {total !== null && (
        <p>{t('bundle.progress', { done: format.number(done), total: format.number(total) })}</p>
      )}
      <div>
        <Button icon={Square} onClick={onStop}>
          {t('bundle.stop')}
        </Button>
      </div>
    </div>
  );
}
