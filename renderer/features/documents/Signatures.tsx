// The signatures of a PDF in words that promise no more than what was checked.
import { FileCheck2, FileWarning } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentSignatureView, SignaturesView } from '../../../main/contract/signatureViews.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { Revocation } from './Revocation.tsx';

interface SignaturesProps {
  documentId: string;
  /** Authorities are asked about documents of notices, with which their answers are kept. */
  isOfNotice: boolean;
}

export function Signatures({ documentId, isOfNotice }: SignaturesProps): ReactNode {
  const { t } = useTranslation();
  const told = useMethod('readings.signatures', { documentId }).data;
  if (told === undefined) return null;
  const { signatures, roots } = told;
  if (signatures.length === 0) return <p className="field-hint">{t('signature.none')}</p>;
  return (
    <>
      <ul className="printed-facts">
        {signatures.map((signature, at) => (
          <Signature key={`${at} ${signature.signedAt}`} signature={signature} roots={roots} />
        ))}
      </ul>
      {isOfNotice ? (
        <Revocation documentId={documentId} told={told} />
      ) : (
        <p className="field-hint">{t('signature.revocation.notChecked')}</p>
      )}
    </>
  );
}

interface SignatureProps {
  signature: DocumentSignatureView;
  roots: SignaturesView['roots'];
}

function Signature({ signature, roots }: SignatureProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { signer, issuer, issuerCountry, integrity, trust, root, signedAt, timeFrom } = signature;
  const Icon = integrity === 'whole' && trust === 'known' ? FileCheck2 : FileWarning;
  const partly = roots.partly.find(({ country }) => country === issuerCountry);
  const unknownFor = partly?.country === 'CL' ? 'CL' : 'other';
  const names = { issuer: issuer ?? t('signature.noName'), root: root?.name ?? t('signature.noName') };
  const isFromSources = root?.source === 'publicSources';
  // One authority is believed by itself: it issued the certificate, and leads to nothing above it.
  const known = !isFromSources ? 'known' : root.name === issuer ? 'knownByIssuer' : 'knownBySources';
  return (
    <li>
      <p>
        <Icon size={16} aria-hidden /> {t('signature.by', { signer: signer ?? t('signature.noName') })}
        {'. '}
        <strong>{t(`signature.integrity.${integrity}`)}</strong>
      </p>
      <p className="field-hint">{t(`signature.trust.${trust === 'known' ? known : trust}`, names)}</p>
      {isFromSources && (
        <p className="field-hint">
          {t('signature.sources', { root: names.root, day: format.day(root.comparedOn) })}
        </p>
      )}
      {trust === 'unknown' && integrity !== 'unreadable' && (
        <p className="field-hint">
          {t(`signature.unknownFor.${unknownFor}`, {
            countries: format.list(roots.countries.map((country) => t(`countries.${country}`))),
            authorities: format.list(partly?.authorities ?? []),
            day: format.day(roots.checkedOn),
          })}
        </p>
      )}
      {signedAt !== null && timeFrom !== null && (
        <p className="field-hint">{t(`signature.time.${timeFrom}`, { day: format.instantDay(signedAt) })}</p>
      )}
    </li>
  );
}
