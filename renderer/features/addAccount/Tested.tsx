// What the test of a sign-in found: as whom, and what the certificate says; nothing is saved yet.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../main/contract/methods.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { CertificateFacts } from '../accounts/CertificateFacts.tsx';
import { certificateIn } from '../accounts/certificate.ts';

interface TestedProps {
  identity: MethodOutput<'accounts.test'>;
  isCertificate: boolean;
  values: Record<string, string>;
}

export function Tested({ identity, isCertificate, values }: TestedProps): ReactNode {
  const { t } = useTranslation();
  const { subject, name } = identity;
  const known = identity.certificate ??
    certificateIn(values) ?? { issuer: null, validFrom: null, validTo: null };
  return (
    <NoticeBox tone="good" isLive title={t('addAccount.tested')}>
      <p>{t('addAccount.testedAs', { subject: name ?? subject })}</p>
      {isCertificate && <CertificateFacts certificate={{ ...known, nif: subject, name }} />}
    </NoticeBox>
  );
}
