// The words of a calendar file, in the language on screen: other programs show them.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarWords } from '../../../main/contract/calendarMethods.ts';

export function useCalendarWords(): CalendarWords {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      what: {
        open: t('calendar.what.open'),
        respond: t('calendar.what.respond'),
        pay: t('calendar.what.pay'),
        attend: t('calendar.what.attend'),
        appeal: t('calendar.what.appeal'),
        court: t('calendar.what.court'),
        goOn: t('calendar.what.goOn'),
        expires: t('calendar.what.expires'),
      },
      derived: t('calendar.file.derived'),
      hiddenDeadline: t('calendar.file.hiddenDeadline'),
      hiddenAppointment: t('calendar.file.hiddenAppointment'),
    }),
    [t],
  );
}
