// Removing a person: first says what goes with them and what stays, then asks, then it lies in the bin for thirty days.
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Modal } from '../../ui/Modal.tsx';

interface RemovePersonDialogProps {
  person: { id: string; name: string };
  isOpen: boolean;
  onClose: () => void;
}

export function RemovePersonDialog({ person, isOpen, onClose }: RemovePersonDialogProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const cache = useQueryClient();
  const goes = useMethod('bin.removePerson', { id: person.id, isDryRun: true }, isOpen);
  const removing = useAct('bin.removePerson', {
    onSuccess: () => {
      cache.removeQueries({ queryKey: ['bin.removePerson'] });
      onClose();
    },
  });
  const told = goes.data;
  return (
    <Modal
      title={t('storage.bin.removePerson', { name: person.name || t('storage.bin.nameless') })}
      isOpen={isOpen}
      onClose={onClose}
    >
      {goes.error !== null && <FailureBox error={goes.error} />}
      {removing.error !== null && <FailureBox error={removing.error} />}
      {told !== undefined && (
        <div className="form">
          <p>
            {t('storage.bin.personGoes', {
              notices: t('count.notices', {
                count: told.holdings.notices,
                number: format.number(told.holdings.notices),
              }),
              documents: t('count.documents', {
                count: told.holdings.documents,
                number: format.number(told.holdings.documents),
              }),
            })}
          </p>
          {told.holdings.cases > 0 && <p>{t('storage.bin.cases', { count: told.holdings.cases })}</p>}
          {told.accounts.length > 0 && (
            <p>{t('storage.bin.withAccounts', { accounts: format.list(told.accounts) })}</p>
          )}
          {told.holdings.staying > 0 && <p>{t('storage.bin.staying', { count: told.holdings.staying })}</p>}
          <p>{t('accounts.removeStays')}</p>
          <p>{t('storage.bin.goesToBin')}</p>
          <p>{t('storage.bin.recordStays')}</p>
        </div>
      )}
      <div className="modal-actions">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          look="danger"
          disabled={told === undefined || removing.isPending}
          onClick={() => removing.mutate({ id: person.id, isDryRun: false })}
        >
          {t('storage.bin.remove')}
        </Button>
      </div>
    </Modal>
  );
}
