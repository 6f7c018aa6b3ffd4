// What a certificate says: whose it is, who vouches for it, and until when.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/useFormat.ts';
import type { CertificateView } from './certificate.ts';

export function CertificateFacts({ certificate }: { certificate: CertificateView }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, nif, issuer, validFrom, validTo } = certificate;
  const facts = [
    ['name', name],
    ['nif', nif],
    ['issuer', issuer],
    ['validFrom', validFrom === null ? null : format.instantDay(validFrom)],
    ['validTo', validTo === null ? null : format.instantDay(validTo)],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(
        ([fact, value]) =>
          value !== null && (
            <div key={fact}>
              <dt>{t(`certificate.facts.${fact}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
