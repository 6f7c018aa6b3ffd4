// The one next step of a case in words, with the way to what it stands on.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NextStepView } from '../../../main/contract/caseViews.ts';
import type { Move } from '../../shell/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { NoticeBox, type Tone } from '../../ui/NoticeBox.tsx';
import { toneOf, useStepWords } from './caseWords.ts';
import { useCaseAct } from './useCaseAct.ts';

const boxTone: Record<ReturnType<typeof toneOf>, Tone> = {
  danger: 'danger',
  warn: 'warn',
  accent: 'plain',
  plain: 'plain',
};

interface NextStepBoxProps {
  caseId: string;
  step: NextStepView | null;
  now: Date;
  go: (step: Move) => void;
}

export function NextStepBox({ caseId, step, now, go }: NextStepBoxProps): ReactNode {
  const { t } = useTranslation();
  const words = useStepWords();
  const saving = useCaseAct('cases.save', t('cases.decisionNoted'));
  if (step === null) return <NoticeBox tone="good" title={t('cases.nothingNow')} />;
  const { noticeId, code, decision } = step;
  const hint =
    code === 'goOn' || code === 'wait'
      ? t(`cases.stepHint.${code}`)
      : step.certainty === 'derived' && code !== 'checkStatus'
        ? t('cases.stepHint.derived')
        : null;
  return (
    <NoticeBox
      tone={boxTone[toneOf(step, now)]}
      title={words(step)}
      actions={
        noticeId === null ? (
          decision !== undefined && (
            <Button
              disabled={saving.isPending}
              onClick={() => saving.mutate({ id: caseId, details: { decisionDone: decision } })}
            >
              {t('cases.decisionDone')}
            </Button>
          )
        ) : (
          <Button onClick={() => go({ to: 'requested', id: noticeId })}>{t('cases.openNotice')}</Button>
        )
      }
    >
      {hint !== null && <p>{hint}</p>}
      {step.basis !== undefined && <p className="field-hint">{step.basis.replace(/^[^:,]*[:,]\s*/, '')}</p>}
    </NoticeBox>
  );
}
