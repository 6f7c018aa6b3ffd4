// One account: state, last and next look, the one thing it needs, and rename, pause, check and remove.
import { Pause, PencilLine, Play, RefreshCw, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import type { ManifestView } from '../../api/views.ts';
import type { Move } from '../../shell/navigation.ts';
import { RunBar } from '../../shell/SyncIndicator.tsx';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { LookAtReading } from '../mapping/LookAtReading.tsx';
import { PersonMark } from '../people/PersonMark.tsx';
import { usePersonLooks } from '../people/usePersonLooks.ts';
import { AccountHealth } from './AccountHealth.tsx';
import { CertificateFacts } from './CertificateFacts.tsx';
import { CertificateNotice } from './CertificateNotice.tsx';
import { CommunicationsField } from './CommunicationsField.tsx';
import { certificateOf } from './certificate.ts';
import { LastRun, useLastRun } from './LastRun.tsx';
import { MailHealth } from './MailHealth.tsx';
import { NotUnderstood } from './NotUnderstood.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RenameForm } from './RenameForm.tsx';
import { ScheduleField } from './ScheduleField.tsx';
import { SignInForm } from './SignInForm.tsx';
import { SolveButton } from './SolveButton.tsx';
import { SourceFacts } from './SourceFacts.tsx';
import { solutionOf } from './solution.ts';
import { WhoseSignIn } from './WhoseSignIn.tsx';

interface AccountCardProps {
  account: AccountView;
  manifest: ManifestView | undefined;
  now: Date;
  go: (step: Move) => void;
}

export function AccountCard({ account, manifest, now, go }: AccountCardProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFailureWords();
  const [open, setOpen] = useState<'rename' | 'signIn' | 'remove' | null>(null);
  const pausing = useAct('accounts.pause');
  const checking = useAct('sync.now');
  const running = useMethod('sync.status', {}).data?.running.find((run) => run.accountId === account.id);
  const { parkedFor, state } = account;
  // A name of ours stands where the portal printed no number.
  const subject = account.subject?.startsWith('clave-') ? null : account.subject;
  const solution = parkedFor === null ? null : solutionOf(parkedFor.code, parkedFor.details);
  const certificate = certificateOf(account);
  const run = useLastRun(account.id);
  const { isMany, lookOf, nameOf } = usePersonLooks();
  // Files given by hand: nothing signs in, nothing is looked at.
  const isByHand = account.method === 'import';
  const check = (): void => checking.mutate({ accountId: account.id });
  return (
    <section className="card" aria-label={account.label}>
      <div className="card-head">
        <h2>
          <bdi>{account.label}</bdi>
        </h2>
        <AccountHealth account={account} isFailing={run.failed !== null} />
      </div>
      {parkedFor !== null && open !== 'signIn' && (
        <NoticeBox
          tone="danger"
          title={words(parkedFor).title}
          actions={
            solution !== 'lookAtReading' &&
            solution !== 'sayWhose' && (
              <SolveButton
                solution={solution ?? 'check'}
                accountId={account.id}
                homeUrl={manifest?.homeUrl ?? null}
                onForm={() => setOpen('signIn')}
                go={go}
              />
            )
          }
        >
          <p>{words(parkedFor).next}</p>
        </NoticeBox>
      )}
      <NotUnderstood account={account} homeUrl={manifest?.homeUrl ?? null} go={go} />
      <LookAtReading account={account} />
      <WhoseSignIn account={account} />
      {parkedFor === null && open !== 'signIn' && (
        <CertificateNotice account={account} now={now} onReplace={() => setOpen('signIn')} />
      )}
      {open === 'signIn' && manifest !== undefined && (
        <SignInForm account={account} manifest={manifest} onDone={() => setOpen(null)} />
      )}
      {account.portal === 'chile' && !isByHand && <MailHealth accountId={account.id} />}
      {running !== undefined && <RunBar seen={running.seen} total={running.total} />}
      <dl className="facts">
        {isMany && (
          <div>
            <dt>{t('accountHealth.whose')}</dt>
            <dd className="account-whose">
              <PersonMark look={lookOf(account.personId)} />
              <bdi>{nameOf(account.personId)}</bdi>
            </dd>
          </div>
        )}
        <Fact name={t('accounts.portal')} value={t(`portalNames.${account.portal}`)} />
        {subject !== null && <Fact name={t('accounts.subject')} value={subject} />}
        <Fact
          name={t('accounts.lastComplete')}
          value={
            account.lastCompleteListingAt === null
              ? t('accounts.neverComplete')
              : `${format.instant(account.lastCompleteListingAt)} (${format.fromNow(account.lastCompleteListingAt, now)})`
          }
        />
        {!isByHand && <LastRun run={run} />}
        <SourceFacts accountId={account.id} />
        <Fact
          name={t('accounts.nextCheck')}
          value={
            isByHand
              ? t('accountHealth.byHand')
              : state === 'active' && account.nextCheckAt !== null
                ? `${format.instant(account.nextCheckAt)} (${format.fromNow(account.nextCheckAt, now)})`
                : t(`accounts.noNext.${state}`)
          }
        />
      </dl>
      {certificate !== null && <CertificateFacts certificate={certificate} />}
      {account.mayReadCommunications === true && <CommunicationsField account={account} />}
      {!isByHand && <ScheduleField account={account} manifest={manifest} />}
      {checking.error !== null && <FailureBox error={checking.error} />}
      {pausing.error !== null && <FailureBox error={pausing.error} />}
      {open === 'rename' && <RenameForm account={account} onDone={() => setOpen(null)} />}
      <div className="card-acts">
        {!isByHand && (
          <>
            <Button icon={RefreshCw} disabled={running !== undefined} onClick={check}>
              {t('sync.checkNow')}
            </Button>
            <Button
              icon={state === 'paused' ? Play : Pause}
              disabled={pausing.isPending}
              onClick={() => pausing.mutate({ id: account.id, isPaused: state !== 'paused' })}
            >
              {t(state === 'paused' ? 'accounts.resume' : 'accounts.pause')}
            </Button>
          </>
        )}
        <Button icon={PencilLine} onClick={() => setOpen('rename')}>
          {t('accounts.rename')}
        </Button>
        {parkedFor === null && !isByHand && (
          <Button onClick={() => setOpen('signIn')}>{t('alerts.solve.signIn')}</Button>
        )}
        <Button look="danger" icon={Trash2} onClick={() => setOpen('remove')}>
          {t('accounts.remove')}
        </Button>
      </div>
      <RemoveDialog account={account} isOpen={open === 'remove'} onClose={() => setOpen(null)} />
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
