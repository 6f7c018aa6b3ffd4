// The form of a new account: whose it is, the mailbox with its server found by itself, a test, and only then the saving.
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, MailSettings } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import type { ManifestView } from '../../api/views.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { badFieldsOf } from './badFields.ts';
import { MethodFields } from './MethodFields.tsx';
import { PersonFields, type WhoseNotices } from './PersonFields.tsx';
import { ProviderHelp } from './ProviderHelp.tsx';
import { splitValues } from './splitValues.ts';

/** Fields that the mailbox's settings fill in; they are folded away while nothing is wrong with them. */
const serverNames = ['host', 'port', 'security', 'user'];

interface NewAccountFormProps {
  manifest: ManifestView;
  onAdded: (account: AccountView) => void;
}

export function NewAccountForm({ manifest, onAdded }: NewAccountFormProps): ReactNode {
  const { t } = useTranslation();
  const persons = useMethod('persons.list', {}).data ?? [];
  const [whose, setWhose] = useState<WhoseNotices>({ personId: null, personName: '' });
  const [values, setValues] = useState<Record<string, string>>({});
  const [found, setFound] = useState<MailSettings | null>(null);
  const method = manifest.signInMethods[0];
  const form = method?.fields ?? [];
  const isMail = form.some((field) => field.name === 'address');
  const hasServer = !isMail || found !== null;

  const discovering = useAct('accounts.discoverMail', {
    onSuccess: (settings) => {
      setFound(settings);
      const { host, port, security, user } = settings;
      setValues((before) => ({ ...before, host, port: String(port), security, user }));
    },
  });
  const testing = useAct('accounts.test');
  const adding = useAct('accounts.add', { onSuccess: onAdded });

  const change = (name: string, value: string): void => {
    testing.reset();
    adding.reset();
    setValues((before) => ({ ...before, [name]: value }));
    if (name === 'address') setFound(null);
  };
  const label = values.address ?? manifest.name;
  const asked = {
    portal: manifest.id,
    method: method?.id ?? '',
    label,
    personId: whose.personId,
    personName: whose.personName,
    ...splitValues(form, values),
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!hasServer) discovering.mutate({ address: (values.address ?? '').trim() });
    else if (testing.data === undefined) testing.mutate(asked);
    else adding.mutate(asked);
  };
  const error = discovering.error ?? testing.error ?? adding.error;
  const bad = error === null ? {} : badFieldsOf(error.failure, form);
  const isBusy = discovering.isPending || testing.isPending || adding.isPending;
  const needsOauth = found?.signIn === 'oauthNeeded';
  const part = (isServer: boolean) =>
    form.filter((field) => serverNames.includes(field.name) === isServer && field.name !== 'address');
  const step = !hasServer ? 'find' : testing.data === undefined ? 'test' : 'add';

  return (
    <form className="card form" onSubmit={submit} aria-label={manifest.name}>
      <PersonFields persons={persons} whose={whose} onChange={setWhose} />
      <MethodFields
        fields={form.filter((field) => field.name === 'address')}
        values={values}
        bad={bad}
        onChange={change}
      />
      {found !== null && <ProviderHelp settings={found} />}
      {hasServer && !needsOauth && (
        <>
          <MethodFields fields={part(false)} values={values} bad={bad} onChange={change} />
          {isMail && (
            <details
              className="server"
              open={found?.source === 'guess' || part(true).some(({ name }) => name in bad)}
            >
              <summary>{t('addAccount.server')}</summary>
              <div className="form">
                {found !== null && <p className="field-hint">{t(`addAccount.source.${found.source}`)}</p>}
                <MethodFields fields={part(true)} values={values} bad={bad} onChange={change} />
              </div>
            </details>
          )}
        </>
      )}
      {error !== null && <FailureBox error={error} />}
      {testing.data !== undefined && adding.error === null && (
        <NoticeBox tone="good" isLive title={t('addAccount.tested')}>
          <p>{t('addAccount.testedAs', { subject: testing.data.name ?? testing.data.subject })}</p>
        </NoticeBox>
      )}
      {!needsOauth && (
        <div className="card-acts">
          <Button type="submit" look="primary" disabled={isBusy}>
            {t(isBusy ? `addAccount.busy.${step}` : `addAccount.do.${step}`)}
          </Button>
        </div>
      )}
      <p className="field-hint">{t('addAccount.promise')}</p>
    </form>
  );
}
