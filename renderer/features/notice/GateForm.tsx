// The full form of the gate: whom it concerns, what opening starts and on which article, the portal's text, then the typed act.
import { AlarmClock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail, OpeningPlan } from '../../../main/contract/views.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useFormat } from '../../text/useFormat.ts';
import { useWhoseNotice } from '../../text/useWhoseNotice.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Field } from '../../ui/Field.tsx';
import { HoldButton } from '../../ui/HoldButton.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { WhatIf } from '../deadlines/WhatIf.tsx';
import { SnoozeMenu } from '../inbox/SnoozeMenu.tsx';
import type { GateWords } from './gateWords.ts';
import { OpeningProgress } from './OpeningProgress.tsx';
import { RemindOn } from './RemindOn.tsx';

interface GateFormProps {
  notice: NoticeDetail;
  plan: OpeningPlan;
  words: GateWords;
  error: unknown;
  isBusy: boolean;
  onOpen: (typed: string) => void;
  onSnooze: (until: string | null) => void;
}

export function GateForm({ notice, plan, words, error, isBusy, onOpen, onSnooze }: GateFormProps): ReactNode {
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
        if (!isBusy) onOpen(typed);
      }}
    >
      <GateFacts notice={notice} mayExpire={words === 'full'} />
      <section>
        <h3>{t('opening.legal')}</h3>
        <ul className="reasons">
          {plan.effects.map(({ code, basis }) => (
            <li key={code}>
              {effectWords(code)}
              {basis !== '' && (
                <>
                  {' '}
                  <span className="field-hint" lang="es">
                    ({basis})
                  </span>
                </>
              )}
            </li>
          ))}
        </ul>
      </section>
      {words === 'full' && <WhatIf notice={notice} />}
      <NoticeBox tone="plain" title={t('opening.lawyer.title')}>
        <p>{t(words === 'full' ? 'opening.lawyer.words' : 'opening.lawyer.perhaps')}</p>
        <div className="box-actions">
          <SnoozeMenu
            rows={[{ ...notice, dueOn: notice.dueOn ?? notice.expiresOn }]}
            label={t('opening.remind')}
            className="button button-plain"
            onSnooze={onSnooze}
          >
            <AlarmClock size={16} aria-hidden />
            <span>{t('opening.remind')}</span>
          </SnoozeMenu>
          <RemindOn row={{ ...notice, dueOn: notice.dueOn ?? notice.expiresOn }} onSnooze={onSnooze} />
        </div>
      </NoticeBox>
      <section>
        <h3>{t('opening.portalSays')}</h3>
        {plan.legalText === null ? (
          <p>{t('opening.noLegalText')}</p>
        ) : (
          <p className="original" lang="es">
            {plan.legalText}
          </p>
        )}
      </section>
      {error !== null && <FailureBox error={error} />}
      {isBusy ? (
        <OpeningProgress />
      ) : (
        <>
          <Field
            label={t('opening.type', { count, identifier: plan.identifier })}
            hint={t('opening.typeHint')}
            value={typed}
            maxLength={20}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
          <div className="modal-actions">
            <Button type="submit" look="danger" disabled={typed.trim().length !== count}>
              {t('opening.do')}
            </Button>
          </div>
          <HoldButton
            label={t('opening.hold')}
            holding={t('opening.holding')}
            hint={t('opening.holdHint')}
            onHeld={() => onOpen(plan.identifier.slice(-count))}
          />
        </>
      )}
    </form>
  );
}

/** Only where an unopened notice counts as rejected does it expire by itself. */
function GateFacts({ notice, mayExpire }: { notice: NoticeDetail; mayExpire: boolean }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const whose = useWhoseNotice();
  const account = useMethod('accounts.list', {}).data?.find(({ id }) => id === notice.accountId);
  const openBy = notice.deadlines.find((deadline) => deadline.what === 'open');
  const on = openBy?.on ?? notice.expiresOn;
  const isDerived = openBy?.certainty === 'derived';
  const expires =
    on === null
      ? t('opening.expiresUnknown')
      : `${format.dayLong(on)}${isDerived ? ` (${t('opening.expiresDerived')})` : ''}`;
  const facts = [
    ['person', whose(notice)],
    ['signedInAs', account?.subject ?? null],
    ['issuer', notice.issuer],
    ['concept', notice.title],
    ['caseNumber', notice.caseNumber],
    ['expiresByItself', mayExpire ? expires : null],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt>{t(`facts.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
