// Looks into a backup before anything is done: what is in it, what would come back, what would be set aside.
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupCheck, BackupSource } from '../../../main/contract/backupViews.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import { failureIn } from '../../api/callMethod.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useBackupStatus, useShowStatus } from './useBackupStatus.ts';

interface RestoreDialogProps {
  from: BackupSource;
  name: string;
  onClose: () => void;
}

const isWrongPassphrase = (error: unknown): boolean => {
  const { badFields } = failureIn(error).details;
  return Array.isArray(badFields) && badFields.includes('passphrase');
};

export function RestoreDialog({ from, name, onClose }: RestoreDialogProps): ReactNode {
  const { t } = useTranslation();
  const show = useShowStatus();
  const [passphrase, setPassphrase] = useState('');
  const checking = useAct('backup.check');
  const restoring = useAct('backup.restore', {
    onSuccess: (status) => {
      show(status);
      onClose();
    },
  });
  const stopping = useAct('backup.stop');
  const progress = useBackupStatus().data?.running;
  const doing = t(`storage.backup.doing.${restoring.isPending ? 'restore' : 'check'}`);
  const isBusy = checking.isPending || restoring.isPending;
  const error = restoring.error ?? checking.error;
  const isWrong = error !== null && isWrongPassphrase(error);
  const check = (event: FormEvent): void => {
    event.preventDefault();
    checking.mutate({ from, passphrase });
  };
  const close = (): void => {
    if (isBusy) stopping.mutate({});
    onClose();
  };
  return (
    <Modal title={t('storage.restore.openWhat', { name })} isOpen onClose={close}>
      <form className="form" onSubmit={check}>
        {error !== null && !isWrong && <FailureBox error={error} />}
        {checking.data === undefined && (
          <Field
            label={t('storage.passphrase.label')}
            error={isWrong ? t('storage.passphrase.wrong') : undefined}
            type="password"
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        )}
        {isBusy && (
          <div className="backup-running">
            <p role="status">{doing}</p>
            <progress
              className="run-bar"
              aria-label={doing}
              max={progress?.total ?? undefined}
              value={progress?.total == null ? undefined : progress.done}
            />
          </div>
        )}
        {checking.data !== undefined && <Content check={checking.data} />}
        <div className="modal-actions">
          <Button onClick={close}>{t('common.cancel')}</Button>
          {checking.data === undefined ? (
            <Button look="primary" type="submit" disabled={passphrase === '' || isBusy}>
              {t('storage.restore.check')}
            </Button>
          ) : (
            <Button
              look="danger"
              disabled={isBusy || checking.data.isNewer}
              onClick={() => restoring.mutate({ from, passphrase })}
            >
              {t('storage.restore.do')}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}

function Content({ check }: { check: BackupCheck }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const kinds = ['notices', 'documents', 'cases', 'accounts', 'persons'] as const;
  const { onlyThere, onlyHere } = check;
  return (
    <>
      <NoticeBox tone="good" isLive title={t('storage.restore.whole')}>
        <p>
          {t('storage.restore.madeAt', { at: format.instant(check.madeAt), size: format.size(check.bytes) })}
        </p>
      </NoticeBox>
      {check.isNewer && <NoticeBox tone="danger" title={t('storage.restore.newer')} />}
      <table className="storage-table">
        <thead>
          <tr>
            <th scope="col">{t('storage.restore.compared')}</th>
            <th scope="col">{t('storage.restore.there')}</th>
            <th scope="col">{t('storage.restore.here')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`storage.kinds.${kind}`)}</th>
              <td>{format.number(check.contains[kind])}</td>
              <td>{format.number(check.here[kind])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="storage-facts">
        {onlyThere.notices > 0 && <li>{t('storage.restore.comeBack', { count: onlyThere.notices })}</li>}
        {onlyHere.notices > 0 && <li>{t('storage.restore.setAside', { count: onlyHere.notices })}</li>}
        {onlyHere.accounts > 0 && <li>{t('storage.restore.accountsAside', { count: onlyHere.accounts })}</li>}
        <li>{t(check.hasSecrets ? 'storage.restore.withSecrets' : 'storage.restore.withoutSecrets')}</li>
        <li>{t('storage.restore.keeps')}</li>
      </ul>
    </>
  );
}
