// The signatures of a PDF in words that promise no more than what was checked.
import { FileCheck2, FileWarning } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';

export function Signatures({ documentId }: { documentId: string }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const signatures = useMethod('readings.signatures', { documentId }).data;
  if (signatures === undefined) return null;
  if (signatures.length === 0) return <p className="field-hint">{t('signature.none')}</p>;
  return (
    <>
      <ul className="printed-facts">
        {signatures.map(({ signer, issuer, integrity, trust, signedAt, timeFrom }, at) => {
          const Icon = integrity === 'whole' && trust === 'known' ? FileCheck2 : FileWarning;
          return (
            <li key={`${at} ${signedAt}`}>
              <p>
                <Icon size={16} aria-hidden />{' '}
                {t('signature.by', { signer: signer ?? t('signature.noName') })}
                {'. '}
                <strong>{t(`signature.integrity.${integrity}`)}</strong>
              </p>
              <p className="field-hint">
                {t(`signature.trust.${trust}`, { issuer: issuer ?? t('signature.noName') })}
              </p>
              {signedAt !== null && timeFrom !== null && (
                <p className="field-hint">
                  {t(`signature.time.${timeFrom}`, { day: format.instantDay(signedAt) })}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <p className="field-hint">{t('signature.revocation')}</p>
    </>
  );
}
