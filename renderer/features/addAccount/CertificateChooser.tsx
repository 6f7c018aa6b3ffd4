// The certificates that the system's store offers to a portal: whose, by whom, until when, and why one cannot be used.
import { RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { ManifestView, OfferedCertificate } from '../../api/views.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Later } from '../../ui/Later.tsx';
import './certificateField.css';

interface CertificateChooserProps {
  portal: ManifestView['id'];
  label: string;
  error?: string | undefined;
  /** The value of the sign-in method's field. */
  chosen: string;
  onChoose: (choice: string) => void;
}

export function CertificateChooser(props: CertificateChooserProps): ReactNode {
  const { portal, label, error, chosen, onChoose } = props;
  const { t } = useTranslation();
  const offered = useMethod('certificates.probe', { portal });
  const look = (): void => void offered.refetch();
  if (offered.isFetching) {
    return (
      <Later>
        <p role="status">{t('certificate.looking')}</p>
      </Later>
    );
  }
  if (offered.error !== null) return <FailureBox error={offered.error} onRetry={look} />;
  return (
    <fieldset className="portals">
      <legend>{label}</legend>
      {offered.data?.map((one) => (
        <Offered
          key={one.choice}
          certificate={one}
          isChosen={one.choice === chosen}
          onChoose={() => onChoose(one.choice)}
        />
      ))}
      {error !== undefined && <p className="field-error">{error}</p>}
      <div>
        <Button look="quiet" icon={RefreshCw} onClick={look}>
          {t('certificate.lookAgain')}
        </Button>
      </div>
    </fieldset>
  );
}

interface OfferedProps {
  certificate: OfferedCertificate;
  isChosen: boolean;
  onChoose: () => void;
}

function Offered({ certificate, isChosen, onChoose }: OfferedProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFailureWords();
  const { name, nif, representative, issuer, validFrom, validTo, purpose, refusal } = certificate;
  const span = { from: format.instantDay(validFrom), to: format.instantDay(validTo) };
  return (
    <label className="portal" data-ready={refusal === null}>
      <input
        type="radio"
        name="storeCertificate"
        required
        checked={isChosen}
        disabled={refusal !== null}
        onChange={onChoose}
      />
      <span className="portal-name">
        {[name, nif].filter((part) => part !== null && part !== '').join(' · ')}
      </span>
      <span className="field-hint">
        {representative !== null && (
          <>
            {t('certificate.representedBy', { name: representative.name })}
            <br />
          </>
        )}
        {t('certificate.issuedBy', { issuer })}
        <br />
        {t('certificate.valid', span)} · {t(`certificate.purposes.${purpose}`)}
      </span>
      {refusal !== null && <span className="certificate-refusal">{words(refusal).title}</span>}
    </label>
  );
}
