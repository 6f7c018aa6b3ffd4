// Asks for what a backup needs before it is made: a passphrase, and whether passwords go along.
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupStatus } from '../../../main/contract/backupViews.ts';
import { useAct, useBridge } from '../../api/bridgeContext.tsx';
import { callMethod } from '../../api/callMethod.ts';
import { readPieces } from '../../api/readPieces.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { saveInBrowser } from '../documents/readDocument.ts';
import { isWellTyped, PassphraseFields } from './PassphraseFields.tsx';

interface MakeDialogProps {
  status: BackupStatus;
  isOpen: boolean;
  onClose: () => void;
}

const untyped = { passphrase: '', again: '' };

export function MakeDialog({ status, isOpen, onClose }: MakeDialogProps): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [typed, setTyped] = useState(untyped);
  const [isKept, setKept] = useState(true);
  const [hasSecrets, setSecrets] = useState(false);
  const usesKept = status.hasPassphrase && isKept;
  // How it ends stands in the card, also when it was stopped or the window was closed meanwhile.
  const making = useAct('backup.make', {
    onSuccess: async ({ id, name }) => {
      if (id === null) return;
      const pieces = await readPieces((offset) => callMethod(bridge, 'backup.read', { id, offset }));
      saveInBrowser(name, new Blob(pieces, { type: 'application/octet-stream' }));
      await callMethod(bridge, 'backup.discard', { id });
    },
  });
  const make = (event: FormEvent): void => {
    event.preventDefault();
    making.mutate({
      passphrase: usesKept ? null : typed.passphrase,
      hasSecrets,
      to: status.folder === null ? 'download' : 'folder',
    });
    setTyped(untyped);
    onClose();
  };
  return (
    <Modal title={t('storage.backup.now')} isOpen={isOpen} onClose={onClose}>
      <form className="form" onSubmit={make}>
        {status.hasPassphrase && (
          <SwitchRow label={t('storage.passphrase.useKept')} isOn={isKept} onChange={setKept} />
        )}
        {!usesKept && <PassphraseFields typed={typed} onChange={setTyped} />}
        <SwitchRow
          label={t('storage.backup.secrets')}
          hint={t(hasSecrets ? 'storage.backup.secretsIn' : 'storage.backup.secretsOut')}
          isOn={hasSecrets}
          onChange={setSecrets}
        />
        <div className="modal-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" disabled={!usesKept && !isWellTyped(typed)}>
            {t('storage.backup.begin')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
