// Keeping what is here: backups, what was removed and can come back, and what takes space.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Move } from '../../shell/navigation.ts';
import { ScreenHead } from '../../shell/ScreenHead.tsx';
import { SizeCard } from '../size/SizeCard.tsx';
import { BackupCard } from './BackupCard.tsx';
import { BackupFilesCard } from './BackupFilesCard.tsx';
import { BinCard } from './BinCard.tsx';
import './backup.css';

export function StorageScreen({ go }: { go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="screen">
      <ScreenHead title={t('screens.storage')} go={go} />
      <p className="screen-lead">{t('storage.lead')}</p>
      <BackupCard />
      <BackupFilesCard />
      <BinCard />
      <SizeCard />
    </div>
  );
}
