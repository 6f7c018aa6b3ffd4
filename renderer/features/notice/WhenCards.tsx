// Appointment and deadlines as cards: the day in full, how far it is, and how sure Recado is of it.
import { CalendarCheck, CalendarClock, CircleQuestionMark } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplanationView } from '../../../main/contract/deadlineViews.ts';
import { noticeActOf } from '../../../main/contract/dueActs.ts';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import type { NoticeAct } from '../../../main/model/dueAct.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { dayIn, daysBetween, portalZones, zoneCity } from '../../text/format.ts';
import { useFormat } from '../../text/useFormat.ts';
import { Explanation } from '../deadlines/Explanation.tsx';
import { urgencyOf } from '../inbox/due.ts';

export function WhenCards({ notice, now }: { notice: NoticeDetail; now: Date }): ReactNode {
  const { appointment } = notice;
  const told = useMethod('deadlines.explain', { noticeId: notice.id }, notice.deadlines.length > 0).data;
  const today = dayIn(portalZones[notice.portal], now);
  // Of a plan with many days the next one is enough; all of them stand with what is to pay.
  const nextPay =
    notice.deadlines.find(({ what, on }) => what === 'pay' && on !== null && on >= today) ??
    notice.deadlines.findLast(({ what }) => what === 'pay');
  const deadlines = notice.deadlines.filter(
    (deadline) =>
      (deadline.what !== 'attend' || deadline.on !== appointment?.on) &&
      (deadline.what !== 'pay' || deadline === nextPay),
  );
  if (appointment === null && deadlines.length === 0) return null;
  return (
    <div className="when">
      {appointment !== null && <AppointmentCard appointment={appointment} now={now} />}
      {deadlines.map((deadline) => (
        <DeadlineCard
          key={`${deadline.what} ${deadline.on} ${deadline.basis}`}
          deadline={deadline}
          act={noticeActOf(deadline.what, notice)}
          today={today}
          printed={deadline.certainty === 'derived' ? notice.evidence['responseTerm'] : undefined}
          explanation={told?.explanations[notice.deadlines.indexOf(deadline)]}
          personId={notice.personId}
          region={told?.region ?? null}
          isSpanish={notice.portal === 'dehu' || notice.portal === 'sede'}
        />
      ))}
    </div>
  );
}

type AppointmentView = NonNullable<NoticeDetail['appointment']>;

function AppointmentCard({ appointment, now }: { appointment: AppointmentView; now: Date }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { on, at, zone, isZoneCertain } = appointment;
  const daysLeft = on === null ? null : daysBetween(dayIn(zone, now), on);
  return (
    <section
      className="when-card"
      data-urgency={daysLeft === null ? 'near' : urgencyOf(daysLeft)}
      aria-label={t('reader.appointment')}
    >
      <CalendarCheck size={20} aria-hidden />
      <p className="when-what">{t('reader.appointment')}</p>
      <p className="when-day">
        {on === null
          ? t('reader.dayUnread')
          : at === null
            ? format.dayLong(on)
            : t('reader.dayHour', { day: format.dayLong(on), at })}
      </p>
      {daysLeft !== null && (
        <p>
          {daysLeft < 0
            ? t('reader.appointmentPassed', { when: format.days(daysLeft) })
            : format.days(daysLeft)}
        </p>
      )}
      <p className="when-basis">
        {t(isZoneCertain ? 'reader.officeTime' : 'reader.officeTimeUncertain', { city: zoneCity(zone) })}
      </p>
    </section>
  );
}

type DeadlineView = NoticeDetail['deadlines'][number];
/** A field of the portal's own answer, such as `expirationDate`. */
const fieldName = /^[a-z]+[A-Z][A-Za-z]+$/;
/** A named rule such as `es.open10`; anything else is the sentence printed in the notice. */
const ruleName = /^[a-z]+(\.[A-Za-z0-9]+)+$/;

interface DeadlineCardProps {
  deadline: DeadlineView;
  act: NoticeAct;
  today: string;
  /** The sentence that sets the number of days. */
  printed: string | undefined;
  explanation: ExplanationView | undefined;
  personId: string;
  region: string | null;
  isSpanish: boolean;
}

function DeadlineCard({
  deadline,
  act,
  today,
  printed,
  explanation,
  personId,
  region,
  isSpanish,
}: DeadlineCardProps): ReactNode {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { what, on, certainty, basis } = deadline;
  const daysLeft = on === null ? null : daysBetween(today, on);
  const ruleKey = `deadline.rules.${basis}`;
  const isField = fieldName.test(basis);
  const basisWords = isField
    ? i18n.exists(`deadline.fields.${basis}`)
      ? t(`deadline.fields.${basis}` as 'deadline.fields.expirationDate')
      : t('deadline.field', { field: basis })
    : !ruleName.test(basis)
      ? basis !== '' && <q lang="es">{basis}</q>
      : i18n.exists(ruleKey)
        ? t(ruleKey as 'deadline.rules.cl.businessDays')
        : t('deadline.rule', { rule: basis });
  const Icon = on === null ? CircleQuestionMark : CalendarClock;
  return (
    <section
      className="when-card"
      data-urgency={daysLeft === null ? 'near' : urgencyOf(daysLeft)}
      aria-label={t(`deadline.what.${act}`)}
    >
      <Icon size={20} aria-hidden />
      <p className="when-what">{t(`deadline.what.${act}`)}</p>
      <p className="when-day">{on === null ? t('reader.dayUnread') : format.dayLong(on)}</p>
      {daysLeft !== null && (
        <p>{daysLeft < 0 ? t('deadline.passed', { when: format.days(daysLeft) }) : format.days(daysLeft)}</p>
      )}
      <p className="when-basis">
        {t(`deadline.certainty.${certainty}`)} {basisWords}
      </p>
      {explanation !== undefined && (
        <Explanation explanation={explanation} personId={personId} region={region} />
      )}
      {printed !== undefined && (
        <p className="when-basis">
          {t('deadline.printed')} <q lang="es">{printed}</q>
        </p>
      )}
      {deadline.later !== undefined && (
        <p className="when-basis">
          {t('deadline.perhapsUntil', { day: format.dayLong(deadline.later.on) })} {t('deadline.perhapsWhy')}
        </p>
      )}
      {what === 'open' && isSpanish && <p className="when-basis">{t('deadline.openMeans')}</p>}
    </section>
  );
}
