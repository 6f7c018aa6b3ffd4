// The one button of a parked account: it does what solves it, and then looks again.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { needsForm, type Solution } from './solution.ts';
import { UpdateDialog } from './UpdateDialog.tsx';

interface SolveButtonProps {
  solution: Exclude<Solution, 'lookAtReading' | 'sayWhose'>;
  accountId: string;
  /** The portal's own page; null where none is known. */
  homeUrl: string | null;
  onForm: () => void;
  go: (step: Move) => void;
}

export function SolveButton({ solution, accountId, homeUrl, onForm, go }: SolveButtonProps): ReactNode {
  const { t } = useTranslation();
  const [wasOpened, setOpened] = useState(false);
  const [isUpdating, setUpdating] = useState(false);
  const checking = useAct('sync.now');
  const unlocking = useAct('vault.unlock', {
    onSuccess: () => checking.mutate({ accountId }),
  });
  const isPortal = solution === 'openPortal' && homeUrl !== null && !wasOpened;
  const act = (): void => {
    if (needsForm(solution)) onForm();
    else if (solution === 'updateRecado') setUpdating(true);
    else if (solution === 'unlockKeychain') unlocking.mutate({});
    else if (solution === 'diagnose') go({ to: 'screen', screen: 'settings' });
    else if (isPortal) {
      // The shell gives it to the person's browser; a new window never opens inside Recado.
      window.open(homeUrl, '_blank', 'noopener');
      setOpened(true);
    } else checking.mutate({ accountId });
  };
  const name = solution === 'openPortal' && !isPortal ? 'openedPortal' : solution;
  return (
    <>
      <Button look="primary" disabled={checking.isPending || unlocking.isPending} onClick={act}>
        {t(`alerts.solve.${name}`)}
      </Button>
      <UpdateDialog
        accountId={accountId}
        homeUrl={homeUrl}
        isOpen={isUpdating}
        onClose={() => setUpdating(false)}
      />
    </>
  );
}
