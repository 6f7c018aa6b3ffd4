// The names of days off and of communities in the language on screen.
import { useTranslation } from 'react-i18next';
import type { SkippedView } from '../../../main/contract/deadlineViews.ts';

export interface DayNames {
  why(day: Pick<SkippedView, 'why' | 'name'>): string;
  region(code: string): string;
}

export function useDayNames(): DayNames {
  const { t, i18n } = useTranslation();
  const region = (code: string): string => {
    const key = `deadlines.regions.${code}`;
    return i18n.exists(key) ? t(key as 'deadlines.regions.MD') : code;
  };
  return {
    region,
    why: ({ why, name }) => {
      if (name !== null) return name;
      const [kind = why, code] = why.split('.');
      const key = `deadlines.days.${kind}`;
      const words = i18n.exists(key) ? t(key as 'deadlines.days.saturday') : why;
      return code === undefined ? words : `${words}: ${region(code)}`;
    },
  };
}
