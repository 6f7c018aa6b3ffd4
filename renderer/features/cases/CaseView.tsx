// One case: what to do next, its numbers, what it owes, and everything that happened, oldest first.
import { ArrowLeft, Printer } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../main/contract/caseViews.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import type { PersonView } from '../../api/views.ts';
import type { Move } from '../../shell/navigation.ts';
import { useFormat } from '../../text/useFormat.ts';
import { IconButton } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Later } from '../../ui/Later.tsx';
import { StatusCard } from '../status/StatusCard.tsx';
import { CaseActions } from './CaseActions.tsx';
import { useCaseAge, useCaseName } from './caseWords.ts';
import { NextStepBox } from './NextStepBox.tsx';
import { Payments } from './Payments.tsx';
import { Timeline } from './Timeline.tsx';

interface CaseViewProps {
  id: string;
  persons: PersonView[];
  now: Date;
  go: (step: Move) => void;
}

export function CaseView({ id, persons, now, go }: CaseViewProps): ReactNode {
  const { t } = useTranslation();
  const reading = useMethod('cases.get', { id });
  const back = (
    <span className="cases-back">
      <IconButton icon={ArrowLeft} label={t('cases.back')} onClick={() => go({ to: 'case', id: null })} />
    </span>
  );
  if (reading.error !== null)
    return (
      <div className="case">
        {back}
        <FailureBox error={reading.error} onRetry={() => void reading.refetch()} />
      </div>
    );
  if (reading.data === undefined)
    return (
      <Later>
        <p className="case" role="status">
          {t('cases.loading')}
        </p>
      </Later>
    );
  return <Case known={reading.data} persons={persons} now={now} go={go} back={back} />;
}

interface CaseProps extends Omit<CaseViewProps, 'id'> {
  known: CaseDetail;
  back: ReactNode;
}

function Case({ known, persons, now, go, back }: CaseProps): ReactNode {
  const { t } = useTranslation();
  const nameOf = useCaseName();
  const ageOf = useCaseAge(now);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  const person = persons.find(({ id }) => id === known.personId)?.name ?? '';
  return (
    <article className="case">
      <header className="case-head">
        {back}
        <div>
          <h1 ref={head} tabIndex={-1}>
            <bdi>{nameOf(known)}</bdi>
          </h1>
          <p className="field-hint">
            {[person, t(`countries.${known.country}`), ageOf(known)].filter(Boolean).join(' · ')}
          </p>
        </div>
        <IconButton icon={Printer} label={t('help.print')} onClick={() => window.print()} />
      </header>
      <NextStepBox caseId={known.id} step={known.nextStep} now={now} go={go} />
      <StatusLine known={known} />
      {known.country === 'ES' && <StatusCard caseId={known.id} />}
      <CaseActions known={known} persons={persons} go={go} />
      {known.numbers.length > 0 && (
        <section>
          <h2>{t('cases.numbers')}</h2>
          <ul className="case-numbers">
            {known.numbers.map((number) => (
              <li key={number}>
                <bdi className="fact-code">{number}</bdi>
                <CopyButton text={number} what={t('cases.numbers')} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Payments known={known} go={go} />
      <Timeline known={known} go={go} />
    </article>
  );
}

/** How it stands with the authority, when it was last looked up, and the place on a waiting list. */
function StatusLine({ known }: { known: CaseDetail }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { status, waiting } = known;
  const isAsked = known.country === 'ES';
  const since = waiting?.joinedOn;
  if (status === null && !isAsked && waiting === null) return null;
  return (
    <div className="case-status">
      {(status !== null || isAsked) && (
        <p>
          {status ? t(`cases.statuses.${status.status}`) : t('cases.neverChecked')}
          {status && <span className="field-hint"> “{status.raw}”</span>}
        </p>
      )}
      {known.lastCheckAt !== null && (
        <p className="field-hint">
          {t('cases.lastCheck', { when: format.instant(known.lastCheckAt) })}
          {known.nextCheckOn !== null && ` · ${t('cases.nextCheck', { day: format.day(known.nextCheckOn) })}`}
        </p>
      )}
      {waiting && (
        <p>
          {t('cases.waiting')}: {t(`cases.waitingStates.${waiting.state}`)}
          {since && ` · ${t('cases.since', { day: format.day(since) })}`}
          {waiting.procedure && ` · ${waiting.procedure}`}
          {waiting.office && ` · ${waiting.office}`}
        </p>
      )}
    </div>
  );
}
