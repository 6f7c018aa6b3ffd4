// Everything that happened in a case, oldest first: each entry with its day, how sure the day is, and the way to its notice.
import {
  CalendarCheck,
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
import type { Move } from '../../shell/navigation.ts';
import { useFormat } from '../../text/useFormat.ts';
import { IconButton } from '../../ui/Button.tsx';
import { MaskIcon } from '../../ui/MaskIcon.tsx';
import { kindIcons } from '../inbox/kindIcons.ts';
import { AddToCalendar } from './AddToCalendar.tsx';
import { useCaseAct } from './useCaseAct.ts';
import { useEntryWords } from './useEntryWords.ts';

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
  const Icon = entry.what === 'notice' ? null : icons[entry.what];
  const noticeId = noticeIdOf(entry);
  const entryId = entryIdOf(entry);
  const sure = entry.certainty === 'stated' ? null : t(`cases.certainty.${entry.certainty}`);
  return (
    <li className="timeline-item" data-quiet={entry.what === 'status' && !entry.isNews}>
      {entry.what === 'notice' && <MaskIcon name={kindIcons[entry.notice.kind]} size={18} />}
      {Icon !== null && <Icon size={18} aria-hidden />}
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
