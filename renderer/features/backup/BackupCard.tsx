// Backups now and by the week: where they go, what is under way, how the last one ended.
import { FolderOpen, HardDriveDownload, RotateCcw, Square } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupProgress, BackupStatus } from '../../../main/contract/backupViews.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { MakeDialog } from './MakeDialog.tsx';
import { useBackupStatus, useShowStatus } from './useBackupStatus.ts';
import { WeeklyPlan } from './WeeklyPlan.tsx';

export function BackupCard(): ReactNode {
  const { t } = useTranslation();
  const show = useShowStatus();
  const status = useBackupStatus();
  const choosing = useAct('backup.chooseFolder', { onSuccess: show });
  const [isMaking, setMaking] = useState(false);
  const error = status.error ?? choosing.error;
  const told = status.data;
  return (
    <section className="card" aria-labelledby="storage-backup">
      <h2 id="storage-backup">{t('storage.backup.title')}</h2>
      <p>{t('storage.backup.what')}</p>
      {error !== null && <FailureBox error={error} />}
      {told !== undefined && (
        <>
          {told.waiting !== null && <Waiting status={told} />}
          {told.running === null ? <Last status={told} /> : <Running progress={told.running} />}
          {(told.canChoose || told.folder !== null) && (
            <p>
              {told.folder === null
                ? t('storage.backup.noFolder')
                : t('storage.backup.folder', { folder: told.folder })}
            </p>
          )}
          <div className="card-acts">
            <Button
              look="primary"
              icon={HardDriveDownload}
              disabled={told.running !== null || (told.canChoose && told.folder === null)}
              onClick={() => setMaking(true)}
            >
              {t('storage.backup.now')}
            </Button>
            {told.canChoose && (
              <Button icon={FolderOpen} disabled={choosing.isPending} onClick={() => choosing.mutate({})}>
                {t(told.folder === null ? 'storage.backup.choose' : 'storage.backup.chooseOther')}
              </Button>
            )}
          </div>
          {told.canChoose || told.folder !== null ? (
            <WeeklyPlan status={told} />
          ) : (
            <p className="field-hint">{t('storage.backup.desktopOnly')}</p>
          )}
          <MakeDialog status={told} isOpen={isMaking} onClose={() => setMaking(false)} />
        </>
      )}
    </section>
  );
}

function Running({ progress }: { progress: BackupProgress }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const stopping = useAct('backup.stop');
  const { act, done, total } = progress;
  const words = t(`storage.backup.doing.${act}`);
  return (
    <div className="backup-running">
      <p role="status">{words}</p>
      <progress
        className="run-bar"
        aria-label={words}
        max={total ?? undefined}
        value={total === null ? undefined : done}
      />
      <p className="field-hint">
        {total === null
          ? format.size(done)
          : t('storage.backup.progress', { done: format.size(done), total: format.size(total) })}
      </p>
      <Button icon={Square} disabled={stopping.isPending} onClick={() => stopping.mutate({})}>
        {t('storage.backup.stop')}
      </Button>
    </div>
  );
}

function Last({ status: { last } }: { status: BackupStatus }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const wordsOf = useFailureWords();
  if (last === null) return <p>{t('storage.backup.never')}</p>;
  const at = format.instant(last.at);
  if (last.failure === null)
    return (
      <NoticeBox tone="good" isLive title={t('storage.backup.lastGood', { at })}>
        <p>{t('storage.backup.lastFacts', { name: last.name ?? '', size: format.size(last.size) })}</p>
      </NoticeBox>
    );
  const words = wordsOf(last.failure);
  return (
    <NoticeBox tone="danger" isLive title={t('storage.backup.lastBad', { at })}>
      <p>{words.title}</p>
      <p>{words.next}</p>
    </NoticeBox>
  );
}

function Waiting({ status }: { status: BackupStatus }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const show = useShowStatus();
  const restarting = useAct('backup.restart');
  const withdrawing = useAct('backup.withdraw', { onSuccess: show });
  const at = format.instant(status.waiting?.madeAt ?? '');
  return (
    <NoticeBox
      tone="warn"
      isLive
      title={t('storage.restore.waiting', { at })}
      actions={
        <>
          {status.canRestart && (
            <Button look="primary" icon={RotateCcw} onClick={() => restarting.mutate({})}>
              {t('storage.restore.restart')}
            </Button>
          )}
          <Button disabled={withdrawing.isPending} onClick={() => withdrawing.mutate({})}>
            {t('storage.restore.withdraw')}
          </Button>
        </>
      }
    >
      <p>{t(status.canRestart ? 'storage.restore.waitingHint' : 'storage.restore.waitingByHand')}</p>
    </NoticeBox>
  );
}
