// The backup of every week: on or off, how many are kept, with or without passwords.
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupStatus } from '../../../main/contract/backupViews.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { isWellTyped, PassphraseFields } from './PassphraseFields.tsx';
import { useShowStatus } from './useBackupStatus.ts';

const keeps = [2, 4, 8, 12, 26, 52];
const untyped = { passphrase: '', again: '' };

export function WeeklyPlan({ status }: { status: BackupStatus }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const show = useShowStatus();
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState(untyped);
  const planning = useAct('backup.plan', { onSuccess: show });
  const { isOn, keep, hasSecrets, folder, nextAt } = status;
  const plan = (change: Partial<typeof status>, passphrase: string | null = null): void =>
    planning.mutate({ isOn, keep, hasSecrets, ...change, passphrase });
  const begin = (event: FormEvent): void => {
    event.preventDefault();
    plan({ isOn: true }, typed.passphrase);
    setTyped(untyped);
    setAsking(false);
  };
  return (
    <div className="form">
      {planning.error !== null && <FailureBox error={planning.error} />}
      <SwitchRow
        label={t('storage.weekly.label')}
        hint={
          isOn && nextAt !== null
            ? t('storage.weekly.next', { at: format.instant(nextAt) })
            : t('storage.weekly.hint')
        }
        isOn={isOn}
        isDisabled={folder === null || planning.isPending}
        onChange={(wish) => (wish ? setAsking(true) : plan({ isOn: false }))}
      />
      {isOn && !status.hasPassphrase && (
        <NoticeBox
          tone="warn"
          title={t('storage.banner.passphrase')}
          actions={<Button onClick={() => setAsking(true)}>{t('storage.weekly.give')}</Button>}
        />
      )}
      {isOn && (
        <>
          <SelectField
            label={t('storage.weekly.keep')}
            hint={t('storage.weekly.keepHint')}
            value={String(keep)}
            options={[...new Set([...keeps, keep])]
              .toSorted((one, other) => one - other)
              .map((count) => ({ value: String(count), label: format.number(count) }))}
            onChange={(value) => plan({ keep: Number(value) })}
          />
          <SwitchRow
            label={t('storage.backup.secrets')}
            hint={t(hasSecrets ? 'storage.backup.secretsIn' : 'storage.backup.secretsOut')}
            isOn={hasSecrets}
            onChange={(wish) => plan({ hasSecrets: wish })}
          />
        </>
      )}
      <Modal title={t('storage.weekly.label')} isOpen={isAsking} onClose={() => setAsking(false)}>
        <form className="form" onSubmit={begin}>
          <p>{t('storage.weekly.passphrase')}</p>
          <PassphraseFields typed={typed} onChange={setTyped} />
          <div className="modal-actions">
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button look="primary" type="submit" disabled={!isWellTyped(typed)}>
              {t('storage.weekly.begin')}
            </Button>
          </div>
        </form>
      </Modal>
    </div>
  );
}
