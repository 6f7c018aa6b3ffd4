// The registrations at mail providers, to be set, changed or forgotten.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../api/bridgeContext.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { ClientFields } from '../mailSignIn/ClientFields.tsx';

export function MailClientsCard(): ReactNode {
  const { t } = useTranslation();
  const clients = useMethod('mailSignIn.clients', {});
  return (
    <section className="card" aria-labelledby="settings-mail-clients">
      <h2 id="settings-mail-clients">{t('mailSignIn.settings.title')}</h2>
      <p>{t('mailSignIn.settings.words')}</p>
      {clients.error !== null && <FailureBox error={clients.error} onRetry={() => void clients.refetch()} />}
      {clients.data?.map((client) => (
        <details key={client.provider} className="server">
          <summary>
            {t(`mailSignIn.${client.provider}.name`)} ·{' '}
            {t(client.clientId === null ? 'mailSignIn.settings.none' : 'mailSignIn.settings.set')}
          </summary>
          <ClientFields key={client.clientId} client={client} onSaved={() => void clients.refetch()} />
        </details>
      ))}
    </section>
  );
}
