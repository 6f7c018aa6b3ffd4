// The gate before an opening with effect: what it does is read first, then one notice is opened by a typed confirmation.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail, OpeningPlan } from '../../../main/contract/views.ts';
import { useAct, useMethod } from '../../api/bridgeContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';

export function OpeningGate({ notice }: { notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  const portals = useMethod('portals.list', {}).data;
  const planning = useAct('notices.planOpening');
  const opening = useAct('notices.open');
  const ability = portals?.find((portal) => portal.id === notice.portal)?.abilities.openingHasLegalEffect
    .value;
  const mayHaveEffect = notice.legalEffectOnOpen ?? (ability !== undefined && ability !== false);
  if (opening.data !== undefined) {
    const { result } = opening.data;
    return (
      <NoticeBox tone={result === 'outcomeUnknown' ? 'warn' : 'good'} isLive>
        <p>{t(`opening.${result}`)}</p>
      </NoticeBox>
    );
  }
  if (!mayHaveEffect || (notice.state !== 'pending' && notice.state !== 'unknown')) return null;
  return (
    <NoticeBox
      tone="warn"
      title={t('opening.title')}
      actions={
        <Button disabled={planning.isPending} onClick={() => planning.mutate({ id: notice.id })}>
          {t('opening.read')}
        </Button>
      }
    >
      <p>{t('opening.words')}</p>
      <Modal
        title={t('opening.dialog')}
        isOpen={planning.data !== undefined || planning.error !== null}
        onClose={() => {
          planning.reset();
          opening.reset();
        }}
      >
        {planning.error !== null && <FailureBox error={planning.error} />}
        {planning.data !== undefined && (
          <Confirm
            plan={planning.data}
            error={opening.error}
            isBusy={opening.isPending}
            onOpen={(typed) => opening.mutate({ planId: planning.data.planId, typed })}
          />
        )}
      </Modal>
    </NoticeBox>
  );
}

interface ConfirmProps {
  plan: OpeningPlan;
  error: unknown;
  isBusy: boolean;
  onOpen: (typed: string) => void;
}

function Confirm({ plan, error, isBusy, onOpen }: ConfirmProps): ReactNode {
  const { t, i18n } = useTranslation();
  const [typed, setTyped] = useState('');
  const count = plan.charactersToType;
  const effectWords = (code: string): string => {
    const key = `opening.effects.${code}`;
    return i18n.exists(key) ? t(key as 'opening.effects.notifies') : code;
  };
  return (
    <form
      className="gate"
      onSubmit={(event) => {
        event.preventDefault();
        onOpen(typed);
      }}
    >
      <p className="box-title">{t(plan.isLegalAct ? 'opening.legal' : 'opening.notLegal')}</p>
      <ul className="reasons">
        {plan.effects.map(({ code, basis }) => (
          <li key={code}>
            {effectWords(code)} {basis !== '' && <span className="field-hint">({basis})</span>}
          </li>
        ))}
      </ul>
      {plan.legalText !== null && (
        <section>
          <h2>{t('opening.portalSays')}</h2>
          <p className="original" lang="es">
            {plan.legalText}
          </p>
        </section>
      )}
      {error !== null && <FailureBox error={error} />}
      <Field
        label={t('opening.type', { count, identifier: plan.identifier })}
        value={typed}
        maxLength={20}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="modal-actions">
        <Button type="submit" look="danger" disabled={isBusy || typed.trim().length !== count}>
          {t(isBusy ? 'opening.doing' : 'opening.do')}
        </Button>
      </div>
    </form>
  );
}
