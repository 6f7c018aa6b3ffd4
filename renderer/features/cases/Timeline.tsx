// Everything that happened in a case, oldest first: each entry with its day, how sure the day is, and the way to its notice.
import { Toast } from '@base-ui/react/toast';
import {
  CalendarCheck,
  CalendarPlus,
  Flag,
  Hourglass,
  Landmark,
  type LucideIcon,
  MailOpen,
  ReceiptText,
  StickyNote,
  Timer,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, TimelineEntryView } from '../../../main/contract/caseViews.ts';
import { useAct } from '../../api/bridgeContext.tsx';
import type { Move } from '../../shell/navigation.ts';
import { zoneCity } from '../../text/format.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { useFormat } from '../../text/useFormat.ts';
import { IconButton } from '../../ui/Button.tsx';
import { saveInBrowser } from '../documents/readDocument.ts';
import { kindIcons } from '../inbox/kindIcons.ts';
import { useCaseAct } from './useCaseAct.ts';

type Entry = TimelineEntryView;

const icons: Record<Exclude<Entry['what'], 'notice'>, LucideIcon> = {
  filed: Flag,
  status: Landmark,
  appointment: CalendarCheck,
  deadline: Timer,
  payment: ReceiptText,
  waitingList: Hourglass,
  opening: MailOpen,
  note: StickyNote,
};

export function Timeline({ known, go }: { known: CaseDetail; go: (step: Move) => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('cases.timeline')}</h2>
      <ol className="timeline">
        {known.timeline.map((entry, index) => (
          <TimelineItem key={keyOf(entry, index)} caseId={known.id} entry={entry} go={go} />
        ))}
      </ol>
    </section>
  );
}

/** The same status may be read twice in one minute; its place in the line tells them apart. */
const keyOf = (entry: Entry, index: number): string =>
  `${entry.what} ${noticeIdOf(entry) ?? entryIdOf(entry) ?? ''} ${index}`;

interface TimelineItemProps {
  caseId: string;
  entry: Entry;
  go: (step: Move) => void;
}

function TimelineItem({ caseId, entry, go }: TimelineItemProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { title, more } = useEntryWords()(entry);
  const removing = useCaseAct('cases.removeEntry', t('cases.entryGone'));
  const takingOut = useCaseAct('cases.place', t('cases.takenOut'));
  const Icon = entry.what === 'notice' ? kindIcons[entry.notice.kind] : icons[entry.what];
  const noticeId = noticeIdOf(entry);
  const entryId = entryIdOf(entry);
  const sure = entry.certainty === 'stated' ? null : t(`cases.certainty.${entry.certainty}`);
  return (
    <li className="timeline-item" data-quiet={entry.what === 'status' && !entry.isNews}>
      <Icon size={18} aria-hidden />
      <div className="timeline-words">
        <p className="field-hint">
          {entry.on !== null && <time dateTime={entry.on}>{format.day(entry.on)}</time>}
          {entry.on !== null && sure !== null && ' · '}
          {sure}
        </p>
        {noticeId === null ? (
          <p className="timeline-title">
            <bdi>{title}</bdi>
          </p>
        ) : (
          <button
            type="button"
            className="timeline-title timeline-link"
            onClick={() => go({ to: 'requested', id: noticeId })}
          >
            <bdi>{title}</bdi>
          </button>
        )}
        {more !== '' && <p className="timeline-more">{more}</p>}
      </div>
      {entry.what === 'appointment' && entry.entryId !== null && entry.appointment.on !== null && (
        <AddToCalendar caseId={caseId} entryId={entry.entryId} appointment={entry.appointment} more={more} />
      )}
      {entry.what === 'notice' && (
        <IconButton
          icon={X}
          label={`${t('cases.takeOut')}: ${entry.notice.title}`}
          disabled={takingOut.isPending}
          onClick={() => takingOut.mutate({ noticeIds: [entry.notice.id], caseId: null })}
        />
      )}
      {entryId !== null && (
        <IconButton
          icon={X}
          label={`${t('cases.entry.remove')}: ${title}`}
          disabled={removing.isPending}
          onClick={() => removing.mutate({ id: caseId, entryId })}
        />
      )}
    </li>
  );
}

interface AddToCalendarProps {
  caseId: string;
  entryId: string;
  appointment: { procedure: string | null; code: string | null };
  more: string;
}

/** What was written by hand goes into the calendar as what a mail told of does. */
function AddToCalendar({ caseId, entryId, appointment, more }: AddToCalendarProps): ReactNode {
  const { t } = useTranslation();
  const toasts = Toast.useToastManager();
  const words = useFailureWords();
  const saving = useAct('appointments.calendar', {
    onSuccess: ({ name, type, text }) => {
      saveInBrowser(name, new Blob([text], { type }));
      toasts.add({ title: t('cases.calendar.saved'), timeout: 8_000 });
    },
    onError: ({ failure }) => {
      const { title, next } = words(failure);
      toasts.add({ title, description: next, timeout: 0, priority: 'high', type: 'danger' });
    },
  });
  const { procedure, code } = appointment;
  const event = {
    summary: procedure ?? t('cases.entries.appointment'),
    description: [more, code].filter(Boolean).join('\n'),
  };
  return (
    <IconButton
      icon={CalendarPlus}
      label={`${t('cases.calendar.add')}: ${event.summary}`}
      disabled={saving.isPending}
      onClick={() => saving.mutate({ caseId, entryId, words: event })}
    />
  );
}

const noticeIdOf = (entry: Entry): string | null => {
  switch (entry.what) {
    case 'notice':
      return entry.notice.id;
    case 'payment':
      return entry.payment.noticeId;
    case 'waitingList':
      return entry.waitingList.noticeId;
    case 'appointment':
    case 'deadline':
    case 'opening':
      return entry.noticeId;
    default:
      return null;
  }
};

const entryIdOf = (entry: Entry): string | null => {
  switch (entry.what) {
    case 'payment':
      return entry.payment.entryId;
    case 'waitingList':
      return entry.waitingList.entryId;
    case 'appointment':
    case 'note':
      return entry.entryId;
    default:
      return null;
  }
};

/** A title and one line more, empty where there is nothing to add. */
function useEntryWords(): (entry: Entry) => { title: string; more: string } {
  const { t } = useTranslation();
  const format = useFormat();
  const line = (...parts: (string | null | undefined | false)[]): string =>
    parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
  return (entry) => {
    switch (entry.what) {
      case 'filed':
      case 'opening':
        return { title: t(`cases.entries.${entry.what}`), more: '' };
      case 'status': {
        const { status, raw, source, resolvedOn, nie, authorization } = entry.entry;
        const words = t(`cases.statuses.${status}`);
        return {
          title: t(entry.isNews ? 'cases.entries.status' : 'cases.entries.same', { status: words }),
          more: line(
            `“${raw}”`,
            t(`cases.sources.${source}`),
            resolvedOn && t('cases.entries.resolved', { day: format.day(resolvedOn) }),
            nie && t('cases.entries.nieIs', { nie }),
            authorization,
          ),
        };
      }
      case 'notice': {
        const { title, kind, issuer, isByHand, isDone } = entry.notice;
        return {
          title,
          more: line(
            t(`kinds.${kind}`),
            issuer,
            isByHand && t('cases.fromHand'),
            isDone && t('cases.entries.done'),
          ),
        };
      }
      case 'appointment': {
        const { at, zone, office, address, procedure } = entry.appointment;
        const hour = at === null ? null : `${at} (${zoneCity(zone)})`;
        return { title: t('cases.entries.appointment'), more: line(hour, procedure, office, address) };
      }
      case 'deadline':
        return {
          title: t(`cases.entries.${entry.act}`),
          more: entry.isDone ? t('cases.entries.done') : '',
        };
      case 'payment': {
        const { title, amount, paidOn } = entry.payment;
        return {
          title: t('cases.entries.payment', { title }),
          more: line(
            amount && format.amount(amount.value, amount.currency),
            paidOn && t('cases.pay.paid', { day: format.day(paidOn) }),
          ),
        };
      }
      case 'waitingList': {
        const { state, procedure, office, since } = entry.waitingList;
        return {
          title: t('cases.entries.waitingList'),
          more: line(
            t(`cases.waitingStates.${state}`),
            state !== 'waiting' && since && format.day(since),
            procedure,
            office,
          ),
        };
      }
      case 'note':
        return { title: t('cases.entries.note'), more: entry.text };
    }
  };
}
