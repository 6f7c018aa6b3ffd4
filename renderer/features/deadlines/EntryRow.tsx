// One thing that is due: what and when, how sure that is, whose it is, and on demand why the day is the day.
import { CalendarPlus, FileText, FolderOpen } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntryView } from '../../../main/contract/calendarMethods.ts';
import type { Move } from '../../shell/navigation.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useNoticeTitle } from '../../text/useNoticeTitle.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { PersonMark } from '../people/PersonMark.tsx';
import type { KnownPersons } from '../people/usePersonLooks.ts';
import { certaintyIcons, isOwn, lookOfEntry } from './dueLooks.ts';
import { useEntryWords } from './useEntryWords.ts';

const EntryWhy = lazy(async () => ({ default: (await import('./EntryWhy.tsx')).EntryWhy }));

interface EntryRowProps {
  entry: CalendarEntryView;
  known: KnownPersons;
  isBusy: boolean;
  onExport: () => void;
  go: (step: Move) => void;
}

export function EntryRow({ entry, known, isBusy, onExport, go }: EntryRowProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const titleOf = useNoticeTitle();
  const words = useEntryWords();
  const [isAsked, setAsked] = useState(false);
  const { icon, tone } = lookOfEntry(entry);
  const { noticeId, caseId, on, at, place, certainty, laterOn, isDone } = entry;
  const person = known.nameOf(entry.personId) || entry.person || '';
  const title = titleOf(entry.title) || t(`kinds.${entry.kind}`);
  return (
    <li className="entry" data-urgency={isDone ? 'done' : entry.urgency} data-certainty={certainty}>
      <div className="entry-head">
        <Badge icon={icon} tone={tone} name="badge-due">
          {isDone ? t('calendar.done') : words.left(entry) || t('reader.dayUnread')}
        </Badge>
        <Badge icon={certaintyIcons[certainty]} name="entry-certainty">
          {t(`calendar.certainty.${certainty}`)}
        </Badge>
      </div>
      <p className="entry-when">
        {on === null ? (
          words.what(entry)
        ) : (
          <>
            {t('calendar.whatIs', { what: words.what(entry) })} <strong>{words.when(entry)}</strong>
          </>
        )}
      </p>
      <p className="entry-title">
        <bdi>{title}</bdi>
      </p>
      <p className="entry-whose field-hint">
        {known.isMany && <PersonMark look={known.lookOf(entry.personId)} />}
        <span>
          {[person, isOwn(entry) ? t('calendar.own') : t(`portalNames.${entry.portal}`), place]
            .filter((part) => part !== null && part !== '')
            .map((part) => <bdi key={part}>{part}</bdi>)
            .reduce<ReactNode[]>((all, part) => (all.length === 0 ? [part] : [...all, ' · ', part]), [])}
        </span>
      </p>
      {laterOn !== null && (
        <p className="field-hint">
          {t('deadline.perhapsUntil', { day: format.dayLong(laterOn) })} {t('deadline.perhapsWhy')}
        </p>
      )}
      <div className="entry-acts">
        {noticeId !== null && (
          <Button icon={FileText} onClick={() => go({ to: 'notice', id: noticeId })}>
            {t('calendar.openNotice')}
          </Button>
        )}
        {caseId !== null && (
          <Button icon={FolderOpen} onClick={() => go({ to: 'case', id: caseId })}>
            {t('calendar.openCase')}
          </Button>
        )}
        {on !== null && (
          <IconButton
            icon={CalendarPlus}
            label={t('calendar.exportOne', { title })}
            disabled={isBusy}
            onClick={onExport}
          />
        )}
      </div>
      {noticeId !== null && !(entry.what === 'attend' && at !== null) && (
        <details className="entry-why" onToggle={(event) => setAsked(event.currentTarget.open)}>
          <summary>{t(on === null ? 'calendar.whyNone' : 'deadlines.why')}</summary>
          {isAsked && (
            <Suspense>
              <EntryWhy entry={entry} noticeId={noticeId} />
            </Suspense>
          )}
        </details>
      )}
    </li>
  );
}
