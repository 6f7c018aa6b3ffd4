// A weekly backup that fails must not fail in silence: said above everything until one is whole again.
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Move } from '../../shell/navigation.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { Button } from '../../ui/Button.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useBackupStatus } from './useBackupStatus.ts';

/** The inbox comes first: nobody waits for this one. */
const restMs = 3_000;

export function BackupBanner({ go }: { go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const wordsOf = useFailureWords();
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(true), restMs);
    return () => clearTimeout(timer);
  }, []);
  const status = useBackupStatus(isAsked).data;
  if (!status?.isOn) return null;
  const failure = status.last?.isAutomatic ? status.last.failure : null;
  if (failure === null && status.hasPassphrase) return null;
  return (
    <NoticeBox
      tone="warn"
      title={t('storage.banner.title')}
      actions={<Button onClick={() => go({ to: 'screen', screen: 'storage' })}>{t('banners.solve')}</Button>}
    >
      <p>
        {status.hasPassphrase && failure !== null ? wordsOf(failure).title : t('storage.banner.passphrase')}
      </p>
    </NoticeBox>
  );
}
