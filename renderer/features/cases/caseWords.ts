// Says what a case is called, what its next step is and where an entry stands, in the language on screen.
import { useTranslation } from 'react-i18next';
import type { CaseRowView, NextStepView } from '../../../main/contract/caseViews.ts';
import { daysBetween } from '../../text/format.ts';
import { useFormat } from '../../text/useFormat.ts';

type Named = Pick<CaseRowView, 'title' | 'numbers'>;

/** The person's own name for it, else its first number. */
export function useCaseName(): (known: Named) => string {
  const { t } = useTranslation();
  return ({ title, numbers }) => title ?? numbers[0] ?? t('cases.unnamed');
}

export function useStepWords(): (step: NextStepView) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ code, on, at, isOver }) => {
    const step = t(`cases.steps.${code}`);
    if (on === null) return code === 'wait' || code === 'goOn' ? step : t('cases.stepNoDay', { step });
    const day = format.day(on);
    if (isOver) return t('cases.stepOver', { step, day });
    if (code === 'attend' && at !== null) return t('cases.stepAt', { step, day, time: at });
    return t(code === 'attend' || code === 'checkStatus' ? 'cases.stepOn' : 'cases.stepBy', { step, day });
  };
}

/** `since 12 Mar 2026 · 263 days`: since the filing, else since the first that is known of it. */
export function useCaseAge(now: Date): (known: Pick<CaseRowView, 'filedOn' | 'firstAt'>) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ filedOn, firstAt }) => {
    const from = filedOn ?? firstAt.slice(0, 10);
    const count = Math.max(0, daysBetween(from, now.toISOString().slice(0, 10)));
    const days = t('cases.days', { count, number: format.number(count) });
    return `${t('cases.since', { day: format.day(from) })} · ${days}`;
  };
}

/** How near a step is, for its colour; words and the day say the same. */
export function toneOf(
  { code, on, isOver }: NextStepView,
  now: Date,
): 'danger' | 'warn' | 'accent' | 'plain' {
  if (isOver) return 'danger';
  if (code === 'wait' || code === 'checkStatus') return 'plain';
  if (on === null) return code === 'goOn' ? 'accent' : 'warn';
  const left = daysBetween(now.toISOString().slice(0, 10), on);
  if (left <= 3) return 'danger';
  return left <= 10 ? 'warn' : 'accent';
}
