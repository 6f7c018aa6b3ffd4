// The mailbox's server, which was found by itself: folded away while nothing is wrong with it.
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailSettings } from '../../../main/contract/views.ts';
import { MethodFields } from './MethodFields.tsx';

interface MailServerProps extends Omit<ComponentProps<typeof MethodFields>, 'certificate' | 'onCertificate'> {
  /** Null: nothing was found, it is told by hand. */
  found: MailSettings | null;
}

export function MailServer({ found, ...fields }: MailServerProps): ReactNode {
  const { t } = useTranslation();
  const isWrong = fields.fields.some(({ name }) => name in fields.bad);
  return (
    <details className="server" open={found?.source === 'guess' || isWrong}>
      <summary>{t('addAccount.server')}</summary>
      <div className="form">
        {found !== null && <p className="field-hint">{t(`addAccount.source.${found.source}`)}</p>}
        <MethodFields {...fields} />
      </div>
    </details>
  );
}
