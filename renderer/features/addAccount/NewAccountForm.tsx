// The form of a new account: whose it is, the mailbox with its server found by itself, a test, and only then the saving.
import { type FormEvent, type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, MailSettings } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import type { ManifestView } from '../../api/views.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { MailSignInStep } from '../mailSignIn/MailSignInStep.tsx';
import { MailWayChoice } from '../mailSignIn/MailWayChoice.tsx';
import { grantMethod, providerOf } from '../mailSignIn/providerOf.ts';
import { CredentialsHelp } from '../peru/CredentialsHelp.tsx';
import { badFieldsOf } from './badFields.ts';
import type { CertificateFile } from './CertificateField.tsx';
import { MailServer } from './MailServer.tsx';
import { MethodChoice } from './MethodChoice.tsx';
import { MethodFields } from './MethodFields.tsx';
import { PersonFields, type WhoseNotices } from './PersonFields.tsx';
import { ProviderHelp } from './ProviderHelp.tsx';
import { splitValues } from './splitValues.ts';
import { Tested } from './Tested.tsx';
import { WithoutCertificate } from './WithoutCertificate.tsx';

/** Fields that the mailbox's settings fill in; they are folded away while nothing is wrong with them. */
const serverNames = ['host', 'port', 'security', 'user', 'provider'];

interface NewAccountFormProps {
  manifest: ManifestView;
  /** Whom it concerns, where that was said before. */
  personName?: string;
  onAdded: (account: AccountView) => void;
}

export function NewAccountForm({ manifest, personName = '', onAdded }: NewAccountFormProps): ReactNode {
  const { t } = useTranslation();
  const persons = useMethod('persons.list', {}).data ?? [];
  const [told, setWhose] = useState<WhoseNotices | null>(null);
  const known = persons.find(({ name }) => personName !== '' && name === personName);
  const whose = told ?? { personId: known?.id ?? null, personName: known === undefined ? personName : '' };
  const [values, setValues] = useState<Record<string, string>>({});
  const [certificate, setCertificate] = useState<CertificateFile | null>(null);
  const [found, setFound] = useState<MailSettings | null>(null);
  const [methodId, setMethodId] = useState<string | null>(null);
  const [signInId, setSignInId] = useState<string | null>(null);
  const method = manifest.signInMethods.find(({ id }) => id === methodId) ?? manifest.signInMethods[0];
  const form = method?.fields ?? [];
  const isMail = form.some((field) => field.name === 'address');
  const isFile = form.some((field) => field.kind === 'certificate');
  const isCertificate = isFile || form.some((field) => field.kind === 'storeCertificate');
  const hasServer = !isMail || found !== null;
  const isGrant = method?.id === grantMethod;
  const provider = found && providerOf(found);

  const discovering = useAct('accounts.discoverMail', {
    onSuccess: (settings) => {
      setFound(settings);
      const { host, port, security, user } = settings;
      const page = providerOf(settings);
      setMethodId(page !== null && settings.signIn === 'oauthNeeded' ? grantMethod : null);
      setValues((before) => ({
        ...before,
        host,
        port: String(port),
        security,
        user,
        ...(page === null ? {} : { provider: page }),
      }));
    },
  });
  const testing = useAct('accounts.test');
  const adding = useAct('accounts.add', { onSuccess: onAdded });

  const forget = (): void => {
    testing.reset();
    adding.reset();
  };
  const change = (name: string, value: string): void => {
    forget();
    setValues((before) => ({ ...before, [name]: value }));
    if (name === 'address') {
      setFound(null);
      setSignInId(null);
    }
  };
  const person = persons.find(({ id }) => id === whose.personId)?.name ?? whose.personName.trim();
  const label = values.address ?? `${t(`portalNames.${manifest.id}`)} · ${person}`;
  const asked = {
    portal: manifest.id,
    method: method?.id ?? '',
    label,
    personId: whose.personId,
    personName: whose.personName,
    ...splitValues(form, values),
    certificate,
    signInId: isGrant ? signInId : null,
  };
  // A sign-in by hand is the test itself: nobody types a code twice.
  const isByHand = method?.needsWindow === true;
  // Who a certificate or a password of a portal belongs to is looked at before anything is saved; a mailbox is known by its address,
  // so that the core's own test before saving is enough. Who wants to test alone can.
  const isTestFirst = !isByHand && !isMail;
  const test = (): void => {
    adding.reset();
    testing.mutate(asked);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!hasServer) discovering.mutate({ address: (values.address ?? '').trim() });
    else if (step === 'test') test();
    else {
      if (testing.error !== null) testing.reset();
      adding.mutate(asked);
    }
  };
  const error = discovering.error ?? testing.error ?? adding.error;
  const bad = error === null ? {} : badFieldsOf(error.failure, form);
  const isBusy = discovering.isPending || testing.isPending || adding.isPending;
  const granted = useCallback((id: string | null): void => setSignInId(id), []);
  const promise = isCertificate
    ? 'promiseCertificate'
    : isByHand
      ? 'promiseByHand'
      : isGrant
        ? 'promiseGrant'
        : isMail
          ? 'promise'
          : 'promisePortal';
  const needsOauth = found?.signIn === 'oauthNeeded' && provider === null;
  const canGoOn = !needsOauth && !(hasServer && isGrant && signInId === null);
  const part = (isServer: boolean) =>
    form.filter(({ name }) => (isMail && serverNames.includes(name)) === isServer && name !== 'address');
  const isTested = testing.data !== undefined;
  const step = !hasServer
    ? 'find'
    : testing.isPending || (isTestFirst && !isTested)
      ? 'test'
      : isMail && !isTested
        ? 'testAndAdd'
        : isByHand
          ? 'byHand'
          : 'add';

  return (
    <form className="card form" onSubmit={submit} aria-label={t(`portalNames.${manifest.id}`)}>
      <PersonFields persons={persons} whose={whose} onChange={setWhose} />
      <MethodChoice
        methods={isMail ? [] : manifest.signInMethods}
        chosen={method}
        onChoose={(id) => {
          forget();
          setMethodId(id);
          setCertificate(null);
          setValues({});
        }}
      />
      <MethodFields
        portal={manifest.id}
        fields={form.filter((field) => field.name === 'address')}
        values={values}
        bad={bad}
        onChange={change}
      />
      {found?.signIn === 'appPassword' && provider !== null && (
        <MailWayChoice
          ways={manifest.signInMethods.map(({ id }) => id)}
          chosen={method?.id ?? ''}
          onChoose={(id) => {
            forget();
            setMethodId(id);
          }}
        />
      )}
      {found !== null && !isGrant && <ProviderHelp settings={found} />}
      {isGrant && provider !== null && (
        <MailSignInStep
          provider={provider}
          address={(values.address ?? '').trim()}
          grantedId={signInId}
          onGranted={granted}
        />
      )}
      {hasServer && !needsOauth && (
        <>
          <MethodFields
            portal={manifest.id}
            fields={part(false)}
            values={values}
            bad={bad}
            onChange={change}
            certificate={certificate}
            onCertificate={(file) => {
              forget();
              setCertificate(file);
            }}
          />
          {isFile && <WithoutCertificate />}
          {manifest.id === 'peru' && (
            <CredentialsHelp
              manifest={manifest}
              person={person}
              values={values}
              onAgencia={() => {
                forget();
                setMethodId('agencia');
              }}
            />
          )}
          {isMail && (
            <MailServer
              found={found}
              portal={manifest.id}
              fields={part(true)}
              values={values}
              bad={bad}
              onChange={change}
            />
          )}
        </>
      )}
      {error !== null && <FailureBox error={error} />}
      {testing.data !== undefined && adding.error === null && (
        <Tested identity={testing.data} isCertificate={isCertificate} values={values} />
      )}
      {canGoOn && (
        <div className="card-acts">
          <Button type="submit" look="primary" disabled={isBusy}>
            {t(
              isBusy
                ? `addAccount.busy.${step}`
                : `addAccount.do.${step === 'test' && isCertificate ? 'testCertificate' : step}`,
            )}
          </Button>
          {step === 'testAndAdd' && (
            <Button
              disabled={isBusy}
              onClick={(event) => event.currentTarget.form?.reportValidity() && test()}
            >
              {t('addAccount.do.test')}
            </Button>
          )}
        </div>
      )}
      <p className="field-hint">{t(`addAccount.${promise}`)}</p>
    </form>
  );
}
