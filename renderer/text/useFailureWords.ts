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
    const { until, error, reason, hint, action, what, host, said, validTo, validFrom } = failure.details;
    const general = error === 'hostUnreachable' ? 'hostUnreachable' : failure.code;
    const moment = (value: unknown, write: (at: string) => string): string =>
      typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? write(value) : '';
    const told = {
      until: moment(until, format.instant),
      host: typeof host === 'string' ? host : '',
      said: Array.isArray(said) ? said.join(' · ') : '',
      day: moment(validTo ?? validFrom, format.instantDay),
    };
    const names = [reason, hint, action, what, told.day === '' ? null : 'dated'];
    const key =
      names
        .filter((word) => typeof word === 'string')
        .map((word) => `${general}.${word}`)
        .find((near) => i18n.exists(`failures.${near}.title`)) ?? general;
    const title: string = t(`failures.${key}.title` as 'failures.bug.title', told);
    const next: string = t(`failures.${key}.next` as 'failures.bug.next', told);
    return { title, next: told.until === '' ? next : `${next} ${t('common.nextTryAt', { at: told.until })}` };
  };
}
