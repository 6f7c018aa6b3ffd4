// Signing in again: the form of the account's method with what the portal refused marked.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../main/contract/views.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import type { ManifestView } from '../../api/views.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { badFieldsOf } from '../addAccount/badFields.ts';
import type { CertificateFile } from '../addAccount/CertificateField.tsx';
import { MethodChoice } from '../addAccount/MethodChoice.tsx';
import { MethodFields } from '../addAccount/MethodFields.tsx';
import { splitValues } from '../addAccount/splitValues.ts';
import { MailSignInStep } from '../mailSignIn/MailSignInStep.tsx';

interface SignInFormProps {
  account: AccountView;
  manifest: ManifestView;
  onDone: () => void;
}

/** A mailbox belongs to its provider's way to sign in; a portal takes a certificate of a file as well as one of the store. */
const mayChange = ({ signInMethods }: ManifestView): boolean =>
  signInMethods.some(({ fields }) => fields.some(({ kind }) => kind === 'storeCertificate'));

export function SignInForm({ account, manifest, onDone }: SignInFormProps): ReactNode {
  const { t } = useTranslation();
  const [methodId, setMethodId] = useState(account.method);
  const method = manifest.signInMethods.find(({ id }) => id === methodId);
  const fields = method?.fields ?? [];
  const isOther = methodId !== account.method;
  const [values, setValues] = useState<Record<string, string>>(account.fields);
  const [certificate, setCertificate] = useState<CertificateFile | null>(null);
  const [signInId, setSignInId] = useState<string | null>(null);
  const isGrant = fields.some(({ kind }) => kind === 'grant');
  const provider = account.fields['provider'] === 'google' ? 'google' : 'microsoft';
  const signing = useAct('accounts.signIn', { onSuccess: onDone });
  const failure = signing.error?.failure ?? account.parkedFor;
  return (
    <form
      className="form"
      aria-label={t('alerts.solve.signIn')}
      onSubmit={(event) => {
        event.preventDefault();
        signing.mutate({
          id: account.id,
          ...(isOther ? { method: methodId } : {}),
          ...splitValues(fields, values),
          certificate,
        });
      }}
    >
      {signing.error !== null && <FailureBox error={signing.error} />}
      <MethodChoice
        methods={mayChange(manifest) ? manifest.signInMethods : []}
        chosen={method}
        onChoose={(id) => {
          signing.reset();
          setMethodId(id);
          setCertificate(null);
          setValues(id === account.method ? account.fields : {});
        }}
      />
      {isGrant && (
        <MailSignInStep
          provider={provider}
          address={account.fields['address'] ?? ''}
          grantedId={signInId}
          onGranted={setSignInId}
        />
      )}
      <MethodFields
        portal={manifest.id}
        fields={isGrant ? [] : fields}
        values={values}
        bad={failure === null ? {} : badFieldsOf(failure, fields)}
        certificate={certificate}
        onCertificate={setCertificate}
        isKept={!isOther}
        onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
      />
      <div className="card-acts">
        <Button type="submit" look="primary" disabled={signing.isPending || (isGrant && signInId === null)}>
          {t(signing.isPending ? 'addAccount.testing' : 'accounts.signIn')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
