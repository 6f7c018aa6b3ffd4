// One portal of the first steps: what is needed and promised, then its sign-in, its first check and what that found.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, HostView } from '../../../main/contract/views.ts';
import type { PortalId } from '../../../main/model/portal.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { FirstCheck } from '../addAccount/FirstCheck.tsx';
import { NewAccountForm } from '../addAccount/NewAccountForm.tsx';
import '../accounts/accounts.css';
import '../addAccount/addAccount.css';
import { WithoutStep } from './WithoutStep.tsx';

interface PortalStepProps {
  about: HostView;
  portal: PortalId;
  number: number;
  total: number;
  personName: string;
  /** The portal after this one. */
  next: PortalId | undefined;
  go: (step: Move) => void;
  onBack: () => void;
  onNext: () => void;
}

/** The words; the form of this portal; the way without a certificate; the form of the mailbox on that way; the first check. */
type Part = 'words' | 'signIn' | 'without' | 'mailbox' | { added: AccountView };

export function PortalStep(props: PortalStepProps): ReactNode {
  const { about, portal, number, total, personName, next, go, onBack, onNext } = props;
  const { t } = useTranslation();
  const [part, setPart] = useState<Part>('words');
  const head = useRef<HTMLHeadingElement>(null);
  const shown = useRef(part);
  useEffect(() => {
    if (shown.current !== part) head.current?.focus();
    shown.current = part;
  }, [part]);
  const manifests = useMethod('portals.list', {}).data ?? [];
  const accounts = useMethod('accounts.list', {}).data ?? [];
  const own = accounts.filter((account) => account.portal === portal);
  const manifest = manifests.find(({ id }) => id === (part === 'mailbox' ? 'chile' : portal));
  const hasCertificate = portal === 'dehu' || portal === 'sede';
  const onward = (
    <Button look="primary" onClick={onNext}>
      {next === undefined
        ? t('welcome.portal.toEnd')
        : t('welcome.portal.nextPortal', { portal: t(`portalNames.${next}`) })}
    </Button>
  );
  return (
    <>
      <p className="welcome-count">{t('welcome.portal.count', { number, total })}</p>
      <h2 ref={head} tabIndex={-1}>
        {t(part === 'without' ? 'welcome.without.title' : `portalNames.${manifest?.id ?? portal}`)}
      </h2>
      {part === 'words' && (
        <>
          <p className="screen-lead">{t(`welcome.portals.${portal}.what`)}</p>
          <dl className="welcome-words">
            {(['need', 'find', 'will', 'never'] as const).map((name) => (
              <div key={name} data-part={name}>
                <dt>{t(`welcome.portal.${name}`)}</dt>
                <dd>{t(`welcome.portals.${portal}.${name}`)}</dd>
              </div>
            ))}
          </dl>
          {own.length > 0 && (
            <NoticeBox
              tone="good"
              title={t('welcome.portal.already', { labels: own.map(({ label }) => label).join(', ') })}
            />
          )}
          <div className="card-acts">
            {own.length > 0 && onward}
            <Button look={own.length > 0 ? 'plain' : 'primary'} onClick={() => setPart('signIn')}>
              {t(own.length > 0 ? 'welcome.portal.another' : 'welcome.portal.signIn')}
            </Button>
            {hasCertificate && own.length === 0 && (
              <Button onClick={() => setPart('without')}>{t('welcome.without.open')}</Button>
            )}
            {own.length === 0 && (
              <Button look="quiet" onClick={onNext}>
                {t('welcome.portal.skip')}
              </Button>
            )}
            <Button look="quiet" onClick={onBack}>
              {t('welcome.back')}
            </Button>
          </div>
        </>
      )}
      {part === 'without' && (
        <WithoutStep
          about={about}
          go={go}
          onward={onward}
          onMailbox={() => setPart('mailbox')}
          onSignIn={() => setPart('signIn')}
          onBack={() => setPart('words')}
        />
      )}
      {(part === 'signIn' || part === 'mailbox') && manifest !== undefined && (
        <>
          <NewAccountForm
            key={manifest.id}
            manifest={manifest}
            personName={personName}
            onAdded={(added) => setPart({ added })}
          />
          <div className="card-acts">
            <Button look="quiet" onClick={() => setPart(part === 'mailbox' ? 'without' : 'words')}>
              {t(part === 'mailbox' ? 'welcome.back' : 'welcome.portal.backToWords')}
            </Button>
            <Button look="quiet" onClick={onNext}>
              {t('welcome.portal.skip')}
            </Button>
          </div>
        </>
      )}
      {typeof part === 'object' && <FirstCheck account={part.added} go={go} onward={onward} />}
    </>
  );
}
