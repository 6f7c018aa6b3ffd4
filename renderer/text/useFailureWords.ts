// Turns a failure's code into the sentence and the next step of the chosen language.
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../main/contract/failure.ts';
import { useFormat } from './useFormat.ts';

export interface FailureWords {
  title: string;
  next: string;
}

export function useFailureWords(): (failure: Failure) => FailureWords {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return (failure) => {
    const { until, error, reason, hint } = failure.details;
    const general = error === 'hostUnreachable' ? 'hostUnreachable' : failure.code;
    const near = `${general}.${String(reason ?? hint)}`;
    const key = i18n.exists(`failures.${near}.title`) ? near : general;
    const told = {
      until: typeof until === 'string' && !Number.isNaN(Date.parse(until)) ? format.instant(until) : '',
    };
    const title: string = t(`failures.${key}.title` as 'failures.bug.title', told);
    const next: string = t(`failures.${key}.next` as 'failures.bug.next', told);
    return { title, next: told.until === '' ? next : `${next} ${t('common.nextTryAt', { at: told.until })}` };
  };
}
