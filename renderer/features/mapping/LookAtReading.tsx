// The way from a parked account to the list that Recado is not sure of.
import { Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../main/contract/views.ts';
import { Button } from '../../ui/Button.tsx';
import { MappingDialog } from './MappingDialog.tsx';

export function LookAtReading({ account }: { account: AccountView }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (account.parkedFor?.code !== 'portal.unclear') return null;
  return (
    <div>
      <Button look="primary" icon={Table2} onClick={() => setOpen(true)}>
        {t('mapping.look')}
      </Button>
      {isOpen && <MappingDialog accountId={account.id} onClose={() => setOpen(false)} />}
    </div>
  );
}
