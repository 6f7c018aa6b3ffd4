// Gives an account another name.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../main/contract/views.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field } from '../../ui/Field.tsx';

export function RenameForm({ account, onDone }: { account: AccountView; onDone: () => void }): ReactNode {
  const { t } = useTranslation();
  const [label, setLabel] = useState(account.label);
  const renaming = useAct('accounts.rename', { onSuccess: onDone });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (label.trim() !== '') renaming.mutate({ id: account.id, label: label.trim() });
      }}
    >
      <Field
        label={t('accounts.label')}
        value={label}
        maxLength={200}
        required
        onChange={(event) => setLabel(event.target.value)}
      />
      {renaming.error !== null && <FailureBox error={renaming.error} />}
      <div className="card-acts">
        <Button type="submit" look="primary" disabled={renaming.isPending}>
          {t('common.save')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
