// The gate before an opening with effect: what it does is read first, then one notice is opened by a deliberate act.
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { failureIn } from '../../api/callMethod.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { WhatIf } from '../deadlines/WhatIf.tsx';
import { GateForm } from './GateForm.tsx';
import { type GateWords, gateWords } from './gateWords.ts';
import { LightGate } from './LightGate.tsx';
import { OpeningProgress } from './OpeningProgress.tsx';
import { PortalState } from './PortalState.tsx';
import './gate.css';

interface OpeningGateProps {
  notice: NoticeDetail;
  onSnooze: (until: string | null) => void;
  /** It is open and its documents are here. */
  onOpened: () => void;
}

export function OpeningGate({ notice, onSnooze, onOpened }: OpeningGateProps): ReactNode {
  const { t } = useTranslation();
  const portals = useMethod('portals.list', {}).data;
  const account = useMethod('accounts.list', {}).data?.find(({ id }) => id === notice.accountId);
  const opening = useAct('notices.open', {
    onSuccess: ({ result }) => {
      if (result === 'done') onOpened();
    },
  });
  const planning = useAct('notices.planOpening', {
    // Asked and allowed before for this account: the press itself was the act for this one communication.
    onSuccess: ({ planId, isAsked }) => {
      if (!isAsked) opening.mutate({ planId, typed: '' });
    },
  });
  const ability = portals?.find((portal) => portal.id === notice.portal)?.abilities.openingHasLegalEffect
    .value;
  const mayHaveEffect = notice.legalEffectOnOpen ?? (ability !== undefined && ability !== false);
  const words = gateWords(notice, portals);
  if (opening.data !== undefined) return <Outcome result={opening.data.result} words={words} />;
  const isPending = notice.state === 'pending' || notice.state === 'unknown';
  if (!isPending) return <PortalState notice={notice} words={words} />;
  if (!mayHaveEffect && !(words === 'light' && ability === true)) return null;
  const plan = planning.data;
  const read = (): void => {
    opening.reset();
    planning.mutate({ id: notice.id });
  };
  const close = (): void => {
    if (opening.isPending) return;
    planning.reset();
    opening.reset();
  };
  const open = (typed: string): void => {
    if (plan !== undefined) opening.mutate({ planId: plan.planId, typed });
  };
  const isReading = plan?.isAsked === false && opening.isPending;
  const isAskedNoMore = words === 'light' && account?.mayReadCommunications === true;
  // A plan serves one opening: after any failure but a slip of the keys it has to be read anew.
  const failure = opening.error === null ? null : failureIn(opening.error);
  const isSpent = failure !== null && failure.details['reason'] !== 'typedOther';
  return (
    <NoticeBox
      tone="warn"
      title={t('opening.title')}
      actions={
        isReading ? (
          <OpeningProgress />
        ) : (
          <Button disabled={planning.isPending} onClick={read}>
            {t(
              planning.isPending
                ? 'opening.reading'
                : isAskedNoMore
                  ? 'opening.doLight'
                  : `opening.read.${words}`,
            )}
          </Button>
        )
      }
    >
      <p>{t(`opening.words.${words}`)}</p>
      {words === 'full' && <WhatIf notice={notice} />}
      <Modal
        title={t(`opening.dialog.${words}`)}
        isOpen={plan?.isAsked === true || planning.error !== null || opening.error !== null}
        onClose={close}
      >
        {planning.error !== null && <FailureBox error={planning.error} onRetry={read} />}
        {isSpent && (
          <div className="gate">
            <FailureBox error={opening.error} />
            <div className="modal-actions">
              <Button onClick={close}>{t('common.close')}</Button>
              <Button look="primary" disabled={planning.isPending} onClick={read}>
                {t('opening.readAgain')}
              </Button>
            </div>
          </div>
        )}
        {plan?.isAsked === true &&
          !isSpent &&
          (plan.isLegalAct ? (
            <GateForm
              notice={notice}
              plan={plan}
              words={words}
              error={opening.error}
              isBusy={opening.isPending}
              onOpen={open}
              onSnooze={(until) => {
                close();
                onSnooze(until);
              }}
            />
          ) : (
            <LightGate plan={plan} isBusy={opening.isPending} onOpen={open} onCancel={close} />
          ))}
      </Modal>
    </NoticeBox>
  );
}

interface OutcomeProps {
  result: 'done' | 'documentsPending' | 'outcomeUnknown';
  words: GateWords;
}

/** The button that had the focus is gone: the answer takes it, so that it is read aloud and the keys go on from here. */
function Outcome({ result, words }: OutcomeProps): ReactNode {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  const told =
    result === 'outcomeUnknown'
      ? result
      : (`${result}${words === 'light' ? 'Light' : words === 'perhaps' ? 'Perhaps' : ''}` as const);
  return (
    <div ref={place} tabIndex={-1} className="gate-outcome">
      <NoticeBox
        tone={result === 'outcomeUnknown' ? 'warn' : 'good'}
        isLive
        title={t(`opening.results.${told}.title`)}
      >
        <p>{t(`opening.results.${told}.words`)}</p>
      </NoticeBox>
    </div>
  );
}
