// The step on the provider's own page: press, go on in the browser, come back. No password is typed here.
import { ExternalLink } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailProviderView } from '../../../main/contract/mailSignInViews.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { Button } from '../../ui/Button.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { ClientFields } from './ClientFields.tsx';
import { useMailSignIn } from './useMailSignIn.ts';

interface MailSignInStepProps {
  provider: MailProviderView;
  address: string;
  grantedId: string | null;
  onGranted: (id: string | null) => void;
}

export function MailSignInStep({ provider, address, grantedId, onGranted }: MailSignInStepProps): ReactNode {
  const { t } = useTranslation();
  const words = useFailureWords();
  const clients = useMethod('mailSignIn.clients', {});
  const [isShowingClient, setShowingClient] = useState(false);
  const progress = useMailSignIn(onGranted);
  const name = t(`mailSignIn.${provider}.name`);
  const client = clients.data?.find((one) => one.provider === provider);
  if (client === undefined) return null;
  if (client.clientId === null || isShowingClient) {
    return (
      <NoticeBox tone="plain" title={t('mailSignIn.client.needed', { provider: name })}>
        <p>{t('mailSignIn.client.why', { provider: name })}</p>
        <ClientFields
          client={client}
          onSaved={() => {
            setShowingClient(false);
            void clients.refetch();
          }}
        />
      </NoticeBox>
    );
  }
  if (grantedId !== null) {
    return (
      <NoticeBox tone="good" isLive title={t('mailSignIn.granted', { provider: name })}>
        <p>{t('mailSignIn.grantedHint')}</p>
      </NoticeBox>
    );
  }
  if (progress.signIn?.state === 'waiting') {
    return (
      <NoticeBox
        tone="plain"
        isLive
        title={t('mailSignIn.waiting', { provider: name })}
        actions={
          <>
            {progress.url !== null && (
              <a className="button button-primary" href={progress.url} target="_blank" rel="noreferrer">
                <ExternalLink size={16} aria-hidden />
                <span>{t('mailSignIn.openPage', { provider: name })}</span>
              </a>
            )}
            <Button onClick={progress.cancel}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{t('mailSignIn.waitingHint')}</p>
      </NoticeBox>
    );
  }
  const { failure } = progress;
  const reason = failure?.code === 'cancelled' ? failure.details['reason'] : null;
  return (
    <>
      {failure !== null && (
        <NoticeBox
          tone={failure.code === 'cancelled' ? 'plain' : 'danger'}
          isLive
          title={
            reason === 'refusedThere' || reason === 'tookTooLong' || reason === 'byPerson'
              ? t(`mailSignIn.ended.${reason}`)
              : words(failure).title
          }
        >
          {reason === null && <p>{words(failure).next}</p>}
        </NoticeBox>
      )}
      <p className="field-hint">{t('mailSignIn.before', { provider: name })}</p>
      <div className="card-acts">
        <Button
          look="primary"
          icon={ExternalLink}
          disabled={progress.isBeginning}
          onClick={() => progress.begin(provider, address)}
        >
          {t('mailSignIn.begin', { provider: name })}
        </Button>
        <Button look="quiet" onClick={() => setShowingClient(true)}>
          {t('mailSignIn.client.change')}
        </Button>
      </div>
    </>
  );
}
