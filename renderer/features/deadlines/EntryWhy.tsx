// Why a day on the list is the day, and what an opening would start: read when somebody asks.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntryView } from '../../../main/contract/calendarMethods.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { FailureBox } from '../../ui/FailureBox.tsx';
import { Later } from '../../ui/Later.tsx';
import { Explanation } from './Explanation.tsx';
import { WhatIf } from './WhatIf.tsx';

export function EntryWhy({ entry, noticeId }: { entry: CalendarEntryView; noticeId: string }): ReactNode {
  const { t } = useTranslation();
  const told = useMethod('deadlines.explain', { noticeId });
  const notice = useMethod('notices.get', { id: noticeId });
  const error = told.error ?? notice.error;
  if (error !== null) return <FailureBox error={error} />;
  if (told.data === undefined || notice.data === undefined)
    return (
      <Later>
        <p role="status">{t('calendar.loading')}</p>
      </Later>
    );
  const { what, on } = entry;
  // A period of a notice that says no is for an appeal; it is counted as any other.
  const counted = what === 'appeal' ? 'respond' : what;
  const explanation = told.data.explanations.find((one) => one.what === counted && one.on === on);
  const period = notice.data.evidence['responseTerm'];
  return (
    <div className="entry-because">
      {explanation === undefined ? (
        <p>{t(what === 'expires' ? 'deadline.rules.stated.expiresOn' : 'deadlines.from.stated')}</p>
      ) : (
        <Explanation
          explanation={explanation}
          personId={told.data.personId}
          region={told.data.region ?? null}
        />
      )}
      {period !== undefined && (
        <p className="field-hint">
          {t('deadline.printed')} <q lang="es">{period}</q>
        </p>
      )}
      {(what === 'open' || what === 'expires') && <WhatIf notice={notice.data} />}
    </div>
  );
}
