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
import { MethodFields } from '../addAccount/MethodFields.tsx';
import { splitValues } from '../addAccount/splitValues.ts';

interface SignInFormProps {
  account: AccountView;
  manifest: ManifestView;
  onDone: () => void;
}

export function SignInForm({ account, manifest, onDone }: SignInFormProps): ReactNode {
  const { t } = useTranslation();
  const fields = manifest.signInMethods.find((method) => method.id === account.method)?.fields ?? [];
  const [values, setValues] = useState<Record<string, string>>(account.fields);
  const [certificate, setCertificate] = useState<CertificateFile | null>(null);
  const signing = useAct('accounts.signIn', { onSuccess: onDone });
  const failure = signing.error?.failure ?? account.parkedFor;
  return (
    <form
      className="form"
      aria-label={t('accounts.solve.signIn')}
      onSubmit={(event) => {
        event.preventDefault();
        signing.mutate({ id: account.id, ...splitValues(fields, values), certificate });
      }}
    >
      {signing.error !== null && <FailureBox error={signing.error} />}
      <MethodFields
        portal={manifest.id}
        fields={fields}
        values={values}
        bad={failure === null ? {} : badFieldsOf(failure, fields)}
        certificate={certificate}
        onCertificate={setCertificate}
        isKept
        onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
      />
      <div className="card-acts">
        <Button type="submit" look="primary" disabled={signing.isPending}>
          {t(signing.isPending ? 'addAccount.testing' : 'accounts.signIn')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
