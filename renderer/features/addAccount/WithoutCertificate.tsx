// What to do for somebody who has no certificate file yet; folded away for those who have.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export function WithoutCertificate(): ReactNode {
  const { t } = useTranslation();
  return (
    <details className="server">
      <summary>{t('certificate.without.title')}</summary>
      <ol className="steps">
        <li>{t('certificate.without.get')}</li>
        <li>{t('certificate.without.export')}</li>
        <li>{t('certificate.without.mail')}</li>
        <li>{t('certificate.without.clave')}</li>
      </ol>
    </details>
  );
}
