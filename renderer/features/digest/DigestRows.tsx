// The rows of "today and this week": each one leads to what it speaks of, and says on paper what it says on the screen.
import {
  Banknote,
  CalendarCheck,
  IdCard,
  Landmark,
  Mail,
  MailOpen,
  PenLine,
  Scale,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DigestAppointment, DigestDue, DigestView } from '../../../main/contract/digestViews.ts';
import type { Move } from '../../shell/navigation.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useNoticeTitle } from '../../text/useNoticeTitle.ts';

export type DatedRow = { key: string; daysLeft: number } & (
  | { what: 'meet'; meet: DigestAppointment }
  | { what: 'due'; due: DigestDue }
);

/** By day, and of a day the appointments first: they have an hour. */
export const dayRows = ({ due, appointments }: DigestView): DatedRow[] =>
  [
    ...appointments.map((meet) => ({
      key: `meet ${meet.noticeId ?? meet.caseId} ${meet.on} ${meet.at}`,
      daysLeft: meet.daysLeft,
      what: 'meet' as const,
      meet,
    })),
    ...due.map((one) => ({
      key: `${one.what} ${one.noticeId ?? one.caseId} ${one.on}`,
      daysLeft: one.daysLeft,
      what: 'due' as const,
      due: one,
    })),
  ].toSorted((a, b) => a.daysLeft - b.daysLeft);

interface RowProps<R> {
  row: R;
  go: (step: Move) => void;
}

const icons = {
  open: MailOpen,
  respond: PenLine,
  pay: Banknote,
  attend: CalendarCheck,
  appeal: Scale,
  court: Landmark,
  goOn: IdCard,
} as const;

export function DueRow({ row, go }: RowProps<DigestDue>): ReactNode {
  const { t } = useTranslation();
  const titleOf = useNoticeTitle();
  const Icon = icons[row.what];
  return (
    <Row
      icon={<Icon size={16} aria-hidden />}
      title={t(`digest.acts.${row.what}`, { title: titleOf(row.title) })}
      more={[
        row.personName,
        t(`portalNames.${row.portal}`),
        row.certainty === 'stated' ? null : t('digest.reckoned'),
      ]}
      when={<Near on={row.on} daysLeft={row.daysLeft} />}
      onGo={() => go(placeOf(row))}
    />
  );
}

export function MeetRow({ row, go }: RowProps<DigestAppointment>): ReactNode {
  const { t } = useTranslation();
  const isHere = row.zone === new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Row
      icon={<CalendarCheck size={16} aria-hidden />}
      title={row.at === null ? t('digest.appointment') : t('digest.appointmentAt', { at: row.at })}
      more={[
        row.at !== null && !isHere ? t('digest.clockOf', { city: cityOf(row.zone) }) : null,
        row.procedure,
        row.place,
        row.personName,
      ]}
      when={<Near on={row.on} daysLeft={row.daysLeft} />}
      onGo={() => go(placeOf(row))}
    />
  );
}

export function ArrivedRow({ row, go }: RowProps<DigestView['arrived'][number]>): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const titleOf = useNoticeTitle();
  return (
    <Row
      icon={<Mail size={16} aria-hidden />}
      title={titleOf(row.title)}
      more={[t(`kinds.${row.kind}`), row.personName, t(`portalNames.${row.portal}`)]}
      when={<time dateTime={row.firstSeenAt}>{format.instant(row.firstSeenAt)}</time>}
      onGo={() => go({ to: 'requested', id: row.noticeId })}
    />
  );
}

export function SourceRow({ row, go }: RowProps<DigestView['sources'][number]>): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFailureWords();
  return (
    <Row
      icon={<TriangleAlert size={16} aria-hidden />}
      title={row.label}
      more={[row.code === null ? t('digest.quiet') : words({ code: row.code, details: {} }).title]}
      when={
        row.lastWholeAt === null
          ? t('digest.neverWhole')
          : t('digest.lastWhole', { day: format.instantDay(row.lastWholeAt) })
      }
      onGo={() => go({ to: 'screen', screen: 'accounts' })}
    />
  );
}

function Near({ on, daysLeft }: { on: string; daysLeft: number }): ReactNode {
  const format = useFormat();
  return (
    <time dateTime={on}>
      {daysLeft === 0 ? format.days(0) : `${format.day(on)} (${format.days(daysLeft)})`}
    </time>
  );
}

interface LineProps {
  icon: ReactNode;
  title: string;
  more: (string | null)[];
  when: ReactNode;
  onGo: () => void;
}

function Row({ icon, title, more, when, onGo }: LineProps): ReactNode {
  const told = more.filter((part) => part !== null && part !== '');
  return (
    <li>
      <button type="button" className="digest-row" onClick={onGo}>
        {icon}
        <span className="digest-words">
          <span className="digest-title">{title}</span>
          {told.length > 0 && <span className="digest-sub">{told.join(' · ')}</span>}
        </span>
        <span className="digest-when">{when}</span>
      </button>
    </li>
  );
}

const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

const placeOf = ({ noticeId, caseId }: { noticeId: string | null; caseId: string | null }): Move =>
  noticeId !== null ? { to: 'requested', id: noticeId } : { to: 'case', id: caseId };
