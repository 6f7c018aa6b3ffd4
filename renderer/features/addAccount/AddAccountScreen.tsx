// Adding an account: which portal, then its form with a test before anything is saved, then the first check.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { ManifestView } from '../../api/views.ts';
import type { Move } from '../../shell/navigation.ts';
import { ScreenHead } from '../../shell/ScreenHead.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { FirstCheck } from './FirstCheck.tsx';
import { NewAccountForm } from './NewAccountForm.tsx';
import '../accounts/accounts.css';
import './addAccount.css';

export function AddAccountScreen({ go }: { go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  const portals = useMethod('portals.list', {});
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [added, setAdded] = useState<AccountView | null>(null);
  const ready = (portals.data ?? []).filter((portal) => portal.signInMethods.length > 0);
  const coming = (portals.data ?? []).filter((portal) => portal.signInMethods.length === 0);
  const chosen =
    ready.find((portal) => portal.id === chosenId) ?? (ready.length === 1 ? ready[0] : undefined);
  return (
    <div className="screen">
      <ScreenHead title={t('addAccount.title')} go={go} />
      {portals.error !== null && <FailureBox error={portals.error} onRetry={() => void portals.refetch()} />}
      {added !== null ? (
        <FirstCheck account={added} go={go} />
      ) : (
        <>
          <fieldset className="portals">
            <legend>{t('addAccount.which')}</legend>
            {[...ready, ...coming].map((portal) => (
              <PortalChoice
                key={portal.id}
                portal={portal}
                isChosen={portal.id === chosen?.id}
                onChoose={() => setChosenId(portal.id)}
              />
            ))}
          </fieldset>
          {chosen !== undefined && <NewAccountForm key={chosen.id} manifest={chosen} onAdded={setAdded} />}
        </>
      )}
    </div>
  );
}

interface PortalChoiceProps {
  portal: ManifestView;
  isChosen: boolean;
  onChoose: () => void;
}

function PortalChoice({ portal, isChosen, onChoose }: PortalChoiceProps): ReactNode {
  const { t } = useTranslation();
  const isReady = portal.signInMethods.length > 0;
  return (
    <label className="portal" data-ready={isReady}>
      <input type="radio" name="portal" checked={isChosen} disabled={!isReady} onChange={onChoose} />
      <span className="portal-name">{t(`portalNames.${portal.id}`)}</span>
      <span className="field-hint">
        {t(`countries.${portal.country}`)} · {t(isReady ? `portals.${portal.id}` : 'addAccount.coming')}
      </span>
    </label>
  );
}
