// Where the buzón's user and password are found, and the three ways on when they are not.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import type { ManifestView } from '../../api/views.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field } from '../../ui/Field.tsx';
import {
  type CredentialsData,
  credentialsAddress,
  credentialsLink,
  credentialsSubject,
  credentialsText,
} from './credentialsMail.ts';

interface CredentialsHelpProps {
  manifest: ManifestView;
  /** Whose account it is going to be, and what the form holds already. */
  person: string;
  values: Record<string, string>;
  onAgencia: () => void;
}

export function CredentialsHelp({ manifest, person, values, onAgencia }: CredentialsHelpProps): ReactNode {
  const { t } = useTranslation();
  const hasWindows = useMethod('app.about', {}).data?.abilities.portalWindow === true;
  const opening = useAct('portals.openPage');
  return (
    <details className="server">
      <summary>{t('credentials.title')}</summary>
      <div className="form">
        <p>{t('credentials.where')}</p>
        <p>{t('credentials.stars')}</p>
        <p>{t('credentials.permanent')}</p>
        <p>{t('credentials.forgotten')}</p>
        {hasWindows ? (
          <div className="card-acts">
            <Button
              disabled={opening.isPending}
              onClick={() => opening.mutate({ portal: 'peru', page: 'forgotPassword' })}
            >
              {t(opening.isPending ? 'credentials.opening' : 'credentials.open')}
            </Button>
          </div>
        ) : (
          <p>
            {t('credentials.address')}{' '}
            <a href={manifest.homeUrl} target="_blank" rel="noreferrer">
              {manifest.homeUrl}
            </a>
          </p>
        )}
        {opening.error !== null && <FailureBox error={opening.error} />}
        <p>{t('credentials.agencia')}</p>
        {!hasWindows && <p className="field-hint">{t('settings.needsDesktop')}</p>}
        {hasWindows && (
          <div className="card-acts">
            <Button onClick={onAgencia}>{t('credentials.useAgencia')}</Button>
          </div>
        )}
        <CredentialsMail person={person} values={values} />
        <p className="field-hint">{t('credentials.never')}</p>
      </div>
    </details>
  );
}

const asked = ['name', 'document', 'birth', 'nationality', 'phone'] as const;

function CredentialsMail({ person, values }: Pick<CredentialsHelpProps, 'person' | 'values'>): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Partial<CredentialsData>>({});
  const data: CredentialsData = {
    name: person,
    document: values['documentNumber'] ?? '',
    birth: values['birthOn'] ?? '',
    nationality: values['nationality'] ?? '',
    phone: '',
    ...typed,
  };
  return (
    <section className="form">
      <h2>{t('credentials.mailTitle')}</h2>
      <p>{t('credentials.mailWords', { address: credentialsAddress })}</p>
      {asked.map((name) => (
        <Field
          key={name}
          label={t(`credentials.${name}`)}
          value={data[name]}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setTyped((before) => ({ ...before, [name]: event.target.value }))}
        />
      ))}
      <p className="original" lang="es">
        {credentialsText(data)}
      </p>
      <div className="card-acts">
        <a className="button button-plain" href={credentialsLink(data)} target="_blank" rel="noreferrer">
          {t('credentials.write')}
        </a>
        <CopyButton text={credentialsAddress} what={credentialsAddress} />
        <CopyButton
          text={`${credentialsSubject}\n\n${credentialsText(data)}`}
          what={t('credentials.copyText')}
        />
      </div>
    </section>
  );
}
