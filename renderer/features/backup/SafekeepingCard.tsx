// In the settings: how the last backup went, and the way to backups, what was removed, and what takes space.
import { HardDrive } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Move } from '../../shell/navigation.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { useBackupStatus } from './useBackupStatus.ts';

export function SafekeepingCard({ go }: { go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const last = useBackupStatus().data?.last;
  return (
    <section className="card" aria-labelledby="settings-storage">
      <h2 id="settings-storage">{t('screens.storage')}</h2>
      <p>{t('storage.card')}</p>
      {last === null && <p>{t('storage.backup.never')}</p>}
      {last && (
        <p>
          {t(last.failure === null ? 'storage.backup.lastGood' : 'storage.backup.lastBad', {
            at: format.instant(last.at),
          })}
        </p>
      )}
      <div className="card-acts">
        <Button icon={HardDrive} onClick={() => go({ to: 'screen', screen: 'storage' })}>
          {t('storage.open')}
        </Button>
      </div>
    </section>
  );
}
