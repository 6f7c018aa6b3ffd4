// Backups that are there: each can be checked and restored; others are chosen from anywhere.
import { ArchiveRestore, FileSearch, Square } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupSource } from '../../../main/contract/backupViews.ts';
import { useAct, useBridge } from '../../api/bridgeContext.tsx';
import { callMethod } from '../../api/callMethod.ts';
import { sendFile } from '../../api/sendFile.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { useBackupStatus } from './useBackupStatus.ts';

interface Chosen {
  from: BackupSource;
  name: string;
}

/** A file on its way into the core, where the host has no dialog of its own. */
interface Sending {
  name: string;
  size: number;
  sent: number;
  stop: () => void;
}

export function BackupFilesCard(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const status = useBackupStatus().data;
  const chooser = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [sendError, setSendError] = useState<unknown>(null);
  const choosing = useAct('backup.choose', {
    onSuccess: (file) => file !== null && setChosen({ from: { id: file.id }, name: file.name }),
  });
  const send = async (file: File): Promise<void> => {
    setSendError(null);
    const stopping = new AbortController();
    const told = { name: file.name, size: file.size, stop: () => stopping.abort() };
    setSending({ ...told, sent: 0 });
    try {
      const id = await sendFile(file, {
        give: (piece) => callMethod(bridge, 'backup.add', piece),
        onSent: (sent) => setSending({ ...told, sent }),
        signal: stopping.signal,
      });
      setChosen({ from: { id }, name: file.name });
    } catch (error) {
      if (!stopping.signal.aborted) setSendError(error);
    } finally {
      setSending(null);
    }
  };
  const error = choosing.error ?? sendError;
  if (status === undefined) return null;
  return (
    <section className="card" aria-labelledby="storage-restore">
      <h2 id="storage-restore">{t('storage.restore.title')}</h2>
      <p>{t('storage.restore.what')}</p>
      {error !== null && <FailureBox error={error} />}
      {sending !== null && (
        <div className="backup-running">
          <progress
            className="run-bar"
            aria-label={t('storage.restore.openWhat', { name: sending.name })}
            max={sending.size}
            value={sending.sent}
          />
          <p className="field-hint">
            {t('storage.backup.progress', {
              done: format.size(sending.sent),
              total: format.size(sending.size),
            })}
          </p>
          <Button icon={Square} onClick={sending.stop}>
            {t('storage.backup.stop')}
          </Button>
        </div>
      )}
      {status.files.length > 0 && (
        <ul className="storage-list">
          {status.files.map(({ name, size, at, isAutomatic }) => (
            <li key={name}>
              <div>
                <p>{format.instant(at)}</p>
                <p className="field-hint">
                  {t(isAutomatic ? 'storage.restore.automatic' : 'storage.restore.byHand', {
                    name,
                    size: format.size(size),
                  })}
                </p>
              </div>
              <Button
                icon={ArchiveRestore}
                disabled={status.running !== null}
                aria-label={t('storage.restore.openWhat', { name })}
                onClick={() => setChosen({ from: { name }, name })}
              >
                {t('storage.restore.open')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="card-acts">
        <Button
          icon={FileSearch}
          disabled={status.running !== null || choosing.isPending || sending !== null}
          onClick={() => (status.canChoose ? choosing.mutate({}) : chooser.current?.click())}
        >
          {t('storage.restore.other')}
        </Button>
      </div>
      <input
        ref={chooser}
        type="file"
        accept=".age"
        hidden
        aria-label={t('storage.restore.other')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void send(file);
          event.target.value = '';
        }}
      />
      {chosen !== null && (
        <RestoreDialog from={chosen.from} name={chosen.name} onClose={() => setChosen(null)} />
      )}
    </section>
  );
}
