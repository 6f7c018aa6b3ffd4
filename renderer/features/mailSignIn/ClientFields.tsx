// The registration that a person brings for one provider: how to get it, and where to put it.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailClientView } from '../../../main/contract/mailSignInViews.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field } from '../../ui/Field.tsx';

/** No form of its own: it may stand inside one. */
export function ClientFields({
  client,
  onSaved,
}: {
  client: MailClientView;
  onSaved: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { provider } = client;
  const [clientId, setClientId] = useState(client.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const setting = useAct('mailSignIn.setClient', {
    onSuccess: () => {
      setClientSecret('');
      onSaved();
    },
  });
  const name = t(`mailSignIn.${provider}.name`);
  return (
    <div className="form" role="group" aria-label={t('mailSignIn.client.title', { provider: name })}>
      <ol className="steps">
        {(['first', 'second', 'third', 'fourth'] as const).map((step) => (
          <li key={step}>
            {t(`mailSignIn.${provider}.${step}`, { redirectUri: client.redirectUri, scope: client.scope })}
          </li>
        ))}
      </ol>
      {setting.error !== null && <FailureBox error={setting.error} />}
      <Field
        label={t('mailSignIn.client.id')}
        hint={t('mailSignIn.client.idHint')}
        value={clientId}
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        onChange={(event) => setClientId(event.target.value)}
      />
      {provider === 'google' && (
        <Field
          label={t('mailSignIn.client.secret')}
          hint={t(client.hasClientSecret ? 'mailSignIn.client.secretKept' : 'mailSignIn.client.secretHint')}
          type="password"
          value={clientSecret}
          autoComplete="off"
          maxLength={500}
          onChange={(event) => setClientSecret(event.target.value)}
        />
      )}
      <div className="card-acts">
        <Button
          disabled={setting.isPending || clientId.trim() === ''}
          onClick={() =>
            setting.mutate({
              provider,
              clientId: clientId.trim(),
              ...(clientSecret === '' ? {} : { clientSecret: clientSecret.trim() }),
            })
          }
        >
          {t('mailSignIn.client.save')}
        </Button>
        {client.clientId !== null && (
          <Button
            look="quiet"
            disabled={setting.isPending}
            onClick={() => {
              setClientId('');
              setting.mutate({ provider, clientId: null });
            }}
          >
            {t('mailSignIn.client.forget')}
          </Button>
        )}
      </div>
    </div>
  );
}
